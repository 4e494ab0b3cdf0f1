// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/policy_pack.h"
#include "tests/fuzz/fuzz_target.h"

namespace ruyuan {

std::vector<std::string_view> fuzz::seeds() {
    return {"[policy]\nname = \"x\"\ndate = 2019-06-04\n",
            "[[clause]]\nid = \"3.1\"\nquote = \"关闭\"\n",
            "[[path]]\nid = \"P1\"\nwhen = \"uses_coal AND employees > 3\"\n",
            "[parameters]\ncost = 1e400\n[[sector]]\nid = \"cement\"\ncodes = [\"3011\"]\n",
            "a = [[[[1]]]]\nb = {c = {d = '''x'''}}\n"};
}

}  // namespace ruyuan

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ruyuan;
    const auto pack = planner::parsePolicyPack(fuzz::textOf(data, size), "fuzz");
    if (!pack) {
        fuzz::require(!pack.error().sentence.zh.empty());
    }
    return 0;
}
