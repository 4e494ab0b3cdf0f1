// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/scenarios/compare_window.h"

#include "app/common/planning_acts.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/scenarios/plan_table.h"
#include "app/map/plan_layers.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ruyuan::app {

namespace {

constexpr int kSite = Qt::UserRole;

using Layers = std::vector<maps::FeatureLayerPtr>;

struct Loaded {
    Layers layers;
    std::shared_ptr<const planner::Project> seen;
    std::shared_ptr<const planner::Timeline> timeline;
};

Layers layersOf(PlanLayers made) {
    Layers layers;
    for (PlanLayer& layer : made.layers) {
        layers.push_back(std::make_shared<const maps::FeatureLayer>(
            std::move(layer.id), std::move(layer.look), std::move(layer.keys)));
    }
    return layers;
}

/// A scenario as layers for the screen.
gis::Result<Loaded> loadedOf(const planner::Project& stored,
                             const std::string& scenario,
                             gis::Language words,
                             std::optional<gis::Date> day,
                             const gis::Progress& progress) {
    const auto pack = planner::parsePolicyPack(stored.policyText, stored.policyName);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    auto seen = planner::shownBy(stored, *pack, scenario, progress);
    if (!seen) {
        return std::unexpected(seen.error());
    }
    Loaded loaded;
    loaded.timeline = std::make_shared<const planner::Timeline>(*seen);
    loaded.layers =
        layersOf(planLayersForScreen(*seen, words, {.day = day, .timeline = loaded.timeline}));
    loaded.seen = std::make_shared<const planner::Project>(std::move(*seen));
    return loaded;
}

/// Nothing while the plan is shown as a whole.
std::optional<gis::Date> dayOf(const Workspace& workspace) {
    return workspace.showsWholePlan() ? std::nullopt : std::optional(workspace.date());
}

QString signedText(double value) {
    const QString text = fromUtf8(figureText(value));
    return value > 0 ? QLatin1Char('+') + text : text;
}

}  // namespace

WorksOn worksOn(const planner::Plan& plan, gis::Date day) {
    WorksOn works;
    for (const planner::PlanEntry& entry : plan.entries) {
        if (!entry.start || !entry.finish || day < entry.start->firstDay()) {
            ++works.waiting;
        } else if (day <= entry.finish->lastDay()) {
            ++works.working;
        } else {
            ++works.finished;
        }
    }
    return works;
}

struct CompareWindow::Compared {
    planner::PlanComparison comparison;
    struct Line {
        std::string id;
        QString name;
        QString first;
        QString second;
    };
    std::vector<Line> lines;
};

