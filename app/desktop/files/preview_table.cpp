// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/preview_table.h"

#include "app/desktop/language.h"

#include <QComboBox>
#include <QFontMetrics>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kNarrowestColumn = 112;
constexpr int kWidestColumn = 240;
constexpr int kBoxMargin = 2;

QString valueWithUnit(const PreviewRow::Understood& one) {
    const QString value = said(one.value);
    return one.unit.empty() ? value : QStringLiteral("%1 %2").arg(value, fromUtf8(one.unit));
}

const PreviewRow::Understood* understoodAs(const PreviewRow& row, const std::string& field) {
    const auto found = std::ranges::find(row.understood, field, &PreviewRow::Understood::field);
    return found == row.understood.end() ? nullptr : &*found;
}

/// What a column was understood as, with the amounts that intake works out of its text.
std::vector<std::string> fieldsIn(const PreviewColumn& column) {
    std::vector<std::string> fields = column.fields;
    if (std::ranges::contains(fields, "capacity")) {
        fields.insert(fields.end(), {"capacity_t_a", "capacity_t_d"});
    }
    return fields;
}

/// The cell as written, and below it what was understood where that is something else.
QString previewCell(const PreviewRow& row, const PreviewColumn& column) {
    const auto found =
        std::ranges::find(row.written, column.header, &std::pair<std::string, std::string>::first);
    QString text = found == row.written.end() ? QString() : fromUtf8(found->second).trimmed();
    for (const std::string& field : fieldsIn(column)) {
        const PreviewRow::Understood* one = understoodAs(row, field);
        if (one != nullptr && said(one->value) != text) {
            text += QStringLiteral("%1→ %2").arg(text.isEmpty() ? QString() : QStringLiteral("\n"),
                                                 valueWithUnit(*one));
        }
    }
    return text;
}

QString labelOf(const std::string& field, const std::vector<ImportField>& fields) {
    const auto found = std::ranges::find(fields, field, &ImportField::name);
    return found == fields.end() ? fromUtf8(field) : said(found->label);
}

}  // namespace

FieldHeader::FieldHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QHeaderView::sectionResized, this, &FieldHeader::placeBoxes);
}

void FieldHeader::setBoxes(std::vector<QComboBox*> boxes) {
    for (QComboBox* old : boxes_) {
        if (old != nullptr) {
            old->hide();
            old->deleteLater();  // one of them may be telling us of a choice
        }
    }
    boxes_ = std::move(boxes);
    for (QComboBox* box : boxes_) {
        if (box != nullptr) {
            box->setParent(viewport());
        }
    }
    updateGeometries();
}

int FieldHeader::boxHeight() const {
    return fontMetrics().height() + 8;
}

QSize FieldHeader::sizeHint() const {
    const QSize names = QHeaderView::sizeHint();
    return {names.width(), names.height() + boxHeight() + 2 * kBoxMargin};
}

void FieldHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const bool boxed = static_cast<std::size_t>(section) < boxes_.size() &&
                       boxes_[static_cast<std::size_t>(section)] != nullptr;
    QRect name = rect;
    if (boxed) {
        name.setHeight(rect.height() - boxHeight() - 2 * kBoxMargin);
        painter->fillRect(rect, palette().button());
    }
    QHeaderView::paintSection(painter, name, section);
}

void FieldHeader::updateGeometries() {
    QHeaderView::updateGeometries();
    placeBoxes();
}

void FieldHeader::placeBoxes() {
    for (std::size_t i = 0; i < boxes_.size() && static_cast<int>(i) < count(); ++i) {
        if (boxes_[i] != nullptr) {
            const auto section = static_cast<int>(i);
            boxes_[i]->setGeometry(sectionViewportPosition(section) + kBoxMargin,
                                   height() - boxHeight() - kBoxMargin,
                                   sectionSize(section) - 2 * kBoxMargin,
                                   boxHeight());
            boxes_[i]->show();
        }
    }
}

PreviewTable::PreviewTable(QWidget* parent)
    : QTableWidget(parent), header_(new FieldHeader(this)), choices_(new QStandardItemModel(this)) {
    setHorizontalHeader(header_);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);  // lines end where the value begins
    setAccessibleName(tr("The first rows"));
    // A header scrolls its sections and not what lies on them.
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, header_, &FieldHeader::placeBoxes);
}

void PreviewTable::clearAll() {
    boxes_.clear();
    header_->setBoxes({});
    derived_.clear();
    clear();
    setRowCount(0);
    setColumnCount(0);
}

