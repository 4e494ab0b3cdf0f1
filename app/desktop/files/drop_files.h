// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace ruyuan::app {

struct Desk;

/// What becomes of files that are dropped on the window: a project is opened, everything else
/// asked about and imported, one file after the other. Without a project they wait for one.
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
    void act(const QStringList& projects, const QStringList& others);
    void importWaiting();
    void tell(const QString& text);

    Desk& desk_;
    QStringList waiting_;
    bool importing_ = false;
};

/// The files without those that only belong to another one of them: the .dbf of a shapefile.
[[nodiscard]] QStringList withoutSidecars(const QStringList& files);

}  // namespace ruyuan::app
