// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cells.h"

#include <nlohmann/json.hpp>

namespace ruyuan::app {

using Json = nlohmann::ordered_json;

Json cellJson(const gis::Value& value) {
    struct Parts {
        Json operator()(std::monostate) const { return nullptr; }
        Json operator()(const std::string& text) const { return text; }
        Json operator()(std::int64_t number) const { return number; }
        Json operator()(double number) const { return number; }
        Json operator()(bool truth) const { return truth; }
        Json operator()(gis::Date date) const { return gis::isoDate(date); }
    };
    return std::visit(Parts{}, value);
}

}  // namespace ruyuan::app
