// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <QObject>

#include <map>
#include <string>

class QComboBox;
class QDialog;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QWidget;

namespace ruyuan::planner {
struct Project;
}

namespace ruyuan::app {

// What the forms of decisions and bans have in common.

/// What a decision rests on: reason, document and the person who decided. The lines are called
/// "reason", "document" and "author" and belong to the form that they are put into.
class GroundFields : public QObject {
    Q_OBJECT

public:
    explicit GroundFields(QObject* parent);

    void addTo(QFormLayout& form) const;
    [[nodiscard]] std::string reason() const;
    [[nodiscard]] std::string document() const;
    [[nodiscard]] std::string author() const;
    /// Into a decision, a ban or an entry of one.
    template <class Record>
    void fill(Record& record) const {
        record.reason = reason();
        record.document = document();
        record.author = author();
    }
    template <class Record>
    void show(const Record& record) {
        setTexts(record.reason, record.document, record.author);
    }
    /// Document and author; the reason can always be given.
    void setDocumentEnabled(bool enabled);
    /// By the names of the members.
    [[nodiscard]] std::map<std::string, QWidget*> fields() const;

Q_SIGNALS:
    void changed();

private:
    void setTexts(const std::string& reason,
                  const std::string& document,
                  const std::string& author);

    QLineEdit* reason_;
    QLineEdit* document_;
    QLineEdit* author_;
};

/// Where a form tells why what was entered is refused; hidden until then.
[[nodiscard]] QLabel* faultLabel();
/// Tells it, and puts the focus into the field at fault.
void showFault(QLabel& label,
               const gis::Error& error,
               const std::map<std::string, QWidget*>& fields);

/// A line for a day that may stay open.
[[nodiscard]] QLineEdit* dateLine();

/// Fills a list with nothing, first, and the parks: names, with their ids as data.
void offerParks(QComboBox& list, const planner::Project& project);

/// Buttons that accept and reject the form; the accepting one says @p text.
QPushButton* addButtons(QDialog& form, QDialogButtonBox& buttons, const QString& text);

}  // namespace ruyuan::app
