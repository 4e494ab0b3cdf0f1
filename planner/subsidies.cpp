// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/subsidies.h"

#include "planner/detail/rulebook.h"
#include "planner/detail/site_rules.h"
#include "planner/detail/site_source.h"
#include "planner/facts.h"

#include <algorithm>
#include <map>

namespace ruyuan::planner {

namespace {

void append(gis::Text& sentence, const gis::Text& more) {
    sentence.zh += more.zh;
    sentence.en += more.en;
}

gis::Text moneyText(gis::Money money) {
    return gis::text("{:.10g}万元", "{:.10g} x 10,000 yuan", money.wan());
}

std::optional<double> numberOf(const FactValue& value) {
    if (const double* number = std::get_if<double>(&value)) {
        return *number;
    }
    const std::int64_t* whole = std::get_if<std::int64_t>(&value);
    return whole == nullptr ? std::nullopt : std::optional(static_cast<double>(*whole));
}

/// The items of a pack asked about one site.
class Assessor {
public:
    Assessor(detail::Rulebook& book, const PolicyPack& pack, gis::Date asOf)
        : book_(book), pack_(pack), asOf_(asOf) {}

    gis::Result<std::vector<SubsidyFinding>> assess(const detail::SiteRow& row) {
        std::vector<SubsidyFinding> findings;
        for (std::size_t i = 0; i < pack_.subsidies.size(); ++i) {
            const gis::Result<std::optional<SubsidyFinding>> one = assess(i, row);
            if (!one) {
                return std::unexpected(one.error());
            }
            if (*one) {
                findings.push_back(**one);
            }
        }
        keepHighest(findings);
        return findings;
    }

private:
    gis::Result<std::optional<SubsidyFinding>> assess(std::size_t index,
                                                      const detail::SiteRow& row) {
        const Subsidy& item = pack_.subsidies[index];
        const Conditions::Id condition = book_.subsidies[index];
        if (!concerns(condition, row.facts)) {
            return std::optional<SubsidyFinding>();
        }
        const gis::Result<Truth> holds = book_.conditions.evaluate(condition, row.facts);
        if (!holds) {
            return std::unexpected(holds.error());
        }
        SubsidyFinding finding{.siteId = row.start.siteId,
                               .subsidy = item.id,
                               .clause = item.clause,
                               .verdict = detail::verdictOf(*holds),
                               .amount = {},
                               .years = item.years,
                               .missing = {},
                               .sentence = item.name};
        if (*holds == Truth::Unknown) {
            const auto missing = book_.conditions.missing(condition, row.facts);
            if (!missing) {
                return std::unexpected(missing.error());
            }
            for (const std::size_t fact : *missing) {
                finding.missing.push_back(book_.facts.facts()[fact].name);
            }
        } else if (*holds == Truth::Yes) {
            setAmount(item, row.facts, finding);
        } else {
            append(finding.sentence, {"：不符合条件", ": the conditions are not met"});
        }
        if (!finding.missing.empty()) {
            finding.verdict = Verdict::Unknown;
            append(finding.sentence,
                   gis::text("。缺：{}",
                             ". Missing: {}",
                             detail::labelsOf({finding.missing.begin(), finding.missing.end()})));
        }
        judgeValidity(item, finding);
        return std::optional(finding);
    }

    /// An item concerns a site about which the ledger says anything that the item asks.
    bool concerns(Conditions::Id condition, const FactRow& facts) const {
        return std::ranges::any_of(book_.conditions.uses(condition), [&](std::size_t fact) {
            const FactValue& value = facts.values[fact];
            const bool no = std::holds_alternative<bool>(value) && !std::get<bool>(value);
            return isKnown(value) && !no;
        });
    }

    const FactValue& valueOf(const FactRow& facts, const std::string& name) const {
        return facts.values[*book_.facts.index(name)];
    }

