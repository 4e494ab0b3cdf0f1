// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/decode.h"

#include "gis/detail/encoding.h"
#include "gis/detail/guess_encoding.h"
#include "gis/utf8.h"

#include <algorithm>
#include <format>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace ruyuan::gis::detail {

namespace {

constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::string_view kGb18030 = "GB18030";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

Text adviceToName() {
    return {"如文字显示不对，请用 --encoding 指明编码。",
            "If the texts look wrong, name the encoding with --encoding."};
}

/// @p said what the file says of itself, which its bytes contradict; empty: nothing.
void warnGuess(std::string_view encoding,
               const std::string& said,
               const DoubleByteVotes& votes,
               const std::string& where,
               Warnings& warnings) {
    const Text advice = adviceToName();
    const Text why = said.empty()
                         ? Text{"文件没有说明文字编码", "The file does not say its encoding"}
                         : text("文件自称 {}，但内容不是",
                                "The file says that it is {}, but its bytes are not",
                                said);
    const Text candidates = encoding == kUtf8 ? Text{} : text("（{}）", " ({})", votes.samples());
    warnings.push_back({text("{}，按 {} 读取{}。{}",
                             "{}; it was read as {}{}. {}",
                             why,
                             encoding,
                             candidates,
                             advice),
                        where});
}

void warnReplaced(std::size_t count,
                  std::string_view encoding,
                  const std::string& where,
                  Warnings& warnings) {
    if (count > 0) {
        const Text advice = adviceToName();
        warnings.push_back({text("有 {} 个字节不是有效的 {} 文字，已用替代符代替。{}",
                                 "{} bytes are not valid {}; they were replaced by a mark. {}",
                                 count,
                                 encoding,
                                 advice),
                            where});
    }
}

bool isAscii(std::string_view bytes) {
    return std::ranges::none_of(bytes, [](char byte) { return (byte & 0x80) != 0; });
}

// GB18030 holds all of GBK and GB2312, whatever name a file gives it.
std::optional<Recoder> decoderFor(const std::string& encoding) {
    return Recoder::create(encoding == "GBK" ? std::string(kGb18030) : encoding,
                           std::string(kUtf8));
}

// Whether @p rest is the beginning of one character whose last bytes are missing.
bool isCutUtf8(std::string_view rest) {
    if (rest.empty() || rest.size() > 3) {
        return false;
    }
    constexpr std::string_view kFillers[] = {
        "\x80", "\x80\x80", "\x80\x80\x80", "\xA0\x80", "\x90\x80\x80"};
    return std::ranges::any_of(kFillers, [&](std::string_view filler) {
        return isUtf8(std::string(rest).append(filler));
    });
}

/// What was found in the texts of a layer.
struct Evidence {
    bool ascii = true;
    bool utf8 = true;
    DoubleByteVotes votes;
    std::size_t whole = 0;  // texts beyond ASCII that are strict UTF-8 to the end
    std::size_t cut = 0;    // the same, but for a last character cut in half

    void add(std::string_view bytes) {
        if (isAscii(bytes)) {
            return;
        }
        votes.add(bytes);
        if (!utf8) {
            return;
        }
        ascii = false;
        const std::size_t valid = validUtf8Prefix(bytes);
        if (valid == bytes.size()) {
            ++whole;
        } else if (isCutUtf8(bytes.substr(valid))) {
            ++cut;
        } else {
            utf8 = false;
        }
    }
    [[nodiscard]] bool isUtf8Text() const { return utf8 && whole > cut; }
};

Evidence lookAt(const Layer& layer) {
    Evidence evidence;
    for (const Column& column : layer.columns) {
        evidence.add(column.field().name);
        evidence.add(column.field().alias);
        if (column.field().type == FieldType::Text) {
            for (std::size_t row = 0; row < column.size(); ++row) {
                evidence.add(column.textView(row));
            }
        }
    }
    return evidence;
}

/// Whether the bytes cannot be in the encoding that the file claims: no UTF-8, or UTF-8 where a
/// Chinese double-byte encoding is claimed and would give rare characters.
bool isContradicted(const std::string& encoding, const Evidence& evidence) {
    if (encoding == kUtf8) {
        return !evidence.utf8;
    }
    const bool doubleByte = encoding == "GBK" || encoding == kGb18030 || encoding == "BIG5";
    return doubleByte && evidence.isUtf8Text() && evidence.votes.unlikeGb();
}

/// Decodes one text after the other, and counts what was lost.
class TextDecoder {
public:
    explicit TextDecoder(Recoder recoder, bool utf8) : recoder_(std::move(recoder)), utf8_(utf8) {}

    // Valid until the next call.
    std::string_view decode(std::string_view bytes) {
        if (isAscii(bytes) || (utf8_ && isUtf8(bytes))) {
            return bytes;
        }
        scratch_.clear();
        const std::size_t done = recoder_.recodePrefix(bytes, scratch_);
        const std::string_view rest = bytes.substr(done);
        if (rest.empty()) {
            return scratch_;
        }
        // A double-byte character has one byte left when cut.
        if (utf8_ ? isCutUtf8(rest) : rest.size() == 1) {
            ++cut;
        } else {
            scratch_ += recoder_.recodeLossy(rest, replaced);
        }
        return scratch_;
    }

