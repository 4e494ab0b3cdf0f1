// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/pin/together_dialog.h"

#include "app/desktop/card/ground_fields.h"
#include "app/desktop/language.h"
#include "planner/bans.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <unordered_map>

namespace ruyuan::app {

namespace {

constexpr int kFormWidth = 560;
constexpr int kListedRows = 8;

using planner::Project;

gis::Result<std::optional<gis::Date>> dayIn(const QLineEdit* line, const char* member) {
    const QString text = line->text().trimmed();
    if (text.isEmpty()) {
        return std::optional<gis::Date>();
    }
    auto day = gis::parseIsoDate(text.toStdString());
    if (!day) {
        day.error().where = member;
        return std::unexpected(day.error());
    }
    return std::optional(*day);
}

/// Those of the ids that the project has, by index.
std::vector<std::size_t> indicesIn(const Project& project, const std::vector<std::string>& ids) {
    std::unordered_map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        known.emplace(project.sites[i].id, i);
    }
    std::vector<std::size_t> indices;
    for (const std::string& id : ids) {
        if (const auto found = known.find(id); found != known.end()) {
            indices.push_back(found->second);
        }
    }
    return indices;
}

}  // namespace

/// What was found out about the sites. The words are kept for the next question about the project.
struct TogetherDialog::Asked {
    std::shared_ptr<const Project> project;
    std::vector<SiteOutlook> sites;
    std::shared_ptr<const planner::Findings> words;
};

TogetherDialog::TogetherDialog(Workspace& workspace,
                               std::vector<std::string> sites,
                               Perform perform,
                               QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      sites_(std::move(sites)),
      scenario_(workspace.scenario()),
      file_(workspace.file()),
      perform_(std::move(perform)),
      asking_(workspace.jobs(), this),
      form_(new QFormLayout),
      subject_(new QComboBox),
      park_(new QComboBox),
      start_(dateLine()),
      finish_(dateLine()),
      ground_(new GroundFields(this)),
      summary_(new QLabel),
      refused_(new QTreeWidget),
      replace_(new QCheckBox),
      againstRules_(new QCheckBox),
      fault_(faultLabel()),
      ok_(nullptr) {
    setWindowTitle(tr("Decide for several sites"));
    setAttribute(Qt::WA_DeleteOnClose);
    offerSubjects();
    offerParks(*park_, *workspace_.project());
    makeForm();
    connect(subject_, &QComboBox::currentIndexChanged, this, &TogetherDialog::subjectChosen);
    connect(park_, &QComboBox::currentIndexChanged, this, &TogetherDialog::ask);
    connect(start_, &QLineEdit::editingFinished, this, &TogetherDialog::ask);
    connect(finish_, &QLineEdit::editingFinished, this, &TogetherDialog::ask);
    for (const QCheckBox* box : {replace_, againstRules_}) {
        connect(box, &QCheckBox::toggled, this, &TogetherDialog::showOutlook);
    }
    connect(ground_, &GroundFields::changed, this, &TogetherDialog::enableButton);
    connect(&workspace_, &Workspace::projectChanged, this, &TogetherDialog::projectChanged);
    resize(kFormWidth, sizeHint().height());
    subjectChosen();
}

TogetherDialog::~TogetherDialog() {
    // ~QDialog hides it, and a line that loses the focus then asks what is gone.
    start_->disconnect(this);
    finish_->disconnect(this);
}

void TogetherDialog::offerSubjects() {
    const Project& project = *workspace_.project();
    subject_->setPlaceholderText(tr("Choose what is decided"));
    const auto offer = [this](const QString& text, TogetherEntry entry) {
        subject_->addItem(text);
        subjects_.push_back(std::move(entry));
    };
    for (const planner::Path path : planner::kAllPaths) {
        offer(tr("Decide: %1").arg(said(label(path))), {.path = path});
    }
    for (const planner::Path path : planner::kAllPaths) {
        offer(tr("Rule out: %1").arg(said(label(path))), {.forbids = true, .path = path});
    }
    for (const planner::Park& park : project.parks) {
        offer(tr("Rule out: %1").arg(said(subjectOf({.siteId = {}, .park = park.id}, project))),
              {.forbids = true, .park = park.id});
    }
    subject_->setCurrentIndex(-1);
    subject_->setObjectName(QStringLiteral("subject"));
    park_->setObjectName(QStringLiteral("park"));
}

void TogetherDialog::makeForm() {
    auto* column = new QVBoxLayout(this);
    const int count = static_cast<int>(sites_.size());
    auto* heading = new QLabel(
        scenario_.empty()
            ? tr("%n site(s) — in the project", nullptr, count)
            : tr("%n site(s) — in scenario “%1”", nullptr, count).arg(fromUtf8(scenario_)));
    heading->setTextFormat(Qt::PlainText);
    form_->addRow(tr("&What"), subject_);
    form_->addRow(tr("Par&k"), park_);
    form_->addRow(tr("&Start"), start_);
    form_->addRow(tr("&Finish"), finish_);
    ground_->addTo(*form_);
    summary_->setTextFormat(Qt::PlainText);
    summary_->setWordWrap(true);
    refused_->setHeaderLabels({tr("Site"), tr("Code"), tr("Why not")});
    refused_->setRootIsDecorated(false);
    refused_->setUniformRowHeights(true);
    refused_->setAccessibleName(tr("Sites that do not get it, with the reason"));
    refused_->setToolTip(tr("Double-click shows the site"));
    refused_->setMinimumHeight(fontMetrics().height() * kListedRows);
    connect(refused_, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        workspace_.select({{ThingKind::Site, item->text(1).toStdString()}});
    });
    auto* buttons = new QDialogButtonBox;
    ok_ = addButtons(*this, *buttons, tr("Decide"));
    connect(buttons, &QDialogButtonBox::accepted, this, &TogetherDialog::decideNow);
    column->addWidget(heading);
    column->addLayout(form_);
    column->addWidget(summary_);
    column->addWidget(refused_, 1);
    column->addWidget(replace_);
    column->addWidget(againstRules_);
    column->addWidget(fault_);
    column->addWidget(buttons);
}