    void setAmount(const Subsidy& item, const FactRow& facts, SubsidyFinding& finding) const {
        if (item.caseByCase) {
            finding.verdict = Verdict::Warn;
            append(finding.sentence,
                   {"：一事一议，文件未定金额", ": case by case, no amount is fixed"});
            return;
        }
        if (item.lump) {
            finding.amount = item.lump;
        } else if (!item.tiers.empty()) {
            setTier(item, facts, finding);
        } else if (const auto base = numberOf(valueOf(facts, item.base))) {
            finding.amount = gis::Money::wan(*base * item.rate);
        } else {
            finding.missing.push_back(item.base);
        }
        const bool capped = finding.amount && item.cap && *finding.amount > *item.cap;
        if (capped) {
            finding.amount = item.cap;
        }
        if (finding.amount) {
            append(finding.sentence, gis::text("：{}", ": {}", moneyText(*finding.amount)));
            append(finding.sentence,
                   capped ? gis::Text{"（已按上限）", " (the cap)"} : gis::Text());
            if (item.years > 1) {
                append(finding.sentence,
                       gis::text("，每年，连续{}年", " each year for {} years", item.years));
            }
        }
        if (!item.note.empty()) {
            append(finding.sentence, gis::text("（{}）", " ({})", item.note));
        }
    }

    /// The highest tier that is reached now and was not in earlier years.
    void setTier(const Subsidy& item, const FactRow& facts, SubsidyFinding& finding) const {
        const auto base = numberOf(valueOf(facts, item.base));
        const auto before =
            item.reached.empty() ? std::optional(0.0) : numberOf(valueOf(facts, item.reached));
        if (!base) {
            finding.missing.push_back(item.base);
            return;
        }
        gis::Money together;
        int reached = 0;
        for (const Subsidy::Tier& tier : item.tiers) {
            if (*base >= tier.from && !before) {
                finding.missing = {item.reached};
            } else if (*base >= tier.from && *before < tier.from) {
                finding.amount = tier.amount;
                together += tier.amount;
                ++reached;
            }
        }
        if (reached > 1) {
            append(finding.sentence,
                   gis::text("（新达到{}档，若逐档累加为{}）",
                             " ({} tiers newly reached; {} if each were paid)",
                             reached,
                             moneyText(together)));
        }
        if (!finding.amount && finding.missing.empty()) {
            finding.verdict = Verdict::Fail;
            append(finding.sentence,
                   {"：没有首次达到的档次", ": no tier is reached for the first time"});
        }
    }

    void judgeValidity(const Subsidy& item, SubsidyFinding& finding) const {
        const Document* document = pack_.document(pack_.clause(item.clause)->document);
        if (document == nullptr) {
            return;
        }
        const bool early = document->issued && asOf_ < *document->issued;
        const bool late = document->validUntil && asOf_ > *document->validUntil;
        if (early || late) {
            finding.verdict = Verdict::Fail;
            finding.amount.reset();
            finding.missing.clear();
            finding.sentence =
                gis::text("{}：基准日期{}不在政策有效期内（{}至{}）",
                          "{}: the as-of date {} is outside the validity of the policy ({} to {})",
                          item.name,
                          gis::isoDate(asOf_),
                          document->issued ? gis::isoDate(*document->issued) : "-",
                          document->validUntil ? gis::isoDate(*document->validUntil) : "-");
        }
    }

    /// 就高不重复: of the items on one matter the largest counts.
    void keepHighest(std::vector<SubsidyFinding>& findings) const {
        const auto matterOf = [&](const SubsidyFinding& finding) {
            return std::ranges::find(pack_.subsidies, finding.subsidy, &Subsidy::id)->matter;
        };
        for (SubsidyFinding& one : findings) {
            for (SubsidyFinding& other : findings) {
                const bool larger = one.amount && other.amount &&
                                    (*other.amount > *one.amount ||
                                     (*other.amount == *one.amount && &other < &one));
                if (&one != &other && one.verdict == Verdict::Pass &&
                    other.verdict == Verdict::Pass && larger && matterOf(one) == matterOf(other)) {
                    one.verdict = Verdict::Warn;
                    append(one.sentence,
                           gis::text("；与{}同一事项，就高不重复{}",
                                     "; on the same matter as {}, of which the higher counts{}",
                                     other.subsidy,
                                     pack_.sameMatterClause.empty()
                                         ? gis::Text()
                                         : gis::text("（{}）", " ({})", pack_.sameMatterClause)));
                }
            }
        }
    }

