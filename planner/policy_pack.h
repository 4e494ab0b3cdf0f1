// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/result.h"
#include "planner/consequence.h"
#include "planner/model.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// A document that clauses quote.
struct Document {
    std::string id;  ///< 郑政办〔2019〕37号, as clauses name it
    gis::Text title;
    std::optional<gis::Date> issued;
    std::optional<gis::Date> validUntil;  ///< the last day on which it is in force
    std::string file;    ///< name of its text, where the office keeps one; tests find quotes there
    std::string source;  ///< where the words were read when it is not the document itself
    int line = 0;
};

/// A chapter of a document with the units that its last lines name: 牵头单位, 主体责任单位,
/// 配合单位, and its 时间节点.
struct Section {
    std::string document;
    std::string id;  ///< "三（一）"; clauses of 三（一）2（1） belong to it
    std::string title;
    std::string lead;
    std::string answers;  ///< 主体责任单位
    std::vector<std::string> support;
    std::optional<gis::Date> finishBy;  ///< 时间节点
    std::string quote;                  ///< of the 时间节点
    int line = 0;
};

/// A passage of a policy document.
struct Clause {
    std::string id;        ///< "P-3a"
    std::string document;  ///< 郑政办〔2019〕37号
    std::string section;   ///< 三(一)1
    std::string quote;     ///< the document's own words; empty when only their sense is known
    std::string summary;   ///< their sense, where the words themselves could not be read
    int line = 0;          ///< in the pack, for messages; likewise below
};

/// A trade that the policy names. Codes are GB/T 4754 prefixes; see planner/sectors.h for how they
/// are matched.
struct Sector {
    std::string id;  ///< "cement"
    gis::Text name;
    std::vector<std::string> codes;         ///< of GB/T 4754-2017
    std::vector<std::string> codes2011;     ///< of GB/T 4754-2011; the same as codes when empty
    std::vector<std::string> excludeCodes;  ///< prefixes within codes that are not of the sector
    bool codeDecides = true;                ///< false: other sectors share the code (3216)
    std::vector<std::string> keywords;  ///< in the industry's name or the product; one is enough
    std::vector<std::string> excludes;  ///< words that contain a keyword but mean something else
    std::string partOf;                 ///< a wider sector that this one is a part of
    bool listed = false;                ///< one of the sectors of the path clause (钢铁…印染)
    bool chemical = false;              ///< needs a recognised chemical park
    std::string clause;                 ///< empty for a sector that the policy does not name
    int line = 0;
};

/// Lower limits of a size class; both must hold (国统字〔2017〕213号).
struct SizeLimit {
    SizeClass size = SizeClass::Unknown;
    std::int64_t employees = 0;
    gis::Money revenue;
};

/// Start and finish of a path, for some size classes. The first deadline of a path that fits a
/// site applies.
struct PathDeadline {
    Path path = Path::OnSite;
    std::vector<SizeClass> sizes;  ///< empty: all
    std::string condition;         ///< as Rule::condition; empty: always
    std::optional<gis::Date> startBy;
    std::optional<gis::Date> finishBy;
    std::string clause;
    gis::Text note;  ///< how the clause was read where its words leave room; may be empty
    int line = 0;
};

/// The date by which the policy as a whole is to be done. A path's own date is more specific and
/// wins, and the trace tells the conflict.
struct GeneralDeadline {
    gis::Date finishBy{};
    std::string clause;
};

/// What a rule is applied to. A rule over equipment is asked of each piece of its subject. What it
/// hits has to go; its consequence for the site follows when all equipment that is the subject of
/// any such rule is hit, since then nothing is left to upgrade or to move.
enum class RuleScope { Site, Equipment };

/// Whether a limit written with plain 「以下」 includes the limit itself (民法典 第1259条 says so,
/// but the same documents write 「及以下」 where they mean it). Conditions see it as the fact
/// limit_included: unknown, yes or no.
enum class Boundary { Manual, Inclusive, Exclusive };

/// A rule: SQL boolean expressions over the facts of planner/facts.h, and what follows.
struct Rule {
    std::string id;
    std::string clause;
    RuleScope scope = RuleScope::Site;
    std::string subject;  ///< what the rule is about; elsewhere it is silent; empty: everything
    /// The subject is a list that an authority keeps, or a place drawn on a map: what is not known
    /// to be on it is not on it, and the rule is silent. Otherwise such a rule is unknown.
    bool onList = false;
    /// The rule binds outside the scope as well. A site outside it that the rule strikes is
    /// classified as those inside are.
    bool everywhere = false;
    std::string condition;
    Boundary boundary = Boundary::Manual;
    Consequence consequence = Consequence::Note;
    std::vector<Path> paths;
    gis::Text sentence;
    std::optional<gis::Date> finishBy;  ///< by when; nothing: the 时间节点 of the clause's section
    std::optional<gis::Date> effectiveFrom;
    std::optional<gis::Date> effectiveTo;
    bool verified = true;
    std::string source;  ///< of a value that no document fixes
    int line = 0;
};

/// A firm that a document names, with what becomes of it; as good as a decision.
struct NamedFirm {
    std::string name;                  ///< as the document spells it
    std::vector<std::string> aliases;  ///< other spellings of the same firm
    std::optional<Path> path;          ///< nothing: the document only asks something of it
    std::string park;
    std::optional<gis::Date> finishBy;
    std::string clause;
    gis::Text duties;  ///< what the document asks of it; may be empty
    int line = 0;
};

