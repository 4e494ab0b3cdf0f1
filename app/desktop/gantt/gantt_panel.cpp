// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/gantt/gantt_panel.h"

#include "app/desktop/gantt/gantt_model.h"
#include "app/desktop/gantt/gantt_painting.h"
#include "app/desktop/gantt/must_start_view.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/workspace.h"

#include <QAbstractProxyModel>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMouseEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>

#include <KGanttGraphicsView>
#include <KGanttProxyModel>
#include <KGanttView>
#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr std::size_t kExpanded = 120;  // sites whose groups are opened without being asked
constexpr int kTreeWidth = 240;

/// Every role of KGantt from the one column of the model.
void mapRoles(KGantt::View& view) {
    auto* proxy = qobject_cast<KGantt::ProxyModel*>(view.ganttProxyModel());
    if (proxy == nullptr) {
        return;
    }
    for (const int role : {KGantt::ItemTypeRole, KGantt::StartTimeRole, KGantt::EndTimeRole}) {
        proxy->setColumn(role, 0);
        proxy->setRole(role, role);
    }
    proxy->removeColumn(KGantt::TaskCompletionRole);
    proxy->removeColumn(KGantt::LegendRole);
}

}  // namespace

GanttPanel::GanttPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      workspace_(desk.workspace),
      map_(desk.map),
      model_(new GanttModel(this)),
      view_(new KGantt::View),
      tree_(nullptr),
      grid_(new GanttGrid),
      mustStart_(new MustStartView),
      tabs_(new QTabWidget),
      pages_(new QStackedWidget),
      empty_(new QLabel),
      by_(new QComboBox),
      scale_(new QComboBox),
      county_(new QComboBox),
      late_(new QCheckBox(tr("&Late only"))),
      selected_(new QCheckBox(tr("&Selection only"))),
      note_(new QLabel) {
    layOut();
    connectAll();
    refresh();
}

QWidget* GanttPanel::filterRow() {
    by_->addItem(tr("By county"), static_cast<int>(GanttFilter::By::County));
    by_->addItem(tr("By park"), static_cast<int>(GanttFilter::By::Park));
    by_->setAccessibleName(tr("Grouping"));
    scale_->addItem(tr("Quarters"), static_cast<int>(GanttScale::Quarter));
    scale_->addItem(tr("Months"), static_cast<int>(GanttScale::Month));
    scale_->addItem(tr("Weeks"), static_cast<int>(GanttScale::Week));
    scale_->setAccessibleName(tr("Time scale"));
    county_->setAccessibleName(tr("County"));
    county_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    fillCounties();
    note_->setMinimumWidth(1);
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget* one : std::initializer_list<QWidget*>{by_, county_, scale_, late_, selected_}) {
        row->addWidget(one);
    }
    row->addWidget(note_, 1);
    return widget;
}

QWidget* GanttPanel::chart() {
    grid_->setParent(view_);
    view_->setGrid(grid_);
    view_->setItemDelegate(new GanttDelegate(*model_, *grid_, view_));
    mapRoles(*view_);
    view_->graphicsView()->setReadOnly(true);
    tree_ = qobject_cast<QTreeView*>(view_->leftView());
    tree_->setUniformRowHeights(true);
    tree_->header()->setStretchLastSection(true);
    tree_->setAccessibleName(tr("Sites of the Gantt"));
    tree_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    tree_->setTextElideMode(Qt::ElideRight);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setModel(model_);
    tree_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (QWidget* child : view_->graphicsView()->findChildren<QWidget*>()) {
        if (QByteArrayView(child->metaObject()->className()).endsWith("HeaderWidget")) {
            header_ = child;
            header_->installEventFilter(this);
            header_->setToolTip(tr("Drag to choose the shown day"));
        }
    }
    view_->splitter()->setSizes({kTreeWidth, 3 * kTreeWidth});
    view_->splitter()->setStretchFactor(0, 0);
    view_->splitter()->setStretchFactor(1, 1);
    return view_;
}

