// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <QFrame>
#include <QString>

class QLabel;
class QTimer;

namespace ruyuan::app {

/// A line above the map that tells what came out of something. Notes go by themselves, warnings
/// and errors stay until they are closed; a later message takes the place of an earlier one.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    enum class Level { Note, Warning, Error };
    void tell(Level level, const QString& text);
    void note(const QString& text) { tell(Level::Note, text); }
    void warn(const QString& text) { tell(Level::Warning, text); }
    void error(const gis::Error& error);

    /// What is told now; empty when nothing is.
    [[nodiscard]] QString text() const;
    [[nodiscard]] Level level() const { return level_; }
    /// Everything told so far, oldest first.
    [[nodiscard]] const QStringList& log() const { return log_; }

private:
    QLabel* mark_;
    QLabel* text_;
    QTimer* timer_;
    Level level_ = Level::Note;
    QStringList log_;
};

}  // namespace ruyuan::app
