// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/table/table_page.h"

#include "app/desktop/desk.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/table/column_dialog.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <unordered_set>

namespace ruyuan::app {

namespace {

constexpr int kBetweenRefreshes = 120;  // ms, while the map moves or somebody types
constexpr int kUsualWidth = 110;
constexpr int kNameWidth = 220;

QToolButton* toolButton(const char* iconName, const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// Rows that follow each other as one range each.
QItemSelection rangesOf(const TableModel& model, const std::vector<char>& picked) {
    QItemSelection ranges;
    const int last = model.columnCount() - 1;
    for (std::size_t row = 0; row < picked.size();) {
        if (picked[row] == 0) {
            ++row;
            continue;
        }
        std::size_t end = row;
        while (end < picked.size() && picked[end] != 0) {
            ++end;
        }
        ranges.push_back(QItemSelectionRange(model.index(static_cast<int>(row), 0),
                                             model.index(static_cast<int>(end) - 1, last)));
        row = end;
    }
    return ranges;
}

void addThings(const TableModel& model, const QItemSelection& ranges, Selection& things) {
    for (const QItemSelectionRange& range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (auto thing = model.thing(row)) {
                things.insert(things.end(), std::move(*thing));
            }
        }
    }
}

}  // namespace

void RowView::selectAll() {
    beganAnew_ = true;
    QTableView::selectAll();
}

QItemSelectionModel::SelectionFlags RowView::selectionCommand(const QModelIndex& index,
                                                              const QEvent* event) const {
    const auto flags = QTableView::selectionCommand(index, event);
    if (flags != QItemSelectionModel::NoUpdate) {
        beganAnew_ = flags.testFlag(QItemSelectionModel::Clear);
    }
    return flags;
}

TablePage::TablePage(Desk& desk, const char* name, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      name_(QString::fromUtf8(name)),
      model_(new TableModel(language(), this)),
      view_(new RowView),
      filter_(new QLineEdit),
      status_(new QLabel),
      soon_(new QTimer(this)),
      rows_(desk.workspace.jobs(), this),
      copying_(desk.workspace.jobs(), this) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 0);
    column->setSpacing(3);
    column->addWidget(makeTools());
    column->addWidget(view_, 1);
    soon_->setSingleShot(true);
    soon_->setInterval(kBetweenRefreshes);
    connect(soon_, &QTimer::timeout, this, &TablePage::refresh);
    makeView();
    connectView();
    sortId_ =
        QSettings().value(QStringLiteral("table/%1/sort").arg(name_)).toString().toStdString();
    descending_ = QSettings().value(QStringLiteral("table/%1/descending").arg(name_)).toBool();
}

QWidget* TablePage::makeTools() {
    filter_->setPlaceholderText(tr("Filter: words, county:name, employees>=300, start<2020-01-01"));
    filter_->setToolTip(
        tr("<p>Words are looked for in every column shown; all have to be found. "
           "<b>column:word</b> looks in one column, <b>column&gt;number</b> compares (&gt; &gt;= "
           "&lt; &lt;= =), also dates such as 2020-01-31, <b>column=</b> finds what is not known. "
           "Quotation marks hold words together.</p>"));
    filter_->setAccessibleName(tr("Filter"));
    filter_->setClearButtonEnabled(true);
    onlySelected_ =
        toolButton("select", tr("Selected only"), tr("Show only what is selected (Shift+F6)"));
    onlySelected_->setCheckable(true);
    onlyInView_ =
        toolButton("eye", tr("In view only"), tr("Show only what the map shows now (Ctrl+F6)"));
    onlyInView_->setCheckable(true);
    auto* columns = toolButton("columns", tr("Columns"), tr("Choose which columns are shown"));
    auto* copy = toolButton(
        "copy", tr("Copy rows"), tr("Copy the selected rows, or all, for Excel or WPS (Ctrl+C)"));
    connect(filter_, &QLineEdit::textChanged, this, &TablePage::refresh);
    connect(onlySelected_, &QToolButton::toggled, this, &TablePage::setOnlySelected);
    connect(onlyInView_, &QToolButton::toggled, this, [this](bool) { refresh(); });
    connect(columns, &QToolButton::clicked, this, &TablePage::chooseColumns);
    connect(copy, &QToolButton::clicked, this, &TablePage::copyRows);
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(filter_, 1);
    row->addWidget(onlySelected_);
    row->addWidget(onlyInView_);
    row->addWidget(columns);
    row->addWidget(copy);
    row->addWidget(status_);
    return tools;
}

void TablePage::makeView() {
    view_->setModel(model_);
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setAlternatingRowColors(true);
    view_->setWordWrap(false);
    view_->setShowGrid(false);
    view_->setTabKeyNavigation(false);  // Tab goes on to the next control
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->setAccessibleName(tr("Table"));
    QHeaderView* rows = view_->verticalHeader();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setDefaultSectionSize(view_->fontMetrics().height() + 6);
    rows->hide();
    QHeaderView* header = view_->horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setDefaultSectionSize(kUsualWidth);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* copy = new QAction(tr("Copy rows"), view_);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &TablePage::copyRows);
    view_->addAction(copy);
}