void GanttPanel::layOut() {
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    pages_->addWidget(empty_);
    pages_->addWidget(chart());
    tabs_->addTab(pages_, tr("Gantt"));
    tabs_->addTab(mustStart_, tr("Must start by"));
    tabs_->setDocumentMode(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(2);
    column->addWidget(filterRow());
    column->addWidget(tabs_, 1);
}

void GanttPanel::connectAll() {
    connect(&workspace_, &Workspace::projectChanged, this, &GanttPanel::refresh);
    connect(&workspace_, &Workspace::dateChanged, this, &GanttPanel::showDays);
    connect(&workspace_, &Workspace::selectionChanged, this, [this] {
        if (selected_->isChecked() && !following_) {
            refresh();
        } else {
            followSelection();
        }
    });
    connect(by_, &QComboBox::currentIndexChanged, this, &GanttPanel::refresh);
    connect(county_, &QComboBox::currentIndexChanged, this, &GanttPanel::refresh);
    connect(late_, &QCheckBox::toggled, this, &GanttPanel::refresh);
    connect(selected_, &QCheckBox::toggled, this, &GanttPanel::refresh);
    connect(scale_, &QComboBox::currentIndexChanged, this, [this] {
        grid_->setScale(static_cast<GanttScale>(scale_->currentData().toInt()));
        view_->graphicsView()->updateScene();
    });
    connect(
        view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &GanttPanel::choose);
    const auto activate = [this](const QModelIndex& index) {
        QModelIndex source = index;
        while (source.isValid() && source.model() != model_) {
            source = qobject_cast<const QAbstractProxyModel*>(source.model())->mapToSource(source);
        }
        if (const GanttSite* site = model_->site(source)) {
            zoomTo(site->id);
        }
    };
    tree_->setExpandsOnDoubleClick(false);
    connect(tree_, &QTreeView::doubleClicked, this, activate);
    connect(view_->graphicsView(), &KGantt::GraphicsView::activated, this, activate);
    connect(mustStart_, &MustStartView::selected, this, [this](const std::string& id) {
        workspace_.select({{ThingKind::Site, id}});
    });
    connect(mustStart_, &MustStartView::activated, this, &GanttPanel::zoomTo);
}

GanttFilter GanttPanel::filter() const {
    GanttFilter filter;
    filter.by = static_cast<GanttFilter::By>(by_->currentData().toInt());
    filter.lateOnly = late_->isChecked();
    filter.county = county_->currentData().toString().toStdString();
    if (selected_->isChecked()) {
        filter.only.emplace();
        for (const ThingRef& thing : workspace_.selection()) {
            if (thing.kind == ThingKind::Site) {
                filter.only->insert(thing.id);
            }
        }
    }
    return filter;
}

void GanttPanel::refresh() {
    stale_ = true;
    if (isVisible() && !making_) {
        make();
    }
}

void GanttPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_ && !making_) {
        make();
    }
}

void GanttPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        view_->graphicsView()->viewport()->update();
    }
}

/// The left button in the header chooses a day, where KGantt does not use it for the time scale.
bool GanttPanel::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (watched != header_ || (type != QEvent::MouseButtonPress && type != QEvent::MouseMove &&
                               type != QEvent::MouseButtonRelease)) {
        return QWidget::eventFilter(watched, event);
    }
    const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
    if (type == QEvent::MouseButtonPress) {
        dragging_ = static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton &&
                    grid_->sectionHandleAtPos(at.x(), at.y(), header_->rect()) ==
                        KGantt::DateTimeGrid::NoHeader;
    }
    if (!dragging_) {
        return QWidget::eventFilter(watched, event);
    }
    const QDate date =
        grid_->mapToDateTime(view_->graphicsView()->mapToScene(at.x(), 0).x()).date();
    workspace_.setDate(gis::makeDate(
        date.year(), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())));
    dragging_ = type != QEvent::MouseButtonRelease;
    return true;
}

