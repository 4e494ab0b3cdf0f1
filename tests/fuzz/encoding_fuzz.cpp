// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first byte chooses what the file says about itself; the rest are the bytes of a field name
// and of cells, parted by zeros.

#include "gis/detail/decode.h"
#include "gis/utf8.h"
#include "tests/fuzz/fuzz_target.h"

#include <string>

namespace ruyuan {

std::vector<std::string_view> fuzz::seeds() {
    using namespace std::string_view_literals;
    return {"0\xC6\xF3\xD2\xB5\0\xBC\xD7\xB3\xA7\0\xD2"sv,
            "1企业名称\0甲厂\0\xE7\x94"sv,
            "2\xA5\xF8\xB7\x7E\0\xA5\xD2"sv,
            "0name\0plain\0"sv};
}

}  // namespace ruyuan

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ruyuan;
    std::string_view text = fuzz::textOf(data, size);
    const char* kEncodings[] = {"", "UTF-8", "BIG5", "GBK"};
    const std::string encoding =
        text.empty() ? "" : kEncodings[static_cast<unsigned char>(text[0]) % 4];
    text.remove_prefix(text.empty() ? 0 : 1);
    gis::Layer layer;
    std::string name(text.substr(0, text.find('\0')));
    text.remove_prefix(std::min(name.size() + 1, text.size()));
    gis::Column column({name, gis::FieldType::Text, {}});
    while (!text.empty()) {
        const std::string_view cell = text.substr(0, text.find('\0'));
        column.appendText(cell);
        text.remove_prefix(std::min(cell.size() + 1, text.size()));
    }
    layer.columns.push_back(std::move(column));
    gis::Warnings warnings;
    (void)gis::detail::decodeLayer(layer, encoding, "fuzz", warnings);
    fuzz::require(gis::isUtf8(layer.columns[0].field().name));
    for (std::size_t row = 0; row < layer.columns[0].size(); ++row) {
        fuzz::require(gis::isUtf8(layer.columns[0].textView(row)));
    }
    std::string whole(fuzz::textOf(data, size));
    (void)gis::detail::decodeFile(whole, "", "fuzz", warnings);
    fuzz::require(gis::isUtf8(whole));
    return 0;
}
