// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/jobs.h"

#include <QWidget>

#include <map>

class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace ruyuan::app {

class JobRow;

/// Every job with title, step, share done, elapsed time and a button that stops it.
class JobsView : public QWidget {
    Q_OBJECT

public:
    explicit JobsView(Jobs& jobs, QWidget* parent = nullptr);

private:
    void show();

    Jobs& jobs_;
    QVBoxLayout* column_;
    QLabel* nothing_;
    std::map<int, JobRow*> rows_;  // by job
};

/// The latest job in the status bar; hidden while nothing runs longer than a moment.
class JobsLine : public QWidget {
    Q_OBJECT

public:
    explicit JobsLine(Jobs& jobs, QWidget* parent = nullptr);

private:
    void show();

    Jobs& jobs_;
    QLabel* title_;
    QProgressBar* bar_;
    QToolButton* stop_;
    int job_ = 0;
};

}  // namespace ruyuan::app
