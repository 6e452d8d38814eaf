// Lexemes of words, verb forms and Hanja; see lexemes.h for examples.
#include "search/lexemes.h"

#include <algorithm>

#include "base/unicode.h"
#include "morph/hanja.h"

namespace kn {

namespace {

constexpr int kDeepestPart = 4;

enum class Script { hangul, hanja, other };

Script script_of(char32_t c) {
  if (is_hangul_syllable(c) || is_jamo(c)) return Script::hangul;
  return is_hanja(c) ? Script::hanja : Script::other;
}

bool all_hangul(std::u32string_view s) {
  return std::all_of(s.begin(), s.end(), [](char32_t c) { return script_of(c) == Script::hangul; });
}

// Case, width and compatibility forms folded; commas inside numbers go (1,234 -> 1234).
std::u32string folded(std::u32string_view token) {
  const bool ascii = std::all_of(token.begin(), token.end(), [](char32_t c) { return c < 0x80; });
  const std::u32string whole = ascii ? std::u32string(token) : decode_utf8(normalize_nfkc_casefold(to_utf8(token)));
  std::u32string out;
  for (size_t i = 0; i < whole.size(); ++i) {
    const bool separator = whole[i] == U',' && i > 0 && i + 1 < whole.size() && is_ascii_digit(whole[i - 1]) && is_ascii_digit(whole[i + 1]);
    if (!separator) out.push_back(fold_case(whole[i]));
  }
  return out;
}

// A number glued to a unit of several letters stands apart, so that 20MW and 20 MW meet; 5G and HBM3E stay whole.
size_t unit_after_number(std::u32string_view token) {
  size_t digits = 0;
  while (digits < token.size() && (is_ascii_digit(token[digits]) || token[digits] == U'.')) ++digits;
  const std::u32string_view unit = token.substr(digits);
  const bool letters = unit.size() >= 2 && std::all_of(unit.begin(), unit.end(), [](char32_t c) { return is_letter(c); });
  return digits > 0 && letters && is_ascii_digit(token[digits - 1]) ? digits : 0;
}

}  // namespace

struct LexemeFinder::Words {
  const UserTerms* terms;
  std::vector<SearchLexeme>& out;
  size_t first;  // where the token's lexemes begin in out