void TogetherDialog::choose(const TogetherEntry& entry) {
    const auto found = std::ranges::find_if(subjects_, [&](const TogetherEntry& one) {
        return one.forbids == entry.forbids && one.path == entry.path &&
               (!one.forbids || one.park == entry.park);
    });
    if (found == subjects_.end()) {
        return;
    }
    subject_->setCurrentIndex(static_cast<int>(found - subjects_.begin()));
    if (!entry.forbids) {
        park_->setCurrentIndex(std::max(0, park_->findData(fromUtf8(entry.park))));
    }
}

void TogetherDialog::subjectChosen() {
    const int at = subject_->currentIndex();
    const TogetherEntry subject =
        at < 0 ? TogetherEntry() : subjects_[static_cast<std::size_t>(at)];
    form_->setRowVisible(park_, !subject.forbids && subject.path == planner::Path::Relocation);
    form_->setRowVisible(start_, !subject.forbids);
    form_->setRowVisible(finish_, !subject.forbids);
    replace_->setChecked(false);
    againstRules_->setChecked(false);
    ask();
}

gis::Result<TogetherEntry> TogetherDialog::entry() const {
    const int at = subject_->currentIndex();
    TogetherEntry entry = at < 0 ? TogetherEntry() : subjects_[static_cast<std::size_t>(at)];
    if (!entry.forbids) {
        const auto start = dayIn(start_, "start");
        const auto finish = dayIn(finish_, "finish");
        if (!start || !finish) {
            return std::unexpected(start ? finish.error() : start.error());
        }
        entry.start = *start;
        entry.finish = *finish;
        if (entry.path == planner::Path::Relocation) {
            entry.park = park_->currentData().toString().toStdString();
        }
    }
    ground_->fill(entry);
    return entry;
}

Insistence TogetherDialog::insistence() const {
    return {.replace = replace_->isChecked(), .againstRules = againstRules_->isChecked()};
}

/// Asks anew who can have what is chosen.
void TogetherDialog::ask() {
    ready_ = false;
    const auto chosen = entry();
    if (!chosen || subject_->currentIndex() < 0 || !workspace_.pack()) {
        asking_.forget();
        asked_.reset();
        showOutlook();
        return;
    }
    ok_->setEnabled(false);
    summary_->setText(tr("Looking which of them can have it…"));
    asking_.want(
        tr("Looking which sites can have a decision"),
        [project = workspace_.project(),
         pack = workspace_.pack(),
         ids = sites_,
         entry = *chosen,
         before =
             asked_](const gis::Progress& progress) -> gis::Result<std::shared_ptr<const Asked>> {
            auto asked = std::make_shared<Asked>();
            asked->project = project;
            if (before && before->project == project) {
                asked->words = before->words;
            }
            if (!asked->words && !entry.forbids && !entry.park.empty() &&
                !project->matrix.rows.empty()) {
                auto words = planner::Findings::of(*project, *pack);
                if (!words) {
                    return std::unexpected(words.error());
                }
                asked->words = std::make_shared<const planner::Findings>(std::move(*words));
            }
            asked->sites = outlookOf(
                *project, *pack, indicesIn(*project, ids), entry, asked->words.get(), progress);
            if (progress.stopRequested()) {
                return gis::fail(gis::ErrorCode::Cancelled, {"已停止", "stopped"});
            }
            return asked;
        },
        [this](gis::Result<std::shared_ptr<const Asked>>& asked) {
            if (asked) {
                asked_ = std::move(*asked);
                ready_ = true;
                showOutlook();
            } else {
                showFault(asked.error());
            }
        });
}

