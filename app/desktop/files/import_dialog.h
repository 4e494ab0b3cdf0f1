// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/intake.h"

#include <QDialog>

#include <string>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace ruyuan::app {

class Jobs;
struct Desk;

/// Asks what to import: a file, what it holds, which sheet or layer, and where it must be told,
/// encoding and coordinate system. Shows its first rows as they would be read.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ImportDialog(Jobs& jobs, QWidget* parent = nullptr);

    void setFile(const QString& file);
    /// As planner::requestFor() names it.
    [[nodiscard]] std::string content() const;
    [[nodiscard]] gis::Result<planner::ImportRequest> request() const;

private:
    void chooseFile();
    void readLayers();
    void preview();
    void tell(const QString& text);

    Jobs& jobs_;
    QLineEdit* file_;
    QComboBox* content_;
    QComboBox* layer_;
    QComboBox* encoding_;
    QComboBox* crs_;
    QLabel* told_;
    QTableWidget* rows_;
    QDialogButtonBox* buttons_;
    int asked_ = 0;  ///< of the preview that is wanted now
};

/// Asks with an ImportDialog, imports, and tells what was used, skipped and doubtful. @p file may
/// be empty.
void askAndImport(Desk& desk, const QString& file = {});

}  // namespace ruyuan::app
