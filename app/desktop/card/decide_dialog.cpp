// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/card/decide_dialog.h"

#include "app/common/acting.h"
#include "app/desktop/card/ground_fields.h"
#include "app/desktop/language.h"
#include "planner/pipeline.h"
#include "planner/scenarios.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

namespace {

gis::Result<void> judge(planner::Project& project,
                        planner::Stage first,
                        const gis::Progress& progress) {
    const auto pack = planner::parsePolicyPack(project.policyText, project.policyName);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    return planner::runStages(project, *pack, first, planner::Stage::Suitability, {}, progress);
}

/// A change of decisions; the project is judged again where it was judged before.
template <class How>
Change deciding(const QString& title, const std::string& scenario, How how) {
    return {title,
            [scenario, how](planner::Project& project,
                            const gis::Progress& progress) -> gis::Result<planner::Act> {
                const bool judged = !project.classifications.empty();
                auto act = how(project);
                if (act && judged && planner::meansBase(scenario)) {
                    if (auto again = judge(project, planner::Stage::Classify, progress); !again) {
                        return std::unexpected(again.error());
                    }
                }
                return act;
            }};
}

}  // namespace

Change decisionChange(const planner::Decision& decision, const std::string& scenario) {
    return deciding(DecideDialog::tr("Deciding"), scenario, [=](planner::Project& project) {
        return decide(project, decision, scenario);
    });
}

Change withdrawal(const std::string& siteId,
                  const std::string& scenario,
                  const std::string& reason) {
    return deciding(
        DecideDialog::tr("Withdrawing a decision"), scenario, [=](planner::Project& project) {
            return withdraw(project, siteId, scenario, reason);
        });
}

Change judgement() {
    return {
        DecideDialog::tr("Applying the rules"),
        [](planner::Project& project, const gis::Progress& progress) -> gis::Result<planner::Act> {
            planner::inputsChanged(project, planner::Stage::Screen);
            if (auto judged = judge(project, planner::Stage::Screen, progress); !judged) {
                return std::unexpected(judged.error());
            }
            return actOf("run", {"筛查、分类并检查", "screened, classified and checked"});
        }};
}

DecideDialog::DecideDialog(Workspace& workspace, const planner::Site& site, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      site_(site),
      scenario_(workspace.scenario()),
      path_(new QComboBox),
      park_(new QComboBox),
      start_(dateLine()),
      finish_(dateLine()),
      by_(new QLineEdit),
      ground_(new GroundFields(this)),
      attachment_(new QLineEdit),
      date_(dateLine()),
      fault_(faultLabel()),
      ok_(nullptr) {
    setWindowTitle(tr("Decide about %1").arg(fromUtf8(site.name)));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const planner::Path path : planner::kAllPaths) {
        path_->addItem(said(label(path)), fromUtf8(std::string(word(path))));
    }
    path_->setPlaceholderText(tr("Choose a path"));
    path_->setCurrentIndex(-1);
    offerParks(site);
    makeForm(site);
    resize(460, sizeHint().height());
}

void DecideDialog::makeForm(const planner::Site& site) {
    auto* column = new QVBoxLayout(this);
    auto* heading = new QLabel(
        scenario_.empty() ? tr("%1 %2 — in the project").arg(fromUtf8(site.id), fromUtf8(site.name))
                          : tr("%1 %2 — in scenario “%3”")
                                .arg(fromUtf8(site.id), fromUtf8(site.name), fromUtf8(scenario_)));
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    by_->setPlaceholderText(fromUtf8(site.county));
    auto* form = new QFormLayout;
    form->addRow(tr("&Path"), path_);
    form->addRow(tr("Par&k"), park_);
    form->addRow(tr("&Start"), start_);
    form->addRow(tr("&Finish"), finish_);
    form->addRow(tr("Decided &by"), by_);
    ground_->addTo(*form);
    form->addRow(tr("Attac&hment"), attachment_);
    form->addRow(tr("Decided &on"), date_);
    auto* buttons = new QDialogButtonBox;
    ok_ = addButtons(*this, *buttons, tr("&Decide"));
    connect(buttons, &QDialogButtonBox::accepted, this, &DecideDialog::decideNow);
    column->addWidget(heading);
    column->addLayout(form);
    column->addWidget(fault_);
    column->addWidget(buttons);
}

/// The parks with what the matrix says of the site in each; another one may be typed.
void DecideDialog::offerParks(const planner::Site& site) {
    const auto project = workspace_.project();
    park_->setEditable(true);
    park_->setInsertPolicy(QComboBox::NoInsert);
    app::offerParks(*park_, *project);
    std::map<std::uint32_t, planner::Verdict> verdicts;
    for (const planner::Matrix::Row& row : project->matrix.rows) {
        if (row.park != planner::Matrix::kStay && project->sites[row.site].id == site.id) {
            verdicts[row.park] = row.verdict;
        }
    }
    for (std::size_t i = 0; i < project->parks.size(); ++i) {
        const auto verdict = verdicts.find(static_cast<std::uint32_t>(i));
        if (verdict != verdicts.end()) {
            // Nothing stands before the parks.
            park_->setItemData(
                static_cast<int>(i) + 1, said(label(verdict->second)), Qt::ToolTipRole);
        }
    }
    park_->setCurrentIndex(0);
}

DecisionEntry DecideDialog::entry() const {
    const auto text = [](const QLineEdit* line) { return line->text().trimmed().toStdString(); };
    DecisionEntry entry{.path = path_->currentData().toString().toStdString(),
                        .park = park_->currentText().trimmed().toStdString(),
                        .start = text(start_),
                        .finish = text(finish_),
                        .by = text(by_),
                        .document = {},
                        .reason = {},
                        .author = {},
                        .attachment = text(attachment_),
                        .date = text(date_)};
    ground_->fill(entry);
    return entry;
}

void DecideDialog::setEntry(const DecisionEntry& entry) {
    path_->setCurrentIndex(path_->findData(fromUtf8(entry.path)));
    park_->setCurrentText(fromUtf8(entry.park));
    start_->setText(fromUtf8(entry.start));
    finish_->setText(fromUtf8(entry.finish));
    by_->setText(fromUtf8(entry.by));
    ground_->show(entry);
    attachment_->setText(fromUtf8(entry.attachment));
    date_->setText(fromUtf8(entry.date));
}

QString DecideDialog::fault() const {
    return fault_->text();
}

void DecideDialog::showFault(const gis::Error& error) {
    auto fields = ground_->fields();
    fields.insert({{"path", path_}, {"start", start_}, {"finish", finish_}, {"date", date_}});
    app::showFault(*fault_, error, fields);
}

void DecideDialog::decideNow() {
    const auto decision = decisionFrom(entry(), site_);
    if (!decision) {
        showFault(decision.error());
        return;
    }
    fault_->hide();
    fault_->clear();
    ok_->setEnabled(false);
    Change change = decisionChange(*decision, scenario_);
    change.done = [self = QPointer(this)](const gis::Result<void>& done) {
        if (!self) {
            return;
        }
        self->ok_->setEnabled(true);
        if (done) {
            self->accept();
        } else {
            self->showFault(done.error());
        }
    };
    workspace_.perform(std::move(change));
}

}  // namespace ruyuan::app
