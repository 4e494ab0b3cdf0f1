// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/model.h"

#include <QDialog>

class QPushButton;

namespace ruyuan::app {

class GroundFields;

/// Asks what a decision rests on: reason, document, who decided. Reason and document are needed.
class PinDialog : public QDialog {
    Q_OBJECT

public:
    /// @p what says what is decided, @p against what speaks against it (may be empty).
    PinDialog(const QString& what, const QString& against, QWidget* parent);

    /// Fills in what was entered.
    void fill(planner::Decision& decision) const;

private:
    void check();

    GroundFields* ground_;
    QPushButton* ok_;
};

}  // namespace ruyuan::app