void PreviewTable::show(const ImportPreview& preview, const std::vector<ImportField>& fields) {
    const int scrolled = horizontalScrollBar()->value();
    clearAll();
    for (const PreviewRow& row : preview.rows) {
        for (const PreviewRow::Understood& one : row.understood) {
            const bool inColumn =
                std::ranges::any_of(preview.columns, [&](const PreviewColumn& column) {
                    return std::ranges::contains(fieldsIn(column), one.field);
                });
            if (!inColumn && !std::ranges::contains(derived_, one.field)) {
                derived_.push_back(one.field);
            }
        }
    }
    setRowCount(static_cast<int>(preview.rows.size()));
    setColumnCount(static_cast<int>(preview.columns.size() + derived_.size()));
    for (int at = 0; at < rowCount(); ++at) {
        fillRow(at, preview.rows[static_cast<std::size_t>(at)], preview);
    }
    offer(preview, fields);
    resizeRowsToContents();
    // Lines in two scripts are painted higher than they are measured, and left out when they do not
    // fit.
    constexpr int kRoom = 8;
    for (int at = 0; at < rowCount(); ++at) {
        if (rowHeight(at) > fontMetrics().height() * 3 / 2) {
            setRowHeight(at, rowHeight(at) + kRoom);
        }
    }
    horizontalScrollBar()->setValue(scrolled);
}

void PreviewTable::fillRow(int at, const PreviewRow& row, const ImportPreview& preview) {
    auto* number = new QTableWidgetItem(QString::number(row.row));
    number->setData(Qt::UserRole, row.row);
    setVerticalHeaderItem(at, number);
    int place = 0;
    for (const PreviewColumn& column : preview.columns) {
        const QString text = previewCell(row, column);
        auto* item = new QTableWidgetItem(text);
        item->setToolTip(text);
        if (column.fields.empty()) {
            item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
        }
        setItem(at, place++, item);
    }
    for (const std::string& field : derived_) {
        if (const PreviewRow::Understood* one = understoodAs(row, field)) {
            auto* item = new QTableWidgetItem(QStringLiteral("→ ") + valueWithUnit(*one));
            item->setToolTip(valueWithUnit(*one));
            setItem(at, place, item);
        }
        ++place;
    }
}

void PreviewTable::offer(const ImportPreview& preview, const std::vector<ImportField>& fields) {
    choices_->clear();
    const auto add = [this](const QString& text, const QString& field) {
        auto* item = new QStandardItem(text);
        item->setData(field, Qt::UserRole);
        choices_->appendRow(item);
    };
    add(tr("(not used)"), {});
    for (const ImportField& field : fields) {
        add(said(field.label), fromUtf8(field.name));
    }
    for (std::size_t c = 0; c < preview.columns.size(); ++c) {
        const PreviewColumn& column = preview.columns[c];
        const QString header = fromUtf8(column.header);
        setHorizontalHeaderItem(static_cast<int>(c), new QTableWidgetItem(header));
        auto* box = new QComboBox;
        box->setModel(choices_);
        box->setAccessibleName(tr("What column %1 holds").arg(header));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        QStringList held;
        for (const std::string& field : column.fields) {
            held << labelOf(field, fields);
        }
        box->setToolTip(held.isEmpty() ? tr("Not used") : held.join(QStringLiteral(", ")));
        const QString first = column.fields.empty() ? QString() : fromUtf8(column.fields.front());
        box->setCurrentIndex(std::max(box->findData(first), 0));
        connect(box, &QComboBox::activated, this, [this, header, box] {
            Q_EMIT fieldChosen(header, box->currentData().toString());
        });
        boxes_.push_back(box);
    }
    for (std::size_t i = 0; i < derived_.size(); ++i) {
        const auto section = static_cast<int>(preview.columns.size() + i);
        QString label = labelOf(derived_[i], fields);
        for (const PreviewRow& row : preview.rows) {
            if (const PreviewRow::Understood* one = understoodAs(row, derived_[i])) {
                label = said(one->label);
                break;
            }
        }
        auto* item = new QTableWidgetItem(label);
        item->setToolTip(tr("Worked out from the row; no column of its own"));
        setHorizontalHeaderItem(section, item);
    }
    header_->setBoxes(boxes_);
    for (int c = 0; c < columnCount(); ++c) {
        resizeColumnToContents(c);
        setColumnWidth(c, std::clamp(columnWidth(c) + 12, kNarrowestColumn, kWidestColumn));
    }
}

bool PreviewTable::pickRow(int row) {
    for (int at = 0; at < rowCount(); ++at) {
        if (verticalHeaderItem(at)->data(Qt::UserRole).toInt() == row) {
            selectRow(at);
            scrollToItem(item(at, 0));
            return true;
        }
    }
    clearSelection();
    return false;
}

QComboBox* PreviewTable::fieldBox(const QString& header) const {
    for (std::size_t c = 0; c < boxes_.size(); ++c) {
        if (horizontalHeaderItem(static_cast<int>(c))->text() == header) {
            return boxes_[c];
        }
    }
    return nullptr;
}

}  // namespace ruyuan::app
