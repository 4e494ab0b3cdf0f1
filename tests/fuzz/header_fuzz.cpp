// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows are lines, cells are parted by '|'.

#include "planner/header_row.h"
#include "tests/fuzz/fuzz_target.h"

#include <string>

namespace ruyuan {

std::vector<std::string_view> fuzz::seeds() {
    return {
        "名单\n单位：万元、亩\n序号|企业名称|占地\n1|2|3\n1|甲厂|5\n|合计|5\n填表人：张三",
        "企业名称|坐标||产能\n|经度|纬度|万吨/年\n甲厂|113|34|5",
        "一、重点企业\n企业名称（必填）|1.营业收入/万元\n甲厂|\n企业名称（必填）|1.营业收入/万元",
        "企业名称||\n|（(|)）\n"};
}

}  // namespace ruyuan

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ruyuan;
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    for (const char letter : fuzz::textOf(data, size)) {
        if (letter == '\n') {
            rows.emplace_back(1);
        } else if (letter == '|') {
            rows.back().emplace_back();
        } else {
            rows.back().back() += letter;
        }
    }
    const auto recognises = [](const planner::LedgerColumn& column) {
        const std::string header = planner::normaliseHeader(column.lower);
        return header == "企业名称" || header == "营业收入" || header == "经度";
    };
    const auto ledger = planner::findHeader(rows, recognises, recognises);
    if (ledger) {
        fuzz::require(ledger->rows.size() + ledger->skipped.size() < rows.size());
        for (const planner::LedgerRow& row : ledger->rows) {
            fuzz::require(row.cells.size() == ledger->columns.size());
            fuzz::require(row.number > 1 && row.number <= static_cast<int>(rows.size()));
        }
    }
    return 0;
}