/// What the document offers a firm in money (奖补).
struct Subsidy {
    std::string id;
    gis::Text name;
    std::string clause;
    std::string matter;     ///< items on the same matter are not added up: 就高不重复
    std::string condition;  ///< as Rule::condition
    std::string base;       ///< fact that the amount is a share or multiple of; empty for lump sums
    double rate = 0;        ///< share of the base, or 万元 for each unit of it
    struct Tier {
        double from = 0;  ///< of the base, included
        gis::Money amount;
    };
    std::vector<Tier> tiers;  ///< ascending; the highest that is newly reached is paid
    std::string reached;      ///< fact with what was reached in earlier years
    std::optional<gis::Money> lump;
    std::optional<gis::Money> cap;  ///< at most, per item and year
    int years = 1;                  ///< for how many years it is paid
    bool caseByCase = false;        ///< 一事一议: no amount is fixed
    gis::Text note;                 ///< how the clause was read; may be empty
    int line = 0;
};

/// One check of a site against a park, with its parameters.
struct CheckSetting {
    std::string check;  ///< id registered in planner/checks/
    std::string clause;
    std::map<std::string, std::string> parameters;
    bool verified = true;
    int line = 0;
};

/// What a park is scored by (E1-E4). No document fixes how much one counts against another, so
/// scales and weights are a choice of those who plan, and are shown as such.
struct Criterion {
    std::string id;  ///< "distance"
    gis::Text name;
    std::string measure;  ///< one of measures() (planner/scores.h)
    double best = 0;      ///< the measure that scores one
    double worst = 1;     ///< the measure that scores nothing; in between it is linear
    double weight = 1;    ///< before they are made to add up to one
    std::string source;   ///< where best, worst and weight come from
    bool verified = false;
    int line = 0;
};

/// A step of a path, with the time that it usually takes.
struct TaskTemplate {
    Path path = Path::OnSite;
    std::string id;
    gis::Text name;
    double months = 0;                    ///< zero: a milestone
    std::optional<double> monthsLarge{};  ///< of large and extra-large firms
    std::vector<std::string> after{};  ///< steps that come before; empty: the works begin with it
    std::string condition{};   ///< only of sites for which it holds or may hold; empty: of all
    bool onList = false;       ///< as Rule::onList: where it is not known to hold, it does not
    bool inWorks = false;      ///< not before the plan's first quarter of works
    bool earthworks = false;   ///< rests in the winter break
    std::string approvedOn{};  ///< fact with the date of an approval that makes the step needless…
    double validYears = 0;     ///< …when the works start within so many years of it
    std::string clause{};
    std::string source{};
    bool verified = false;
    int line = 0;
};

/// Days of each year in which no earth is moved (秋冬季封土).
struct WinterBreak {
    int fromMonth = 0;
    int fromDay = 0;
    int toMonth = 0;  ///< the last day of the break, in the next year
    int toDay = 0;
    std::string source;
};

/// 政策包: one jurisdiction's rules as data.
struct PolicyPack {
    std::string id;
    gis::Text title;
    std::string jurisdiction;
    gis::Date issued{};  ///< of the document itself; some of its dates lie before or soon after
    std::vector<Document> documents;
    std::vector<Section> sections;
    std::vector<Clause> clauses;
    std::vector<Sector> sectors;
    std::vector<SizeLimit> sizeLimits;  ///< largest first
    std::string sizeClause;             ///< how the limits are read; may be empty
    SizeClass smallestSize = SizeClass::Micro;
    SizeClass sizeWhenUnknown = SizeClass::Small;  ///< whose (earlier) dates apply meanwhile
    std::vector<PathDeadline> deadlines;
    std::optional<GeneralDeadline> generalDeadline;
    std::vector<Rule> rules;
    std::vector<NamedFirm> namedFirms;
    std::vector<Subsidy> subsidies;
    std::string sameMatterClause;  ///< 就高不重复; may be empty
    std::vector<CheckSetting> checks;
    std::vector<Criterion> criteria;  ///< empty: every measure with its usual scale
    std::vector<TaskTemplate> tasks;
    std::optional<WinterBreak> winter;
    std::map<std::string, gis::Text> texts;        ///< overrides of planner/verdict_texts.h
    std::map<std::string, double> planParameters;  ///< overrides of planner/parameters.h

    [[nodiscard]] const Clause* clause(std::string_view id) const;
    [[nodiscard]] const Sector* sector(std::string_view id) const;
    [[nodiscard]] const Document* document(std::string_view id) const;
    /// The section that a clause lies in: the one with the longest id that begins the clause's own.
    [[nodiscard]] const Section* sectionOf(const Clause& clause) const;
    /// The rule's own date, else the 时间节点 of its clause's section.
    [[nodiscard]] std::optional<gis::Date> finishBy(const Rule& rule) const;
};

/// Reads and checks a pack; @p name appears in messages. Every rule must name a clause that exists
/// and expressions that parse and use known facts only; keys that mean nothing are errors.
/// InvalidData names file, line, rule and reason.
[[nodiscard]] gis::Result<PolicyPack> parsePolicyPack(std::string_view toml,
                                                      const std::string& name);

/// The names of the packs in the resources folder, in order.
[[nodiscard]] std::vector<std::string> availablePolicies();

/// The pack's text from the resources folder (see gis resourceDirectory) or, when @p nameOrFile is
/// a path (contains a folder or ends in .toml), from that file. NotFound lists the packs there are.
[[nodiscard]] gis::Result<std::string> readPolicyText(const std::string& nameOrFile);

}  // namespace ruyuan::planner
