// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/conditions.h"

#include "planner/detail/expression.h"

#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <format>
#include <map>
#include <new>
#include <random>

namespace ruyuan::planner {

namespace {

/// SQLite calls back every so many operations; so many calls end an evaluation. A condition of the
/// greatest length needs a few thousand operations.
constexpr int kOperationsPerCall = 1000;
constexpr int kCallsAllowed = 100;

/// Combinations tried per question for missing facts; see conditions.h.
constexpr std::size_t kMaxCombinations = 20'000;

/// Remembered answers per condition, so that a million like sites ask once.
constexpr std::size_t kMaxRemembered = 10'000;

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// Conditions select from one common table expression and call functions of the list; all else is
/// denied, whatever the scanner let through.
int authorize(void*, int action, const char*, const char* name, const char*, const char*) {
    if (action == SQLITE_SELECT) {
        return SQLITE_OK;
    }
    if (action == SQLITE_FUNCTION && name != nullptr) {
        const std::string_view function = name;
        const bool operatorOfTheLanguage = function == "like" || function == "glob";
        return operatorOfTheLanguage || detail::isAllowedFunction(function) ? SQLITE_OK
                                                                            : SQLITE_DENY;
    }
    return SQLITE_DENY;
}

void bindFact(sqlite3_stmt* statement, int parameter, const FactValue& value) {
    if (const bool* yes = std::get_if<bool>(&value)) {
        sqlite3_bind_int(statement, parameter, *yes ? 1 : 0);
    } else if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) {
        sqlite3_bind_int64(statement, parameter, *whole);
    } else if (const double* number = std::get_if<double>(&value)) {
        sqlite3_bind_double(statement, parameter, *number);
    } else if (const std::string* text = std::get_if<std::string>(&value)) {
        sqlite3_bind_text64(
            statement, parameter, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else {
        sqlite3_bind_null(statement, parameter);
    }
}

/// A value of each type, to see whether an expression is a yes-or-no question.
FactValue exampleOf(FactType type) {
    switch (type) {
        case FactType::Boolean:
            return true;
        case FactType::Integer:
            return std::int64_t{2};
        case FactType::Number:
            return 2.5;
        case FactType::Text:
            return std::string("x");
        case FactType::Date:
            return std::string("2019-06-30");
    }
    return {};
}

/// The constants, points between them, and one on either side.
std::vector<double> trialNumbers(std::vector<double> constants) {
    std::ranges::sort(constants);
    if (constants.empty()) {
        return {0.0, 1.0};
    }
    std::vector<double> trials{constants.front() - 1};
    for (std::size_t i = 0; i < constants.size(); ++i) {
        trials.push_back(constants[i]);
        trials.push_back(i + 1 < constants.size() ? (constants[i] + constants[i + 1]) / 2
                                                  : constants[i] + 1);
    }
    const auto repeated = std::ranges::unique(trials);
    trials.erase(repeated.begin(), repeated.end());
    return trials;
}

/// The constants without the wildcards of LIKE and GLOB, all of them together, and one that fits
/// none.
std::vector<std::string> trialTexts(const std::vector<std::string>& constants) {
    std::vector<std::string> trials{"\x01"};
    std::string together;
    for (std::string text : constants) {
        std::erase_if(text, [](char c) { return c == '%' || c == '*'; });
        together += text;
        trials.push_back(std::move(text));
    }
    trials.push_back(std::move(together));
    std::ranges::sort(trials);
    const auto repeated = std::ranges::unique(trials);
    trials.erase(repeated.begin(), repeated.end());
    return trials;
}

std::string keyOf(const FactValue& value) {
    if (const bool* yes = std::get_if<bool>(&value)) {
        return *yes ? "y" : "n";
    }
    if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) {
        return std::format("i{}", *whole);
    }
    if (const double* number = std::get_if<double>(&value)) {
        return std::format("d{}", *number);
    }
    const std::string* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string("-") : std::format("t{}:{}", text->size(), *text);
}

/// A fact of the expression that is not known, with the values to try.
struct Open {
    std::size_t slot = 0;  ///< in the expression's list of facts
    std::vector<FactValue> trials;
    std::size_t stride = 1;  ///< distance in the table of answers between neighbouring trials
};

std::size_t combinations(std::vector<Open>& open) {
    std::size_t product = 1;
    for (Open& one : open) {
        one.stride = product;
        product = std::min(product * one.trials.size(), kMaxCombinations + 1);
    }
    return product;
}

/// Whether two answers differ that differ in nothing but this fact.
bool matters(const Open& open, const std::vector<Truth>& answers) {
    const std::size_t block = open.stride * open.trials.size();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const bool first = i % block < open.stride;
        for (std::size_t k = 1; first && k < open.trials.size(); ++k) {
            if (answers[i] != answers[i + k * open.stride]) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

struct Conditions::State {
    struct Compiled {
        std::string text;
        detail::Expression expression;
        Statement statement;
        std::map<std::string, std::vector<std::size_t>> remembered;  ///< answers of missing()
        /// Answers of evaluate() for yes, no and not known of each fact, as digits to the base 3;
        /// empty when a fact is no truth value or there are too many. kNotAsked: not yet.
        mutable std::vector<signed char> answers;
    };

    static constexpr std::size_t kMostTruths = 9;
    static constexpr signed char kNotAsked = -1;

    void makeRoomForAnswers(Compiled& one) const {
        std::size_t size = 1;
        for (const std::size_t fact : one.expression.facts) {
            const bool truth = facts.facts()[fact].type == FactType::Boolean;
            if (!truth || one.expression.facts.size() > kMostTruths) {
                return;
            }
            size *= 3;
        }
        one.answers.assign(size, kNotAsked);
    }

    /// The place among Compiled::answers of these values.
    static std::size_t placeOf(const std::vector<FactValue>& values) {
        std::size_t place = 0;
        for (const FactValue& value : values) {
            const bool* yes = std::get_if<bool>(&value);
            place = place * 3 + (yes == nullptr ? 2 : *yes ? 1 : 0);
        }
        return place;
    }

    explicit State(const FactTable& table) : facts(table), database(open()) {}

    static Database open() {
        sqlite3* raw = nullptr;
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
        const int outcome = sqlite3_open_v2(":memory:", &raw, flags, nullptr);
        Database opened(raw);
        if (outcome != SQLITE_OK) {
            throw std::bad_alloc();  // nothing else can keep a database in memory from opening
        }
        sqlite3_db_config(raw, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);
        sqlite3_limit(raw, SQLITE_LIMIT_EXPR_DEPTH, 200);
        sqlite3_limit(raw, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200);
        sqlite3_set_authorizer(raw, authorize, nullptr);
        return opened;
    }

    /// The facts used stand as columns of a table of one row.
    std::string queryOf(const std::string& text, const detail::Expression& expression) const {
        if (expression.facts.empty()) {
            return "SELECT (" + text + ")";
        }
        std::string names;
        std::string parameters;
        for (std::size_t i = 0; i < expression.facts.size(); ++i) {
            names += (i == 0 ? "" : ", ") + facts.facts()[expression.facts[i]].name;
            parameters += std::format("{}?{}", i == 0 ? "" : ", ", i + 1);
        }
        return std::format(
            "WITH facts({}) AS (SELECT {}) SELECT ({}) FROM facts", names, parameters, text);
    }

    gis::Result<Statement> prepare(const std::string& query) const {
        sqlite3_stmt* raw = nullptr;
        const char* rest = nullptr;
        const int outcome = sqlite3_prepare_v2(
            database.get(), query.c_str(), static_cast<int>(query.size()), &raw, &rest);
        Statement statement(raw);
        if (outcome != SQLITE_OK) {
            return gis::fail(gis::ErrorCode::InvalidData,
                             gis::text("SQL 表达式有误：{}",
                                       "not a valid SQL expression: {}",
                                       std::string(sqlite3_errmsg(database.get()))));
        }
        assert(rest == query.c_str() + query.size() && sqlite3_column_count(raw) == 1);
        return statement;
    }

    static int countCall(void* calls) {
        return ++*static_cast<int*>(calls) > kCallsAllowed ? 1 : 0;
    }

    /// Runs a statement whose parameters are bound; SQLITE_NULL, SQLITE_INTEGER… in @p type.
    gis::Result<Truth> run(sqlite3_stmt* statement, int& type) {
        int calls = 0;
        sqlite3_progress_handler(database.get(), kOperationsPerCall, countCall, &calls);
        const int outcome = sqlite3_step(statement);
        Truth truth = Truth::Unknown;
        if (outcome == SQLITE_ROW) {
            type = sqlite3_column_type(statement, 0);
            if (type != SQLITE_NULL) {
                truth = sqlite3_column_int(statement, 0) != 0 ? Truth::Yes : Truth::No;
            }
        }
        sqlite3_reset(statement);
        sqlite3_progress_handler(database.get(), 0, nullptr, nullptr);
        if (outcome != SQLITE_ROW) {
            return gis::fail(gis::ErrorCode::LimitReached,
                             gis::text("条件无法算完：{}",
                                       "the condition could not be evaluated to its end: {}",
                                       std::string(sqlite3_errmsg(database.get()))));
        }
        return truth;
    }

    gis::Result<Truth> evaluate(const Compiled& compiled, const std::vector<FactValue>& values) {
        if (compiled.answers.empty()) {
            return ask(compiled, values);
        }
        signed char& answer = compiled.answers[placeOf(values)];
        if (answer == kNotAsked) {
            const gis::Result<Truth> asked = ask(compiled, values);
            if (!asked) {
                return asked;
            }
            answer = static_cast<signed char>(*asked);
        }
        return static_cast<Truth>(answer);
    }

    gis::Result<Truth> ask(const Compiled& compiled, const std::vector<FactValue>& values) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            bindFact(compiled.statement.get(), static_cast<int>(i) + 1, values[i]);
        }
        int type = SQLITE_NULL;
        return run(compiled.statement.get(), type);
    }

    gis::Result<void> checkAnswersYesOrNo(const Compiled& compiled) {
        std::vector<FactValue> examples;  // SQLite keeps pointers into them until it has run
        for (const std::size_t fact : compiled.expression.facts) {
            examples.push_back(exampleOf(facts.facts()[fact].type));
        }
        for (std::size_t i = 0; i < examples.size(); ++i) {
            bindFact(compiled.statement.get(), static_cast<int>(i) + 1, examples[i]);
        }
        int type = SQLITE_NULL;
        const gis::Result<Truth> truth = run(compiled.statement.get(), type);
        if (!truth) {
            return std::unexpected(truth.error());
        }
        const bool number = type == SQLITE_FLOAT || type == SQLITE_TEXT || type == SQLITE_BLOB;
        if (number || isBareNumber(compiled)) {
            return gis::fail(gis::ErrorCode::InvalidData,
                             {"条件不是是非判断", "the condition is no yes-or-no question"});
        }
        return {};
    }

    /// "employees" alone would pass as an integer.
    bool isBareNumber(const Compiled& compiled) const {
        const std::vector<std::size_t>& used = compiled.expression.facts;
        return used.size() == 1 && facts.facts()[used[0]].type == FactType::Integer &&
               compiled.text.find_first_of("<>=") == std::string::npos &&
               compiled.expression.numbers.empty();
    }

    /// The values to try for a fact that is not known: none, and those that could make a difference
    /// beside the constants of the expression and the known values of its other facts.
    std::vector<FactValue> trialsFor(const Compiled& one,
                                     std::size_t fact,
                                     const std::vector<FactValue>& known) const {
        std::vector<double> numbers = one.expression.numbers;
        std::vector<std::string> texts = one.expression.texts;
        for (const FactValue& value : known) {
            if (const double* number = std::get_if<double>(&value)) {
                numbers.push_back(*number);
            } else if (const std::int64_t* whole = std::get_if<std::int64_t>(&value)) {
                numbers.push_back(static_cast<double>(*whole));
            } else if (const std::string* text = std::get_if<std::string>(&value)) {
                texts.push_back(*text);
            }
        }
        std::vector<FactValue> trials{FactValue()};
        switch (facts.facts()[fact].type) {
            case FactType::Boolean:
                trials.emplace_back(false);
                trials.emplace_back(true);
                break;
            case FactType::Integer:
            case FactType::Number:
                for (const double number : trialNumbers(std::move(numbers))) {
                    trials.emplace_back(number);
                }
                break;
            case FactType::Text:
                for (std::string& text : trialTexts(texts)) {
                    trials.emplace_back(std::move(text));
                }
                break;
            case FactType::Date:
                for (const char* date : {"0001-01-01", "9999-12-31"}) {
                    trials.emplace_back(std::string(date));
                }
                for (std::string& text : texts) {
                    trials.emplace_back(std::move(text));
                }
                break;
        }
        return trials;
    }

    /// The answers for every combination of trials, the first open fact changing fastest.
    gis::Result<std::vector<Truth>> answersTo(const Compiled& one,
                                              const std::vector<Open>& open,
                                              std::size_t total,
                                              std::vector<FactValue> values) {
        std::vector<Truth> answers;
        answers.reserve(total);
        for (std::size_t i = 0; i < total; ++i) {
            for (const Open& fact : open) {
                values[fact.slot] = fact.trials[i / fact.stride % fact.trials.size()];
            }
            const gis::Result<Truth> answer = evaluate(one, values);
            if (!answer) {
                return std::unexpected(answer.error());
            }
            answers.push_back(*answer);
        }
        return answers;
    }

    gis::Result<std::optional<bool>> canHold(const Compiled& one) {
        std::vector<FactValue> values(one.expression.facts.size());
        std::vector<Open> open;
        for (std::size_t i = 0; i < values.size(); ++i) {
            open.push_back({i, trialsFor(one, one.expression.facts[i], values), 1});
        }
        const std::size_t total = combinations(open);
        if (total > kMaxCombinations) {
            return canHoldByChance(one, open, values);
        }
        const gis::Result<std::vector<Truth>> answers = answersTo(one, open, total, values);
        if (!answers) {
            return std::unexpected(answers.error());
        }
        return std::optional(std::ranges::contains(*answers, Truth::Yes));
    }

    /// Tries combinations at random (the same ones each time): one that holds settles it, none
    /// settles nothing.
    gis::Result<std::optional<bool>> canHoldByChance(const Compiled& one,
                                                     const std::vector<Open>& open,
                                                     std::vector<FactValue>& values) {
        std::mt19937 engine(1);  // NOLINT(cert-msc51-cpp): meant to be repeatable
        for (std::size_t i = 0; i < kMaxCombinations; ++i) {
            for (const Open& fact : open) {
                values[fact.slot] = fact.trials[engine() % fact.trials.size()];
            }
            const gis::Result<Truth> answer = evaluate(one, values);
            if (!answer) {
                return std::unexpected(answer.error());
            }
            if (*answer == Truth::Yes) {
                return std::optional(true);
            }
        }
        return std::optional<bool>();
    }

    gis::Result<std::vector<std::size_t>> missing(const Compiled& one,
                                                  const std::vector<FactValue>& values) {
        std::vector<Open> open;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!isKnown(values[i])) {
                open.push_back({i, trialsFor(one, one.expression.facts[i], values), 1});
            }
        }
        const std::size_t total = combinations(open);
        if (total <= kMaxCombinations) {
            const gis::Result<std::vector<Truth>> answers = answersTo(one, open, total, values);
            if (!answers) {
                return std::unexpected(answers.error());
            }
            std::erase_if(open, [&](const Open& fact) { return !matters(fact, *answers); });
        }
        std::vector<std::size_t> found;
        for (const Open& fact : open) {
            found.push_back(one.expression.facts[fact.slot]);
        }
        return found;
    }