  // At the next position.
  void add(std::u32string text) {
    if (!text.empty()) out.push_back(SearchLexeme{std::move(text), 1, out.size() > first});
  }
};

LexemeFinder::LexemeFinder(const Image& image)
    : dictionary_(image),
      hanja_news_(FactTable::open(image, "hanja_news")),
      meaning_column_(hanja_news_.column("meaning")),
      light_words_(FactTable::open(image, "light_words")),
      light_tag_column_(light_words_.column("tag")) {}

bool LexemeFinder::is_light(std::u32string_view word, Tag tag) const {
  if (word.size() > 2 || (!is_suffix(tag) && !is_noun(tag))) return false;
  const auto row = light_words_.find(word);
  return row && light_words_.cell(*row, light_tag_column_) == tag_name(tag);
}

void LexemeFinder::find(std::u32string_view token, LexemeForm form, unsigned rank, const UserTerms* terms, std::vector<SearchLexeme>& out) const {
  Words words{terms, out, out.size()};
  if (form == LexemeForm::stem) {
    std::vector<std::u32string> found = stems(token);
    if (!found.empty()) return words.add(std::move(found[std::min<size_t>(rank, found.size() - 1)]));
  }
  if (form == LexemeForm::hanja) return hanja(token, words);
  word(token, words);
}

// Runs of one script stand at positions of their own: 오픈AI as 오픈 AI.
void LexemeFinder::word(std::u32string_view token, Words& words) const {
  if (all_hangul(token)) return parts(token, 0, words);
  const bool mixed = std::any_of(token.begin(), token.end(), [](char32_t c) { return script_of(c) != Script::other; });
  if (!mixed) {
    const std::u32string whole = folded(token);
    const size_t unit = unit_after_number(whole);
    if (unit > 0) words.add(whole.substr(0, unit));
    return words.add(whole.substr(unit));
  }
  for (size_t i = 0; i < token.size();) {
    const Script script = script_of(token[i]);
    size_t end = i + 1;
    while (end < token.size() && script_of(token[end]) == script) ++end;
    const std::u32string_view run = token.substr(i, end - i);
    if (script == Script::other) word(run, words);
    else parts(script == Script::hanja ? hanja_reading(dictionary_, run) : std::u32string(run), 0, words);
    i = end;
  }
}

// Parts of a compound, and theirs: the user's first, then the dictionary's.
void LexemeFinder::parts(std::u32string_view whole, int depth, Words& words) const {
  std::vector<std::u32string> found;
  if (const UserTerms* terms = words.terms; terms != nullptr && depth < kDeepestPart) {
    const auto match = terms->longest(whole, [&](uint32_t i) { return terms->parts(i) > 1; });
    if (match && match->length == whole.size())
      for (std::string_view part : terms->part_list(match->index)) found.push_back(decode_utf8(part));
  }
  if (found.empty() && depth < kDeepestPart)
    if (const int64_t first = dictionary_.trie().find(whole); first >= 0)
      for (auto w = static_cast<uint32_t>(first); found.empty() && dictionary_.has(w); ++w) {
        const Word word = dictionary_.word(w);
        if (word.type() == WordType::compound && is_noun(static_cast<Tag>(word.tag)))
          dictionary_.parts(w, [&](const WordPart& part) { found.emplace_back(whole.substr(part.from, part.to - part.from)); });
        if (word.last()) break;
      }
  if (found.size() < 2) return words.add(all_hangul(whole) ? std::u32string(whole) : folded(whole));
  for (const std::u32string& part : found) all_hangul(part) ? parts(part, depth + 1, words) : word(part, words);
}

std::u32string LexemeFinder::settled_stem(std::u32string_view stem) {
  std::u32string out(stem);
  if (out.size() < 2 || out.back() != U'지') return out;
  // 이뤄지 is short for 이루어지: ㅝ, ㅘ, ㅕ and ㅙ before -지 are ㅜ어, ㅗ아, ㅣ어 and ㅚ어.
  const char32_t c = out[out.size() - 2];
  if (!is_hangul_syllable(c) || final_consonant(c) != 0) return out;
  struct Contraction {
    char32_t contracted, vowel, ending;
  };
  constexpr Contraction kContractions[] = {{14, 13, U'어'}, {9, 8, U'아'}, {6, 20, U'어'}, {10, 11, U'어'}};
  const char32_t vowel = (c - 0xAC00) / 28 % 21;
  for (const Contraction& k : kContractions)
    if (vowel == k.contracted) {
      out[out.size() - 2] = c + (k.vowel - vowel) * 28;
      out.insert(out.size() - 1, 1, k.ending);
      break;
    }
  return out;
}

std::vector<std::u32string> LexemeFinder::stems(std::u32string_view form) const {
  // Whether the rest of the form is endings to its end.
  std::vector<bool> endings(form.size() + 1, false);
  endings[form.size()] = true;
  for (size_t i = form.size(); i-- > 1;)
    dictionary_.trie().prefixes(form.substr(i), [&](uint32_t length, uint32_t first) {
      for (uint32_t w = first; !endings[i] && endings[i + length] && dictionary_.has(w); ++w) {
        const Word word = dictionary_.word(w);
        if (is_ending(static_cast<Tag>(word.tag))) endings[i] = true;
        if (word.last()) break;
      }
    });
  struct Candidate {
    int cost;
    std::u32string stem;
  };
  std::vector<Candidate> candidates;
  dictionary_.trie().prefixes(form, [&](uint32_t length, uint32_t first) {
    if (!endings[length]) return;
    for (uint32_t w = first; dictionary_.has(w); ++w) {
      const Word word = dictionary_.word(w);
      const Tag tag = static_cast<Tag>(word.tag);
      if (tag == Tag::VV || tag == Tag::VA || tag == Tag::VCN) {
        std::u32string stem(form.substr(0, length));
        bool taken = false;
        dictionary_.parts(w, [&](const WordPart& part) {
          if (!taken) stem = part.form.empty() ? std::u32string(form.substr(part.from, part.to - part.from)) : decode_utf8(part.form);
          taken = true;
        });
        candidates.push_back({word.cost, settled_stem(stem)});
      }
      if (word.last()) break;
    }
  });
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.stem < b.stem;
  });
  std::vector<std::u32string> out;
  for (Candidate& c : candidates)
    if (std::find(out.begin(), out.end(), c.stem) == out.end()) out.push_back(std::move(c.stem));
  return out;
}

void LexemeFinder::hanja(std::u32string_view token, Words& words) const {
  parts(hanja_reading(dictionary_, token), 0, words);
  const auto row = hanja_news_.find(token);
  if (!row || words.out.size() != words.first + 1) return;
  std::u32string meaning = decode_utf8(hanja_news_.cell(*row, meaning_column_));
  if (!meaning.empty() && words.out.back().text != meaning) words.out.push_back(SearchLexeme{std::move(meaning), 2, false});
}

}  // namespace kn