void TablePage::connectView() {
    QHeaderView* header = view_->horizontalHeader();
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TablePage::sortBy);
    connect(header, &QHeaderView::sectionMoved, this, &TablePage::takeOrderOfColumns);
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (!syncing_ && width > 0 && section < model_->columnCount()) {
            widths_[columnAt(section).id] = width;
        }
    });
    connect(view_, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto thing = model_->thing(index.row())) {
            Q_EMIT activated(*thing);
        }
    });
    connect(view_, &QTableView::customContextMenuRequested, this, [this](QPoint at) {
        const QModelIndex index = view_->indexAt(at);
        if (!index.isValid()) {
            return;
        }
        const auto thing = model_->thing(index.row());
        Q_EMIT menuWanted(thing ? std::vector{*thing} : std::vector<ThingRef>(),
                          model_->cell(index.row(), index.column()),
                          view_->viewport()->mapToGlobal(at));
    });
    connect(view_->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &TablePage::selectionMade);
    connect(&desk_.workspace, &Workspace::selectionChanged, this, &TablePage::pickFromWorkspace);
    connect(&desk_.map.map(), &maps::MapWidget::cameraChanged, this, [this] {
        if (onlyInView_->isChecked()) {
            soon_->start();
        }
    });
}

void TablePage::setSource(TableSourcePtr source) {
    source_ = std::move(source);
    order_.reset();
    remark_.clear();
    const QString key = QStringLiteral("table/%1/columns").arg(name_);
    columns_ = columnsOf(*source_, QSettings().value(key).toStringList());
    refresh();
}

void TablePage::setRemark(const QString& remark) {
    remark_ = remark;
    showStatus();
}

QString TablePage::status() const {
    return status_->text();
}

void TablePage::setOnlySelected(bool on) {
    onlySelected_->setChecked(on);
    only_ = on ? std::make_shared<const Selection>(desk_.workspace.selection()) : nullptr;
    refresh();
}

void TablePage::setOnlyInView(bool on) {
    onlyInView_->setChecked(on);
}

void TablePage::selectAll() {
    view_->selectAll();
}

RowWish TablePage::wish() const {
    RowWish wish{filter_->text().toStdString(), columns_, only_, {}, language()};
    if (onlyInView_->isChecked()) {
        const gis::Box world = desk_.map.map().camera().view();
        gis::Box view;
        view.add(maps::lonLatOf(world.min));
        view.add(maps::lonLatOf(world.max));
        wish.view = view;
    }
    return wish;
}

void TablePage::refresh() {
    if (!source_) {
        return;
    }
    const auto sort = sortId_.empty() ? std::nullopt : source_->column(sortId_);
    rows_.want(
        tr("Filtering a table"),
        [source = source_, order = order_, sort, descending = descending_, wish = wish()](
            const gis::Progress& progress) -> gis::Result<Answer> {
            Answer answer{order, {}};
            if (sort && !order) {
                auto sorted = sortedRows(*source, *sort, descending, wish.language, progress);
                if (!sorted) {
                    return std::unexpected(sorted.error());
                }
                answer.order =
                    std::make_shared<const std::vector<std::uint32_t>>(std::move(*sorted));
            }
            auto shown = shownRows(*source, answer.order.get(), wish, progress);
            if (!shown) {
                return std::unexpected(shown.error());
            }
            answer.shown = std::move(*shown);
            return answer;
        },
        [this](gis::Result<Answer>& answer) {
            if (answer) {
                order_ = std::move(answer->order);
                take(std::move(answer->shown));
            }
        });
}

void TablePage::take(ShownRows shown) {
    unknownColumns_.clear();
    for (const std::string& column : shown.unknownColumns) {
        unknownColumns_.push_back(fromUtf8(column));
    }
    syncing_ = true;
    const bool first = model_->source() != source_;
    model_->show(source_, columns_, std::move(shown.rows));
    showHeader();
    syncing_ = false;
    showSelection();
    if (first) {
        scrollToSelection();
    }
    showStatus();
}

const TableColumn& TablePage::columnAt(int section) const {
    return model_->source()->columns[model_->columns()[static_cast<std::size_t>(section)]];
}

/// Widths, order and sort sign of the columns as they are now; resets of the model keep those of
/// the columns before.
void TablePage::showHeader() {
    QHeaderView* header = view_->horizontalHeader();
    int sorted = -1;
    for (int section = 0; section < model_->columnCount(); ++section) {
        header->moveSection(header->visualIndex(section), section);
        const std::string& id = columnAt(section).id;
        const auto width = widths_.find(id);
        const bool isLong = id == "name" || id == "sentence";
        header->resizeSection(section,
                              width != widths_.end() ? width->second
                              : isLong               ? kNameWidth
                                                     : kUsualWidth);
        sorted = id == sortId_ ? section : sorted;
    }
    header->setSortIndicator(sorted, descending_ ? Qt::DescendingOrder : Qt::AscendingOrder);
}