    const FactTable facts;
    Database database;
    std::vector<Compiled> compiled;
    std::map<std::string, Id> ids;
};

Conditions::Conditions(const FactTable& facts) : state_(std::make_unique<State>(facts)) {}
Conditions::~Conditions() = default;
Conditions::Conditions(Conditions&&) noexcept = default;
Conditions& Conditions::operator=(Conditions&&) noexcept = default;

gis::Result<Conditions::Id> Conditions::compile(const std::string& expression) {
    if (const auto known = state_->ids.find(expression); known != state_->ids.end()) {
        return known->second;
    }
    gis::Result<detail::Expression> scanned = detail::scanExpression(expression, state_->facts);
    if (!scanned) {
        return std::unexpected(scanned.error());
    }
    gis::Result<Statement> statement = state_->prepare(state_->queryOf(expression, *scanned));
    if (!statement) {
        return std::unexpected(statement.error());
    }
    State::Compiled compiled{expression, std::move(*scanned), std::move(*statement), {}, {}};
    state_->makeRoomForAnswers(compiled);
    if (const gis::Result<void> asks = state_->checkAnswersYesOrNo(compiled); !asks) {
        return std::unexpected(asks.error());
    }
    state_->compiled.push_back(std::move(compiled));
    return state_->ids[expression] = state_->compiled.size() - 1;
}

