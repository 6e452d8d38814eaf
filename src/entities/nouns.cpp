// See nouns.h.
#include "entities/nouns.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"

namespace kn::entities {

Nouns::Nouns(const Image& image)
    : works_(FactTable::open(image, "work_nouns")),
      titles_(FactTable::open(image, "titles")),
      modifiers_(FactTable::open(image, "title_modifiers")),
      heads_(FactTable::open(image, "body_heads")),
      suffixes_(FactTable::open(image, "suffixes")),
      name_words_(FactTable::open(image, "name_words")),
      deeds_(FactTable::open(image, "deeds")),
      work_kind_(works_.column("kind")),
      work_note_(works_.column("note")),
      title_class_(titles_.column("class")),
      modifier_place_(modifiers_.column("place")),
      modifier_note_(modifiers_.column("note")),
      head_note_(heads_.column("note")),
      suffix_note_(suffixes_.column("note")),
      word_use_(name_words_.column("use")),
      deed_form_(deeds_.column("form")),
      deed_owned_(deeds_.column("owned")) {
  for (uint32_t row = 0; row < heads_.rows(); ++row) {
    const std::u32string head = decode_utf8(heads_.term(row));
    if (!head.empty() && heads_.cell(row, head_note_) == "head" && !ends_head(head.back()))
      head_ends_.push_back(head.back());
  }
  for (uint32_t row = 0; row < name_words_.rows(); ++row)
    name_words_.each_spelling(row, [&](const std::u32string& word) {
      last_letters_[word.back() % last_letters_.size()] = true;
      if (word.size() == 1 && is_used_as(word, Use::hidden)) hiding_ += word;
    });
}

std::optional<Nouns::Behind> Nouns::kind_behind(std::u32string_view word) const {
  constexpr size_t kLongest = 8;
  for (size_t n = std::min(word.size(), kLongest); n > 0; --n) {
    // A single syllable ends too many words: 서울시 ‘…’ is no poem (시).
    if (n == 1 && word.size() > 1) break;
    const auto row = works_.find(word.substr(word.size() - n));
    if (!row) continue;
    const std::string_view kind = works_.cell(*row, work_kind_);
    const std::string_view note = works_.cell(*row, work_note_);
    const bool weak = note.starts_with("weak"), either = note.ends_with("either");
    if (kind == "organization") return Behind{EntityKind::organization, weak, either};
    if (kind == "location") return Behind{EntityKind::location, weak, either};
    return Behind{kind == "event" ? EntityKind::event : EntityKind::product, weak, either};
  }
  return std::nullopt;
}

bool Nouns::is_used_as(std::u32string_view word, Use use) const {
  constexpr std::array<std::string_view, 21> kNames = {
      "hidden", "leads", "cites",    "lists",  "state", "match", "section", "law",   "object", "under", "subject",
      "also",   "team",  "division", "abroad", "glued", "joins", "branch",  "union", "desk",   "site"};
  if (word.empty() || !last_letters_[word.back() % last_letters_.size()]) return false;
  const auto row = name_words_.find(word);
  if (!row) return false;
  for (std::string_view uses = name_words_.cell(*row, word_use_); !uses.empty();) {
    const size_t bar = std::min(uses.find('|'), uses.size());
    if (uses.substr(0, bar) == kNames[static_cast<size_t>(use)]) return true;
    uses.remove_prefix(std::min(bar + 1, uses.size()));
  }
  return false;
}

bool Nouns::ends_as(std::u32string_view name, Use use) const {
  constexpr size_t kShortest = 2, kLongest = 4;
  for (size_t n = kShortest; n <= kLongest && n < name.size(); ++n)
    if (is_used_as(name.substr(name.size() - n), use)) return true;
  return false;
}

Nouns::Deed Nouns::deed(std::u32string_view word) const {
  const auto row = deeds_.find(word);
  if (!row) return Deed::none;
  const std::string_view form = deeds_.cell(*row, deed_form_);
  if (form == "noun") return deeds_.cell(*row, deed_owned_) == "yes" ? Deed::owned : Deed::noun;
  return form == "shape" ? Deed::shape : form == "verb" ? Deed::verb : Deed::intent;
}

bool Nouns::is_local_post(std::u32string_view title) const {
  const auto row = titles_.find(title);
  return row && titles_.cell(*row, title_class_) == "local";
}

bool Nouns::is_since(std::u32string_view word) const {
  const auto row = modifiers_.find(word);
  return row && modifiers_.cell(*row, modifier_place_) == "before" &&
         modifiers_.cell(*row, modifier_note_) != "surname";
}

bool Nouns::refuses(std::u32string_view word) const {
  const auto row = heads_.find(word);
  return row && heads_.cell(*row, head_note_) == "never behind a head";
}

bool Nouns::is_state_body(std::u32string_view name) const {
  constexpr size_t kLongest = 8;
  for (size_t n = 1; n < name.size() && n <= kLongest; ++n) {
    const auto row = suffixes_.find(name.substr(name.size() - n));
    if (!row) continue;
    const std::string_view note = suffixes_.cell(*row, suffix_note_);
    for (const std::string_view said :
         {"government", "ministry", "court and prosecution", "police and fire", "military"})
      if (note.starts_with(said)) return true;
  }
  return false;
}

}  // namespace kn::entities