    std::size_t cut = 0;
    std::size_t replaced = 0;

private:
    Recoder recoder_;
    bool utf8_;
    std::string scratch_;
};

Column decodeCells(const Column& column, Field field, TextDecoder& decoder) {
    Column decoded(std::move(field));
    decoded.reserve(column.size());
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (column.isNull(row)) {
            decoded.appendNull();
        } else if (column.field().type == FieldType::Text) {
            decoded.appendText(decoder.decode(column.textView(row)));
        } else {
            decoded.append(column.value(row));
        }
    }
    return decoded;
}

std::vector<std::string> decodeNames(const Layer& layer,
                                     TextDecoder& decoder,
                                     const std::string& where,
                                     Warnings& warnings) {
    std::vector<std::string> names;
    std::string cut;
    for (const Column& column : layer.columns) {
        const std::size_t before = decoder.cut;
        names.emplace_back(decoder.decode(column.field().name));
        if (decoder.cut > before) {
            cut += (cut.empty() ? "" : "、") + names.back();
        }
    }
    if (!cut.empty()) {
        warnings.push_back({text("字段名末尾的半个汉字已略去：{}。",
                                 "Field names that ended in half a character, which was left out: "
                                 "{}.",
                                 cut),
                            where});
    }
    decoder.cut = 0;
    return names;
}

void decodeWith(const std::string& encoding,
                Layer& layer,
                const std::string& where,
                Warnings& warnings) {
    TextDecoder decoder(decoderFor(encoding).value(), encoding == kUtf8);
    std::vector<std::string> names = decodeNames(layer, decoder, where, warnings);
    makeNamesUnique(names);
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
        Field field = layer.columns[i].field();
        field.alias = std::string(decoder.decode(field.alias));
        field.name = names[i];
        layer.columns[i] = decodeCells(layer.columns[i], std::move(field), decoder);
    }
    if (decoder.cut > 0) {
        warnings.push_back({text("有 {} 个单元格的末尾是半个汉字（文字被截断），半个汉字已略去。",
                                 "{} cells end in half a character (the text was cut); the half "
                                 "was left out.",
                                 decoder.cut),
                            where});
    }
    warnReplaced(decoder.replaced, encoding, where, warnings);
}

std::string decodeUtf16(std::string& bytes, const std::string& where, Warnings& warnings) {
    std::size_t replaced = 0;
    bytes = Recoder::create("UTF-16", std::string(kUtf8)).value().recodeLossy(bytes, replaced);
    warnReplaced(replaced, "UTF-16", where, warnings);
    return "UTF-16";
}

}  // namespace

Result<std::string> checkedEncoding(const std::string& typed) {
    std::string name = encodingName(typed);
    if (!decoderFor(name)) {
        return fail(ErrorCode::InvalidArgument,
                    text("不认识文字编码“{}”。", "The encoding \"{}\" is not known.", typed),
                    {},
                    text("常用的有 UTF-8、GBK、GB18030、BIG5。",
                         "Common ones are UTF-8, GBK, GB18030 and BIG5."));
    }
    return name;
}

std::string decodeFile(std::string& bytes,
                       const std::string& encoding,
                       const std::string& where,
                       Warnings& warnings) {
    if (encoding.empty() && (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))) {
        return decodeUtf16(bytes, where, warnings);
    }
    const bool marked = bytes.starts_with(kUtf8Mark);
    if (marked) {
        bytes.erase(0, kUtf8Mark.size());
    }
    if ((encoding.empty() || encoding == kUtf8) && isUtf8(bytes)) {
        return std::string(kUtf8);
    }
    DoubleByteVotes votes;
    votes.add(bytes);
    const std::string used = !encoding.empty() ? encoding
                             : marked          ? std::string(kUtf8)
                                               : votes.best();
    if (encoding.empty() && !marked) {
        warnGuess(used, {}, votes, where, warnings);
    }
    std::size_t replaced = 0;
    bytes = decoderFor(used).value().recodeLossy(bytes, replaced);
    warnReplaced(replaced, used, where, warnings);
    return used;
}

std::string decodeLayer(Layer& layer,
                        const std::string& encoding,
                        const std::string& where,
                        Warnings& warnings,
                        Saying saying) {
    const Evidence evidence = lookAt(layer);
    if (evidence.ascii) {
        return encoding.empty() ? std::string(kUtf8) : encoding;
    }
    const bool doubted = saying == Saying::OfTheFile && isContradicted(encoding, evidence);
    const std::string used = !encoding.empty() && !doubted ? encoding
                             : evidence.isUtf8Text()       ? std::string(kUtf8)
                                                           : evidence.votes.best();
    if (encoding.empty() || doubted) {
        warnGuess(used, encoding, evidence.votes, where, warnings);
    }
    if (used != kUtf8 || !evidence.utf8 || evidence.cut > 0) {
        decodeWith(used, layer, where, warnings);
    }
    return used;
}

void makeNamesUnique(std::vector<std::string>& names) {
    std::set<std::string> taken;
    for (std::string& name : names) {
        const std::string wanted = name;
        for (int number = 2; !taken.insert(name).second; ++number) {
            name = std::format("{}_{}", wanted, number);
        }
    }
}

}  // namespace ruyuan::gis::detail
