// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ruyuan::app {

/// Edits one value of a site where the card shows it: an editor for the field's type, with its
/// unit, and the reason for the journal. What was typed stays until it is in the file.
class FieldEditor : public QFrame {
    Q_OBJECT

public:
    explicit FieldEditor(Workspace& workspace, QWidget* parent = nullptr);

    /// Starts on a field of Site by its name, or "place". False: a site has no such field.
    bool edit(const planner::Site& site, const std::string& field);
    [[nodiscard]] const std::string& siteId() const { return site_; }
    [[nodiscard]] const std::string& field() const { return field_; }
    /// What is typed now, as `ruyuan edit` takes it.
    [[nodiscard]] std::string text() const;
    /// Why the last attempt was refused; empty: it was not.
    [[nodiscard]] QString fault() const;
    void apply();
    void leave();

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void offer(const QList<std::pair<QString, QString>>& choices, const QString& now);
    void showFault(const QString& fault);

    Workspace& workspace_;
    std::string site_;
    std::string field_;
    QLabel* title_;
    QLineEdit* line_;
    QComboBox* choice_;
    QLabel* unit_;
    QLineEdit* reason_;
    QLabel* fault_;
    QPushButton* apply_;
};

}  // namespace ruyuan::app
