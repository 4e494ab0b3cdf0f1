// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/cell_text.h"

#include <format>

namespace ruyuan::app {

using gis::Language;
using gis::Text;

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

}  // namespace ruyuan::app
