// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/matrix.h"

namespace ruyuan::planner {

char letter(Verdict verdict) {
    return word(verdict).front();
}

std::optional<Verdict> verdictFromLetter(char one) {
    for (const Verdict verdict : {Verdict::Pass, Verdict::Warn, Verdict::Fail, Verdict::Unknown}) {
        if (letter(verdict) == one) {
            return verdict;
        }
    }
    return std::nullopt;
}

}  // namespace ruyuan::planner