int TogetherDialog::count(Objection kind) const {
    return static_cast<int>(std::ranges::count_if(
        asked_->sites, [&](const SiteOutlook& site) { return speaksAgainst(site, kind); }));
}

void TogetherDialog::showOutlook() {
    const int otherwise = asked_ && ready_ ? count(Objection::Otherwise) : 0;
    const int rules = asked_ && ready_ ? count(Objection::Rules) : 0;
    replace_->setText(tr("&Give up what was decided otherwise (%1)").arg(otherwise));
    replace_->setVisible(otherwise > 0);
    againstRules_->setText(
        tr("&Also where rules or checks are against it (%1); needs a document").arg(rules));
    againstRules_->setVisible(rules > 0);
    showRefused(insistence());
    enableButton();
}

void TogetherDialog::showRefused(const Insistence& insistence) {
    refused_->clear();
    if (!asked_ || !ready_) {
        summary_->clear();
        return;
    }
    QList<QTreeWidgetItem*> rows;
    for (const SiteOutlook& site : asked_->sites) {
        if (const ObjectionTold* objection = objectionTo(site, insistence)) {
            const planner::Site& one = asked_->project->sites[site.site];
            auto* row = new QTreeWidgetItem(
                {fromUtf8(one.name), fromUtf8(one.id), said(objection->sentence)});
            row->setToolTip(2, row->text(2));
            rows.push_back(row);
        }
    }
    const auto all = static_cast<int>(asked_->sites.size());
    const auto out = static_cast<int>(rows.size());
    refused_->addTopLevelItems(rows);
    refused_->setVisible(out > 0);
    for (const int column : {0, 1}) {
        refused_->resizeColumnToContents(column);
        refused_->setColumnWidth(column, std::min(refused_->columnWidth(column), kFormWidth / 3));
    }
    summary_->setText(out == 0 ? tr("All %1 get it.").arg(all)
                               : tr("%1 of %2 get it; these do not:").arg(all - out).arg(all));
}

std::vector<std::string> TogetherDialog::takers() const {
    std::vector<std::string> ids;
    if (asked_ && ready_) {
        const Insistence insisted = insistence();
        for (const SiteOutlook& site : asked_->sites) {
            if (objectionTo(site, insisted) == nullptr) {
                ids.push_back(asked_->project->sites[site.site].id);
            }
        }
    }
    return ids;
}

void TogetherDialog::enableButton() {
    const auto gets = static_cast<int>(takers().size());
    const int at = subject_->currentIndex();
    const bool forbids = at >= 0 && subjects_[static_cast<std::size_t>(at)].forbids;
    ok_->setText(forbids ? tr("Rule out for %1").arg(gets) : tr("Decide for %1").arg(gets));
    ok_->setEnabled(ready_ && gets > 0 && !ground_->reason().empty());
}

/// What others changed meanwhile changes who can have it.
void TogetherDialog::projectChanged() {
    if (workspace_.file() != file_ || workspace_.scenario() != scenario_) {
        reject();
        return;
    }
    ask();
}

QString TogetherDialog::fault() const {
    return fault_->text();
}

void TogetherDialog::showFault(const gis::Error& error) {
    auto fields = ground_->fields();
    fields.insert({{"path", subject_}, {"park", park_}, {"start", start_}, {"finish", finish_}});
    app::showFault(*fault_, error, fields);
}

void TogetherDialog::decideNow() {
    const auto given = entry();
    // Whoever types a date and presses Enter has not been answered yet.
    auto checked = given ? checkTogether(*given, insistence())
                         : gis::Result<void>(std::unexpected(given.error()));
    if (!checked) {
        showFault(checked.error());
        return;
    }
    const std::vector<std::string> ids = takers();
    if (ids.empty()) {
        return;
    }
    fault_->hide();
    fault_->clear();
    ok_->setEnabled(false);
    perform_(
        [ids, entry = *given, insisted = insistence(), scenario = scenario_](Project& project) {
            return decideTogether(project, ids, entry, insisted, scenario);
        },
        [self = QPointer(this)](const gis::Result<void>& done) {
            if (!self) {
                return;
            }
            self->enableButton();
            if (done) {
                self->accept();
            } else {
                self->showFault(done.error());
            }
        });
}

}  // namespace ruyuan::app