void GanttPanel::make() {
    stale_ = false;
    making_ = true;
    const auto project = workspace_.project();
    workspace_.jobs().start<Made>(
        this,
        tr("Making the Gantt"),
        [project, filter = filter()](const gis::Progress&) -> gis::Result<Made> {
            return Made{ganttRows(*project, filter), mustStarts(*project, filter)};
        },
        [this, project](gis::Result<Made> made) {
            making_ = false;
            if (made) {
                take(project, std::move(*made));
            }
            if (stale_) {
                refresh();
            }
        });
}

void GanttPanel::take(std::shared_ptr<const planner::Project> project, Made made) {
    const std::size_t matching = made.rows.matching;
    const std::size_t shown = made.rows.shown;
    const bool planned = project->plan.has_value();
    if (workspace_.timeline()->first()) {
        const int year = workspace_.timeline()->years().first;
        grid_->setStartDateTime(midnight(gis::makeDate(year, 1, 1)));
    }
    model_->show(std::move(project), std::move(made.rows));
    mustStart_->show(std::move(made.steps));
    fillCounties();
    expandSome();
    showDays();
    followSelection();
    empty_->setText(!workspace_.isOpen() ? tr("Open a project to see its works over time.")
                    : !planned ? tr("There is no plan yet. Make one to see its works over time.")
                               : tr("No site passes the filter."));
    pages_->setCurrentIndex(shown == 0 ? 0 : 1);
    note_->setText(shown < matching
                       ? tr("The %1 most urgent of %2 sites; use the filter to see others.")
                             .arg(shown)
                             .arg(matching)
                       : tr("%n site(s)", nullptr, static_cast<int>(shown)));
    note_->setToolTip(note_->text());
}

/// Opens groups from the top as long as the chart stays quick to make.
void GanttPanel::expandSome() {
    std::size_t open = 0;
    for (int row = 0; row < model_->rowCount(); ++row) {
        open += model_->rows().groups[static_cast<std::size_t>(row)].sites.size();
        if (row > 0 && open > kExpanded) {
            break;
        }
        tree_->expand(model_->index(row, 0, {}));
    }
}

void GanttPanel::fillCounties() {
    const QSignalBlocker quiet(county_);
    const QString chosen = county_->currentData().toString();
    county_->clear();
    county_->addItem(tr("All counties"), QString());
    for (const std::string& county : model_->rows().counties) {
        county_->addItem(fromUtf8(county), fromUtf8(county));
    }
    if (!chosen.isEmpty() && county_->findData(chosen) < 0) {
        county_->addItem(chosen, chosen);
    }
    county_->setCurrentIndex(std::max(0, county_->findData(chosen)));
}

void GanttPanel::showDays() {
    grid_->setDays(workspace_.project()->asOf,
                   workspace_.showsWholePlan() ? std::nullopt : std::optional(workspace_.date()));
    view_->graphicsView()->viewport()->update();
}

void GanttPanel::followSelection() {
    if (following_) {
        return;
    }
    following_ = true;
    QItemSelection rows;
    QModelIndex last;
    for (const ThingRef& thing : workspace_.selection()) {
        if (thing.kind != ThingKind::Site) {
            continue;
        }
        if (const QModelIndex index = model_->find(thing.id); index.isValid()) {
            rows.select(index, index);
            last = index;
        }
    }
    view_->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (last.isValid()) {
        tree_->expand(last.parent());
        tree_->scrollTo(last);
        view_->ensureVisible(last);
    }
    following_ = false;
}

/// The rows that people choose are what the map selects; steps stand for their site.
void GanttPanel::choose() {
    if (following_) {
        return;
    }
    Selection selection;
    for (const QModelIndex& index : view_->selectionModel()->selectedIndexes()) {
        if (const GanttSite* site = model_->site(index)) {
            selection.insert({ThingKind::Site, site->id});
        }
    }
    following_ = true;
    if (!selection.empty()) {
        workspace_.select(std::move(selection));
    }
    following_ = false;
}

void GanttPanel::zoomTo(const std::string& siteId) {
    workspace_.select({{ThingKind::Site, siteId}});
    map_.goTo({{ThingKind::Site, siteId}});
}

}  // namespace ruyuan::app
