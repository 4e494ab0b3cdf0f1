// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <QObject>
#include <QStringList>

#include <vector>

namespace ruyuan::app {

struct Desk;

/// What becomes of files that are dropped on the window, whatever their names say: a project is
/// opened, a recipe taken in, everything else asked about and imported, one file after the other.
/// Without a project they wait for one. Of what can be none of these it is told what it is.
class DropFiles : public QObject {
    Q_OBJECT

public:
    explicit DropFiles(Desk& desk, QObject* parent = nullptr);

    void take(const QStringList& files);
    /// Files that wait until a project is open.
    [[nodiscard]] const QStringList& waiting() const { return waiting_; }

Q_SIGNALS:
    /// What the person should know; where the message bar is not seen.
    void told(const QString& text);

private:
    struct Sorted {
        QStringList projects;
        QStringList others;
        std::vector<gis::Error> refused;
    };
    [[nodiscard]] static Sorted sorted(const QStringList& files);
    void act(const Sorted& files);
    void importWaiting();
    void tell(const QString& text);

    Desk& desk_;
    QStringList waiting_;
    bool importing_ = false;
};

/// The files without those that only belong to another one of them: the .dbf of a shapefile.
[[nodiscard]] QStringList withoutSidecars(const QStringList& files);

}  // namespace ruyuan::app