const std::vector<std::size_t>& Conditions::uses(Id condition) const {
    return state_->compiled[condition].expression.facts;
}

const std::vector<double>& Conditions::constants(Id condition) const {
    return state_->compiled[condition].expression.numbers;
}

gis::Result<std::optional<bool>> Conditions::canHold(Id condition) {
    return state_->canHold(state_->compiled[condition]);
}

gis::Result<Truth> Conditions::evaluate(Id condition, const FactRow& row) {
    const State::Compiled& compiled = state_->compiled[condition];
    std::vector<FactValue> values;
    values.reserve(compiled.expression.facts.size());
    for (const std::size_t fact : compiled.expression.facts) {
        values.push_back(row.values[fact]);
    }
    return state_->evaluate(compiled, values);
}

gis::Result<std::vector<std::size_t>> Conditions::missing(Id condition, const FactRow& row) {
    State::Compiled& compiled = state_->compiled[condition];
    std::vector<FactValue> values;
    std::string key;
    for (const std::size_t fact : compiled.expression.facts) {
        values.push_back(row.values[fact]);
        key += keyOf(values.back()) + ";";
    }
    if (const auto known = compiled.remembered.find(key); known != compiled.remembered.end()) {
        return known->second;
    }
    gis::Result<std::vector<std::size_t>> found = state_->missing(compiled, values);
    if (found && compiled.remembered.size() < kMaxRemembered) {
        compiled.remembered[key] = *found;
    }
    return found;
}

}  // namespace ruyuan::planner