CompareWindow::CompareWindow(Workspace& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      file_(workspace.file()),
      locked_(new QCheckBox(tr("&Lock views"))),
      figures_(new QTableWidget),
      sites_(new QTreeWidget),
      told_(new QLabel) {
    setWindowTitle(tr("Compare plans"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    auto* column = new QVBoxLayout(this);
    auto* bar = new QHBoxLayout;
    auto* swapped = new QPushButton(icon("swap"), tr("&Swap"));
    swapped->setAutoDefault(false);
    locked_->setChecked(true);
    locked_->setToolTip(tr("Moving one map moves the other"));
    bar->addWidget(locked_);
    bar->addWidget(swapped);
    bar->addWidget(told_, 1);
    column->addLayout(bar);
    auto* maps = new QWidget;
    auto* row = new QHBoxLayout(maps);
    row->setContentsMargins(0, 0, 0, 0);
    makeSide(0, row);
    makeSide(1, row);
    figures_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    figures_->setAccessibleName(tr("Figures of both plans"));
    sites_->setHeaderLabels({tr("Site")});
    sites_->setRootIsDecorated(false);
    sites_->setAccessibleName(tr("Sites that differ"));
    sites_->setUniformRowHeights(true);
    auto* lists = new QSplitter(Qt::Horizontal);
    lists->addWidget(sites_);
    lists->addWidget(figures_);
    lists->setStretchFactor(0, 3);
    lists->setStretchFactor(1, 2);
    auto* both = new QSplitter(Qt::Vertical);
    both->addWidget(maps);
    both->addWidget(lists);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    column->addWidget(both, 1);
    connect(swapped, &QPushButton::clicked, this, &CompareWindow::swap);
    connect(locked_, &QCheckBox::toggled, this, [this] { follow(0); });
    connect(sites_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item != nullptr) {
            goTo(item->data(0, kSite).toString().toStdString());
        }
    });
    connect(&workspace_, &Workspace::projectChanged, this, &CompareWindow::showProject);
    connect(&workspace_, &Workspace::selectionChanged, this, &CompareWindow::showSelection);
    connect(&workspace_, &Workspace::dateChanged, this, [this] {
        showDates();
        drawDay(0);
        drawDay(1);
    });
    resize(1180, 740);
}

CompareWindow::~CompareWindow() = default;

void CompareWindow::makeSide(std::size_t side, QLayout* layout) {
    Side& made = sides_[side];
    auto* column = new QVBoxLayout;
    made.plan = new QComboBox;
    made.plan->setAccessibleName(side == 0 ? tr("Plan on the left") : tr("Plan on the right"));
    made.state = new QLabel;
    made.state->setWordWrap(true);
    made.map = new maps::MapWidget;
    made.map->setLanguage(language());
    made.map->setAccessibleName(side == 0 ? tr("Map on the left") : tr("Map on the right"));
    made.map->setMinimumHeight(160);
    column->addWidget(made.plan);
    column->addWidget(made.map, 1);
    column->addWidget(made.state);
    static_cast<QHBoxLayout*>(layout)->addLayout(column, 1);
    connect(made.map, &maps::MapWidget::cameraChanged, this, [this, side] { follow(side); });
    connect(made.plan, &QComboBox::activated, this, [this, side] {
        sides_[side].scenario = sides_[side].plan->currentData().toString().toStdString();
        load(side);
        compareBoth();
    });
}

void CompareWindow::compare(const std::string& first, const std::string& second) {
    sides_[0].scenario = first;
    sides_[1].scenario = second;
    showProject();
}

void CompareWindow::swap() {
    compare(std::string(sides_[1].scenario), std::string(sides_[0].scenario));
}

void CompareWindow::showProject() {
    if (workspace_.file() != file_) {
        close();  // another project has other scenarios, elsewhere
        return;
    }
    for (Side& side : sides_) {
        side.plan->clear();
        side.plan->addItem(said(planner::baseName()), QString());
        for (const planner::Scenario& scenario : workspace_.stored()->scenarios) {
            side.plan->addItem(fromUtf8(scenario.name), fromUtf8(scenario.name));
        }
        const int at = side.plan->findData(fromUtf8(side.scenario));
        side.plan->setCurrentIndex(std::max(0, at));
        side.scenario = side.plan->currentData().toString().toStdString();
    }
    load(0);
    load(1);
    compareBoth();
}

/// Draws one side beside the window; only what was asked for last is shown.
void CompareWindow::load(std::size_t side) {
    const int asked = ++sides_[side].asked;
    workspace_.jobs().start<Loaded>(
        this,
        tr("Drawing the map"),
        [stored = workspace_.stored(),
         scenario = sides_[side].scenario,
         words = language(),
         day = dayOf(workspace_)](const gis::Progress& progress) {
            return loadedOf(*stored, scenario, words, day, progress);
        },
        [this, side, asked](const gis::Result<Loaded>& loaded) {
            if (sides_[side].asked != asked) {
                return;
            }
            Side& one = sides_[side];
            if (!loaded) {
                one.state->setText(said(loaded.error()));
                return;
            }
            std::vector<maps::ShownLayer> layers;
            for (const maps::FeatureLayerPtr& layer : loaded->layers) {
                layers.push_back({layer});
            }
            one.map->setScene(maps::Scene(std::move(layers)));
            one.seen = loaded->seen;
            one.timeline = loaded->timeline;
            if (!std::exchange(fitted_, true)) {
                one.map->zoomTo(one.map->scene().bounds());
                follow(side);
            }
            showSelection();
            showDates();
        });
}

/// The sites of one map on the day of the window; while they are drawn, one further wish waits.
void CompareWindow::drawDay(std::size_t side) {
    Side& one = sides_[side];
    if (!one.seen || std::exchange(one.drawing, true)) {
        one.again = one.seen != nullptr;
        return;
    }
    workspace_.jobs().start<Layers>(
        this,
        tr("Drawing the map"),
        [seen = one.seen, timeline = one.timeline, words = language(), day = dayOf(workspace_)](
            const gis::Progress&) -> gis::Result<Layers> {
            return layersOf(siteLayersForScreen(*seen, words, {.day = day, .timeline = timeline}));
        },
        [this, side, seen = one.seen](gis::Result<Layers> drawn) {
            Side& there = sides_[side];
            there.drawing = false;
            if (drawn && there.seen == seen) {
                replaceSites(side, std::move(*drawn));
            }
            if (std::exchange(there.again, false)) {
                drawDay(side);
            }
        });
}

void CompareWindow::replaceSites(std::size_t side, std::vector<maps::FeatureLayerPtr> drawn) {
    std::vector<maps::ShownLayer> layers = sides_[side].map->scene().layers();
    for (maps::FeatureLayerPtr& layer : drawn) {
        const auto old = std::ranges::find_if(
            layers, [&](const maps::ShownLayer& one) { return one.features->id() == layer->id(); });
        if (old == layers.end()) {
            layers.push_back({std::move(layer)});
        } else {
            old->features = std::move(layer);
        }
    }
    sides_[side].map->setScene(maps::Scene(std::move(layers)));
    showSelection();
}

void CompareWindow::compareBoth() {
    const int asked = ++asked_;
    workspace_.jobs().start<Compared>(
        this,
        tr("Comparing the plans"),
        [stored = workspace_.stored(), first = sides_[0].scenario, second = sides_[1].scenario](
            const gis::Progress&) -> gis::Result<Compared> {
            auto comparison = planner::comparePlans(*stored, first, second);
            if (!comparison) {
                return std::unexpected(comparison.error());
            }
            Compared compared{std::move(*comparison), {}};
            for (const planner::SiteDifference& one : compared.comparison.sites) {
                const planner::Site& site = stored->sites[one.site];
                compared.lines.push_back({site.id,
                                          fromUtf8(site.name),
                                          said(placedText(*stored, one.first)),
                                          said(placedText(*stored, one.second))});
            }
            return compared;
        },
        [this, asked](gis::Result<Compared> compared) {
            if (asked_ == asked) {
                showComparison(compared);
            }
        });
}

void CompareWindow::showComparison(const gis::Result<Compared>& compared) {
    sites_->clear();
    figures_->clear();
    figures_->setRowCount(0);
    if (!compared) {
        told_->setText(said(compared.error().sentence));
        return;
    }
    const QString first = sides_[0].plan->currentText();
    const QString second = sides_[1].plan->currentText();
    told_->setText(
        compared->lines.empty()
            ? tr("The two plans agree on every site")
            : tr("%n site(s) differ", nullptr, static_cast<int>(compared->lines.size())));
    sites_->setHeaderLabels({tr("Site"), first, second});
    for (const Compared::Line& line : compared->lines) {
        auto* item = new QTreeWidgetItem(
            sites_,
            {QStringLiteral("%1 %2").arg(fromUtf8(line.id), line.name), line.first, line.second});
        item->setData(0, kSite, fromUtf8(line.id));
        for (int c = 0; c < item->columnCount(); ++c) {
            item->setToolTip(c, item->text(c));
        }
    }
    for (int c = 0; c < sites_->columnCount(); ++c) {
        sites_->header()->setSectionResizeMode(c, QHeaderView::Stretch);
    }
    const auto& rows = compared->comparison.figures;
    figures_->setColumnCount(3);
    figures_->setHorizontalHeaderLabels({first, second, tr("Difference")});
    figures_->setRowCount(static_cast<int>(rows.size()));
    for (int r = 0; r < figures_->rowCount(); ++r) {
        const planner::Figure& figure = rows[static_cast<std::size_t>(r)];
        const QString unit =
            figure.unit.empty() ? QString() : QStringLiteral(" (%1)").arg(fromUtf8(figure.unit));
        figures_->setVerticalHeaderItem(r, new QTableWidgetItem(said(figure.name) + unit));
        const QStringList texts{fromUtf8(figureText(figure.first)),
                                fromUtf8(figureText(figure.second)),
                                signedText(figure.second - figure.first)};
        for (int c = 0; c < 3; ++c) {
            auto* cell = new QTableWidgetItem(texts[c]);
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            figures_->setItem(r, c, cell);
        }
    }
    figures_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

/// The other map shows what this one does.
void CompareWindow::follow(std::size_t moved) {
    if (following_ || !locked_->isChecked()) {
        return;
    }
    following_ = true;
    sides_[1 - moved].map->setCamera(sides_[moved].map->camera());
    following_ = false;
}

void CompareWindow::showSelection() {
    for (Side& side : sides_) {
        std::vector<maps::Hit> hits;
        const auto& layers = side.map->scene().layers();
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (layers[i].features->id() != "sites") {
                continue;
            }
            for (const ThingRef& thing : workspace_.selection()) {
                const auto feature = thing.kind == ThingKind::Site
                                         ? layers[i].features->find(thing.id)
                                         : std::nullopt;
                if (feature) {
                    hits.push_back({i, *feature});
                }
            }
        }
        side.map->setHighlighted(std::move(hits));
    }
}

void CompareWindow::showDates() {
    for (Side& side : sides_) {
        if (!side.seen || !side.seen->plan) {
            side.state->setText(tr("Not planned"));
            continue;
        }
        const WorksOn works = worksOn(*side.seen->plan, workspace_.date());
        side.state->setText(tr("%1: %2 finished, %3 at work, %4 not begun")
                                .arg(said(workspace_.date()))
                                .arg(works.finished)
                                .arg(works.working)
                                .arg(works.waiting));
    }
}

void CompareWindow::goTo(const std::string& site) {
    workspace_.select({{ThingKind::Site, site}});
    const maps::ShownLayer* layer = sides_[0].map->scene().find("sites");
    const auto feature = layer == nullptr ? std::nullopt : layer->features->find(site);
    if (!feature) {
        return;
    }
    for (Side& side : sides_) {
        maps::Camera camera = side.map->camera();
        camera.centre = layer->features->anchor(*feature);
        side.map->setCamera(camera);
    }
}

std::vector<std::string> CompareWindow::listed() const {
    std::vector<std::string> ids;
    for (int i = 0; i < sites_->topLevelItemCount(); ++i) {
        ids.push_back(sites_->topLevelItem(i)->data(0, kSite).toString().toStdString());
    }
    return ids;
}

}  // namespace ruyuan::app
