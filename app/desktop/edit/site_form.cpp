// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/edit/site_form.h"

#include "app/desktop/language.h"
#include "gis/overlay.h"
#include "planner/credit_code.h"
#include "planner/place_edits.h"
#include "planner/sectors.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <set>

namespace ruyuan::app {

namespace {

constexpr int kFieldWidth = 320;

/// Words that the pack's own matching takes for that sector.
QString wordsOf(const planner::Sector& sector, const std::vector<planner::Sector>& all) {
    const auto matched = planner::matchSectors(all, {}, sector.name.zh, {});
    return fromUtf8(std::ranges::contains(matched.ids, sector.id) || sector.keywords.empty()
                        ? sector.name.zh
                        : sector.keywords.front());
}

}  // namespace

SiteForm::SiteForm(std::shared_ptr<const planner::Project> project,
                   std::shared_ptr<const planner::PolicyPack> pack,
                   gis::Point place,
                   QWidget* parent)
    : QDialog(parent),
      project_(std::move(project)),
      place_(place),
      name_(new QLineEdit),
      code_(new QLineEdit),
      county_(new QComboBox),
      sector_(new QComboBox),
      another_(new QCheckBox(tr("It is &another site of this firm"))),
      fault_(new QLabel),
      ok_(nullptr) {
    setWindowTitle(tr("New site"));
    name_->setObjectName(QStringLiteral("name"));
    code_->setObjectName(QStringLiteral("code"));
    name_->setMinimumWidth(kFieldWidth);
    code_->setPlaceholderText(tr("18 characters; may stay empty"));
    offerCounties(place);
    offerSectors(pack.get());
    fault_->setWordWrap(true);
    fault_->setTextFormat(Qt::PlainText);
    fault_->setAccessibleName(tr("What is wrong"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("Place"),
                 new QLabel(tr("%1° E, %2° N").arg(place.x, 0, 'f', 6).arg(place.y, 0, 'f', 6)));
    form->addRow(tr("&Name *"), name_);
    form->addRow(tr("&County *"), county_);
    form->addRow(tr("Credit c&ode"), code_);
    form->addRow(QString(), another_);
    form->addRow(tr("&Sector"), sector_);
    form->addRow(fault_);
    form->addRow(new QLabel(tr("* is needed. The rest can be entered on the site's card.")));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setText(tr("Add the site"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(name_, &QLineEdit::textChanged, this, &SiteForm::check);
    connect(code_, &QLineEdit::textChanged, this, &SiteForm::check);
    connect(county_, &QComboBox::currentTextChanged, this, &SiteForm::check);
    connect(another_, &QCheckBox::toggled, this, &SiteForm::check);
    check();
    name_->setFocus();
}

void SiteForm::offerCounties(gis::Point place) {
    std::set<std::string> names;
    QString here;
    for (const planner::County& county : project_->counties) {
        names.insert(county.name);
        const bool lies = gis::locate(place, county.place) != gis::Location::Outside;
        // A development zone lies over counties and answers for what is in it.
        if (lies && (here.isEmpty() || county.developmentZone)) {
            here = fromUtf8(county.name);
        }
    }
    for (const planner::Site& site : project_->sites) {
        names.insert(site.county);
    }
    names.erase(std::string());
    county_->setEditable(true);
    county_->setInsertPolicy(QComboBox::NoInsert);
    for (const std::string& name : names) {
        county_->addItem(fromUtf8(name));
    }
    county_->setCurrentText(here);
    county_->setObjectName(QStringLiteral("county"));
}

void SiteForm::offerSectors(const planner::PolicyPack* pack) {
    sector_->setEditable(true);
    sector_->setInsertPolicy(QComboBox::NoInsert);
    sector_->setObjectName(QStringLiteral("sector"));
    sector_->addItem(QString(), QString());
    if (pack != nullptr) {
        for (const planner::Sector& sector : pack->sectors) {
            sector_->addItem(said(sector.name), wordsOf(sector, pack->sectors));
        }
    }
    sector_->setCurrentIndex(0);
    sector_->lineEdit()->setPlaceholderText(tr("Choose, or type the trade or its GB/T 4754 code"));
}

void SiteForm::check() {
    const std::string code = planner::normaliseCreditCode(code_->text().toStdString());
    const auto defect = code.empty() ? std::nullopt : planner::creditCodeDefect(code);
    const planner::Site* same = planner::siteWithCode(*project_, code);
    another_->setVisible(same != nullptr);
    QString fault;
    if (defect) {
        fault = said(*defect);
    } else if (same != nullptr) {
        fault = tr("%1 %2 has this code already.").arg(fromUtf8(same->id), fromUtf8(same->name));
    }
    fault_->setText(fault);
    fault_->setVisible(!fault.isEmpty());
    ok_->setEnabled(!name_->text().trimmed().isEmpty() &&
                    !county_->currentText().trimmed().isEmpty() && !defect &&
                    (same == nullptr || another_->isChecked()));
}

SiteForm::Answer SiteForm::answer() const {
    Answer answer;
    planner::Site& site = answer.site;
    site.name = name_->text().trimmed().toStdString();
    site.county = county_->currentText().trimmed().toStdString();
    site.creditCode = code_->text().trimmed().toStdString();
    const int chosen = sector_->findText(sector_->currentText());
    site.industry = (chosen > 0 ? sector_->itemData(chosen).toString() : sector_->currentText())
                        .trimmed()
                        .toStdString();
    site.place = place_;
    // Without a code that is another's there is nothing to be another site of.
    answer.anotherOfFirm = another_->isChecked() && !another_->isHidden();
    return answer;
}

}  // namespace ruyuan::app
