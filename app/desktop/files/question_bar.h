// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/import_preview.h"

#include <QFrame>

class QCheckBox;
class QLabel;

namespace ruyuan::app {

/// What a person has to settle before a file can be imported, with what speaks for and against,
/// and a way to take what is proposed.
class QuestionBar : public QFrame {
    Q_OBJECT

public:
    explicit QuestionBar(QWidget* parent = nullptr);

    /// Shows the question of a preview. Without one it goes, unless the one before was answered
    /// here.
    void show(const ImportPreview& preview);
    /// The question is not asked any more, nor its answer kept.
    void forget();
    /// Whether what was proposed is taken.
    [[nodiscard]] bool accepted() const;

Q_SIGNALS:
    void answered();

private:
    QLabel* text_;
    QLabel* advice_;
    QCheckBox* accept_;
};

}  // namespace ruyuan::app
