// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cells.h"

#include <nlohmann/json.hpp>

#include <format>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using Json = nlohmann::ordered_json;

}  // namespace

std::string cellText(const gis::Value& value, Language language) {
    struct Words {
        Language language;
        std::string operator()(std::monostate) const {
            return Text{"（空）", "(blank)"}.in(language);
        }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return std::format("{:.10g}", number); }
        std::string operator()(bool truth) const {
            return (truth ? Text{"是", "yes"} : Text{"否", "no"}).in(language);
        }
        std::string operator()(gis::Date date) const { return gis::isoDate(date); }
    };
    return std::visit(Words{language}, value);
}

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