/// The user has moved a column.
void TablePage::takeOrderOfColumns() {
    if (syncing_) {
        return;
    }
    const QHeaderView* header = view_->horizontalHeader();
    std::vector<std::size_t> columns;
    for (int place = 0; place < header->count(); ++place) {
        columns.push_back(model_->columns()[static_cast<std::size_t>(header->logicalIndex(place))]);
    }
    QTimer::singleShot(0, this, [this, ids = idsOf(*model_->source(), columns)] {
        setColumns(columnsOf(*source_, ids));
    });
}

void TablePage::sortBy(int section, Qt::SortOrder order) {
    if (syncing_ || !source_) {
        return;
    }
    sortId_ = section < 0 ? std::string() : columnAt(section).id;
    descending_ = order == Qt::DescendingOrder;
    order_.reset();
    QSettings().setValue(QStringLiteral("table/%1/sort").arg(name_), fromUtf8(sortId_));
    QSettings().setValue(QStringLiteral("table/%1/descending").arg(name_), descending_);
    refresh();
}

void TablePage::showSelection() {
    if (!model_->source()->key) {
        return;
    }
    std::unordered_set<std::string_view> keys;
    for (const ThingRef& thing : desk_.workspace.selection()) {
        if (thing.kind == model_->source()->kind) {
            keys.insert(thing.id);
        }
    }
    syncing_ = true;
    std::vector<char> picked(model_->rows().size());
    if (!keys.empty()) {
        for (std::size_t i = 0; i < picked.size(); ++i) {
            picked[i] = keys.contains(model_->source()->key(model_->rows()[i])) ? 1 : 0;
        }
    }
    view_->selectionModel()->select(rangesOf(*model_, picked), QItemSelectionModel::ClearAndSelect);
    syncing_ = false;
    showStatus();
}

void TablePage::pickFromWorkspace() {
    if (syncing_) {
        return;
    }
    if (only_) {
        setOnlySelected(true);
        return;
    }
    showSelection();
    scrollToSelection();
}

void TablePage::scrollToSelection() {
    const auto picked = view_->selectionModel()->selection();
    if (!picked.isEmpty()) {
        view_->scrollTo(model_->index(picked.front().top(), 0));
    }
}

void TablePage::selectionMade(const QItemSelection& added, const QItemSelection& gone) {
    if (syncing_) {
        return;
    }
    Selection things;
    if (!view_->beganAnew()) {
        // What is selected elsewhere, or filtered out here, stays.
        things = desk_.workspace.selection();
        Selection dropped;
        addThings(*model_, gone, dropped);
        for (const ThingRef& thing : dropped) {
            things.erase(thing);
        }
        addThings(*model_, added, things);
    } else {
        addThings(*model_, view_->selectionModel()->selection(), things);
    }
    syncing_ = true;
    desk_.workspace.select(std::move(things));
    syncing_ = false;
    showStatus();
}

void TablePage::showStatus() {
    QStringList parts;
    if (source_) {
        parts.push_back(tr("%1 of %2 rows").arg(model_->rows().size()).arg(source_->rows));
    }
    if (!unknownColumns_.empty()) {
        parts.push_back(tr("no column “%1”").arg(unknownColumns_.join(QStringLiteral(", "))));
    }
    if (!remark_.isEmpty()) {
        parts.push_back(remark_);
    }
    status_->setText(parts.join(QStringLiteral(" · ")));
}

std::vector<std::uint32_t> TablePage::pickedRows() const {
    std::vector<std::uint32_t> rows;
    for (const QItemSelectionRange& range : view_->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            rows.push_back(static_cast<std::uint32_t>(row));
        }
    }
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    for (std::uint32_t& row : rows) {
        row = model_->rows()[row];
    }
    return rows.empty() ? model_->rows() : rows;
}

void TablePage::copyRows() {
    // What is seen: another source may be on its way.
    if (model_->columnCount() == 0) {
        return;
    }
    auto rows = pickedRows();
    const std::size_t count = rows.size();
    copying_.want(
        tr("Copying rows"),
        [source = model_->source(),
         columns = model_->columns(),
         rows = std::move(rows),
         words = language()](const gis::Progress&) -> gis::Result<std::string> {
            return tabbedText(*source, columns, rows, words);
        },
        [this, count](gis::Result<std::string>& text) {
            QGuiApplication::clipboard()->setText(QString::fromStdString(*text));
            desk_.messages.note(tr("%n row(s) copied", nullptr, static_cast<int>(count)));
        });
}

void TablePage::setColumns(std::vector<std::size_t> columns) {
    columns_ = std::move(columns);
    keepColumns();
    refresh();
}

void TablePage::keepColumns() {
    QSettings().setValue(QStringLiteral("table/%1/columns").arg(name_), idsOf(*source_, columns_));
}

void TablePage::chooseColumns() {
    if (!source_) {
        return;
    }
    const TableSourcePtr source = source_;  // another may come while the dialog is open
    ColumnDialog dialog(*source, columns_, this);
    if (dialog.exec() == QDialog::Accepted) {
        setColumns(columnsOf(*source_, idsOf(*source, dialog.chosen())));
    }
}

}  // namespace ruyuan::app