    detail::Rulebook& book_;
    const PolicyPack& pack_;
    gis::Date asOf_;
};

/// Whether two sites may mean the same project: one firm, or one parcel.
bool mayShare(const Site& a, const Site& b) {
    const bool firm = !a.creditCode.empty() && a.creditCode == b.creditCode;
    return firm || (!gis::isEmpty(a.place) && a.place == b.place);
}

/// Items that several sites claim for what looks like one project count once; and what the sites
/// of a firm get of one item is cut to its cap.
class FirmLimits {
public:
    FirmLimits(const Project& project, const PolicyPack& pack) : pack_(pack) {
        for (const Site& site : project.sites) {
            sites_.emplace(site.id, &site);
        }
    }

    void apply(std::vector<SubsidyFinding>& findings) const {
        for (std::size_t i = 0; i < findings.size(); ++i) {
            if (findings[i].verdict == Verdict::Pass && findings[i].amount) {
                keepOnce(findings, i);
            }
        }
        for (const Subsidy& item : pack_.subsidies) {
            if (item.cap) {
                cut(findings, item);
            }
        }
    }

private:
    void keepOnce(std::vector<SubsidyFinding>& findings, std::size_t later) const {
        SubsidyFinding& one = findings[later];
        for (std::size_t i = 0; i < later; ++i) {
            const SubsidyFinding& before = findings[i];
            if (before.subsidy == one.subsidy && before.verdict == Verdict::Pass &&
                before.amount == one.amount && before.siteId != one.siteId &&
                mayShare(*sites_.at(before.siteId), *sites_.at(one.siteId))) {
                one.verdict = Verdict::Warn;
                append(one.sentence,
                       gis::text("；与厂区{}同一企业或同一地块、金额相同，按同一项目只计一次",
                                 "; the same firm or parcel as site {} and the same amount: taken "
                                 "as one project, which counts once",
                                 before.siteId));
                return;
            }
        }
    }

    void cut(std::vector<SubsidyFinding>& findings, const Subsidy& item) const {
        std::map<std::string, gis::Money> paid;  // by firm
        for (SubsidyFinding& one : findings) {
            const std::string& firm = sites_.at(one.siteId)->creditCode;
            if (one.subsidy != item.id || one.verdict != Verdict::Pass || !one.amount ||
                firm.empty()) {
                continue;
            }
            const gis::Money left = *item.cap - paid[firm];
            if (*one.amount > left) {
                one.amount = left;
                append(one.sentence,
                       gis::text("；同一企业该项每年合计不超过{}，余{}",
                                 "; a firm gets at most {} of it a year, of which {} is left",
                                 moneyText(*item.cap),
                                 moneyText(left)));
            }
            paid[firm] += *one.amount;
        }
    }

    const PolicyPack& pack_;
    std::map<std::string, const Site*> sites_;
};

}  // namespace

gis::Result<std::vector<SubsidyFinding>> subsidiesOf(const Project& project,
                                                     const PolicyPack& pack) {
    auto book = detail::makeRulebook(pack);
    if (!book) {
        return gis::fail(gis::ErrorCode::InvalidData, book.error().sentence, pack.id);
    }
    const detail::SiteSource sites(project, pack, book->facts);
    Assessor assessor(*book, pack, project.asOf);
    std::vector<SubsidyFinding> all;
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        auto findings = assessor.assess(sites.at(i));
        if (!findings) {
            return std::unexpected(findings.error());
        }
        std::ranges::move(*findings, std::back_inserter(all));
    }
    FirmLimits(project, pack).apply(all);
    return all;
}

gis::Money dueTo(const std::vector<SubsidyFinding>& findings, const std::string& siteId) {
    gis::Money sum;
    for (const SubsidyFinding& finding : findings) {
        if (finding.siteId == siteId && finding.verdict == Verdict::Pass && finding.amount) {
            sum += *finding.amount;
        }
    }
    return sum;
}

}  // namespace ruyuan::planner
