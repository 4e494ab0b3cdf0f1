// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text of a sheet, or of the workbook that lists the sheets.

#include "gis/workbook.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/workbook.h"

#include <string>

namespace ruyuan {

std::vector<std::string_view> fuzz::seeds() {
    return {
        "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row>"
        "<c r=\"B2\"><f>A1</f></c><c r=\"C2\"><f>A1</f><v>1</v></c></row></sheetData>",
        "<workbook><sheets><sheet name=\"名单\" state=\"hidden\" r:id=\"rId1\"/></sheets>"
        "</workbook>",
        "<x:c r=\"AA1\"/><x:f/>< c>"};
}

}  // namespace ruyuan

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ruyuan;
    static const testing::TemporaryFolder kFolder;
    const std::string part(fuzz::textOf(data, size));
    const auto file = kFolder / "a.xlsx";
    const std::string relations =
        "<Relationships><Relationship Id=\"rId1\" Target=\"sheet.xml\"/></Relationships>";
    const std::string book =
        part.contains("<sheets>") ? part : "<workbook><sheet name=\"a\" r:id=\"rId1\"/></workbook>";
    std::filesystem::remove(file);
    testing_support::writeZip(file,
                              {{"xl/workbook.xml", book},
                               {"xl/_rels/workbook.xml.rels", relations},
                               {"xl/sheet.xml", part}});
    for (const gis::SheetLook& sheet : gis::lookAtWorkbook(file)) {
        fuzz::require(sheet.hiddenColumns.size() <= 1U << 24U);
    }
    return 0;
}
