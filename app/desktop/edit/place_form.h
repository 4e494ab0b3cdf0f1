// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/place_edits.h"

#include <QDialog>

#include <cstdint>
#include <string>

class QComboBox;
class QDialogButtonBox;
class QLineEdit;
class QSpinBox;

namespace ruyuan::app {

/// Asks what has to be known of something that was drawn: name, document and year of a built-up
/// area; name of a park; kind, name and grade of an exclusion zone.
class PlaceForm : public QDialog {
    Q_OBJECT

public:
    PlaceForm(planner::PlaceKind kind, const QString& size, QWidget* parent = nullptr);

    /// What was filled in, to be used beside the window.
    struct Answer {
        planner::PlaceKind kind = planner::PlaceKind::BuiltUpArea;
        std::string constraintKind;
        std::string name;
        std::string document;
        std::int64_t year = 0;
        std::string grade;
    };
    [[nodiscard]] Answer answer() const;

private:
    void check();

    planner::PlaceKind kind_;
    QComboBox* constraint_ = nullptr;
    QLineEdit* name_ = nullptr;
    QLineEdit* document_ = nullptr;
    QSpinBox* year_ = nullptr;
    QLineEdit* grade_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

/// Adds a drawn area to a project as the form says.
[[nodiscard]] gis::Result<planner::PlaceEdit> addDrawn(planner::Project& project,
                                                       const PlaceForm::Answer& answer,
                                                       gis::MultiPolygon area);

}  // namespace ruyuan::app
