// Lexemes of words, verb forms and Hanja; see lexemes.h for examples.
#include "search/lexemes.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>

#include "base/unicode.h"
namespace kn {

namespace {

constexpr int kDeepestPart = 4;
constexpr size_t kShortestNoun = 2, kLongestName = 24;
// What the parts of a name cost, in MeCab's costs.  Each noun, besides its own cost: of two readings the one with fewer
// nouns is taken (운정 + 신도시).  An ending, whatever the word of that spelling costs: more than a rare noun gains by
// it (신도 + 시).  의 between two: more than an ending (대한가정의학회 is about 의학), less than most nouns
// (예술의전당).
constexpr int kNoun = 3000, kEnding = 3100, kOf = 3000;

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
    const bool separator = whole[i] == U',' && i > 0 && i + 1 < whole.size() && is_ascii_digit(whole[i - 1]) &&
                           is_ascii_digit(whole[i + 1]);
    if (!separator) out.push_back(fold_case(whole[i]));
  }
  return out;
}

// Without the signs around: K-팝 is K 팝, as K팝 is.
std::u32string_view without_edges(std::u32string_view run) {
  const auto counts = [](char32_t c) { return is_letter(c) || is_digit(c); };
  while (!run.empty() && !counts(run.front())) run.remove_prefix(1);
  while (!run.empty() && !counts(run.back())) run.remove_suffix(1);
  return run;
}

// A number glued to a unit of several letters stands apart, so that 20MW and 20 MW meet; 5G and HBM3E stay whole.
size_t unit_after_number(std::u32string_view token) {
  size_t digits = 0;
  while (digits < token.size() && (is_ascii_digit(token[digits]) || token[digits] == U'.')) ++digits;
  const std::u32string_view unit = token.substr(digits);
  const bool letters =
      unit.size() >= 2 && std::all_of(unit.begin(), unit.end(), [](char32_t c) { return is_letter(c); });
  return digits > 0 && letters && is_ascii_digit(token[digits - 1]) ? digits : 0;
}

// The words of a table that have this value in the column.
std::vector<std::u32string> words_with(const Image& image, const char* table, const char* column,
                                       std::string_view value) {
  const FactTable facts = FactTable::open(image, table);
  const uint32_t at = facts.column(column);
  std::vector<std::u32string> words;
  for (uint32_t row = 0; row < facts.rows(); ++row)
    if (facts.cell(row, at) == value) words.push_back(decode_utf8(facts.term(row)));
  return words;
}

bool holds(const std::vector<std::u32string>& words, std::u32string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

// A tsvector holds no longer one (bytes of UTF-8).  A token is shorter, but ﷺ, say, normalises to eighteen letters.
static bool fits_in_vector(std::u32string_view text) {
  constexpr size_t kLongest = 2046;
  return text.size() <= kLongest / 4 || (text.size() <= kLongest && to_utf8(text).size() <= kLongest);
}

struct LexemeFinder::Words {
  const UserTerms* terms;
  std::vector<SearchLexeme>& out;
  size_t first;  // where the token's lexemes begin in out

  // At the next position.
  void add(std::u32string text) {
    if (!text.empty() && fits_in_vector(text)) out.push_back(SearchLexeme{std::move(text), 1, out.size() > first});
  }
};

LexemeFinder::LexemeFinder(const Image& image)
    : dictionary_(image),
      form_reader_(dictionary_),
      hanja_reader_(image),
      hanja_news_(FactTable::open(image, "hanja_news")),
      meaning_column_(hanja_news_.column("meaning")),
      kind_column_(hanja_news_.column("kind")),
      light_words_(FactTable::open(image, "light_words")),
      light_tag_column_(light_words_.column("tag")),
      bodies_(FactTable::open(image, "org_generic")),
      endings_(FactTable::open(image, "suffixes")),
      people_(FactTable::open(image, "people")),
      places_(FactTable::open(image, "places")),
      surnames_(FactTable::open(image, "surnames")),
      address_(words_with(image, "clause_endings", "class", "address")),
      number_spellings_(FactTable::open(image, "number_spellings")),
      digits_column_(number_spellings_.column("aliases")) {
  for (const std::u32string& word : words_with(image, "name_words", "use", "hidden"))
    if (word.size() == 1) hidden_ += word;
  if (const auto of = words_with(image, "clause_particles", "class", "of"); !of.empty()) of_ = of.front();
  for (uint32_t row = 0; row < light_words_.rows(); ++row) {
    const std::optional<Tag> tag = tag_of(light_words_.cell(row, light_tag_column_));
    if (tag) light_tags_ |= uint64_t{1} << static_cast<unsigned>(*tag);
    if (tag == Tag::XSV) light_verbs_.push_back(decode_utf8(light_words_.term(row)));
  }
}

bool LexemeFinder::is_light(std::u32string_view word, Tag tag) const {
  if ((light_tags_ >> static_cast<unsigned>(tag) & 1U) == 0) return false;
  const auto row = light_words_.find(word);
  return row && light_words_.cell(*row, light_tag_column_) == tag_name(tag);
}

void LexemeFinder::find(std::u32string_view token, LexemeForm form, unsigned rank, const UserTerms* terms,
                        std::vector<SearchLexeme>& out) const {
  Words words{terms, out, out.size()};
  if (form == LexemeForm::stem) {
    const std::vector<std::u32string>& found = stems(token);
    if (!found.empty()) {
      const std::u32string& stem = found[std::min<size_t>(rank, found.size() - 1)];
      const std::u32string_view noun = noun_in(stem);
      return noun.empty() ? words.add(stem) : parts(noun, 0, words);
    }
  }
  if (form == LexemeForm::hanja) return hanja(token, words);
  word(token, words);
}

// 사용하다 is 사용 and a verb that says nothing, though the dictionary has some such verbs as one word; empty for other
// stems.
std::u32string_view LexemeFinder::noun_in(std::u32string_view stem) const {
  for (const std::u32string& light : light_verbs_) {
    if (stem.size() < light.size() + kShortestNoun || !stem.ends_with(light)) continue;
    const std::u32string_view noun = stem.substr(0, stem.size() - light.size());
    const WordRange range = dictionary_.words_of(noun);
    for (uint32_t w = range.first; w < range.end; ++w)
      if (dictionary_.word(w).tag() == Tag::NNG) return noun;
  }
  return {};
}

bool LexemeFinder::is_noun_as_a_whole(std::u32string_view word) const {
  const WordRange range = dictionary_.words_of(word);
  for (uint32_t w = range.first; w < range.end; ++w)
    if (const Tag tag = dictionary_.word(w).tag(); tag == Tag::NNG || tag == Tag::NNP) return true;
  return false;
}

bool LexemeFinder::is_cited(std::u32string_view word) const {
  if (word.size() < 2 || word.back() != U'다') return false;
  return is_stem(word.substr(0, word.size() - 1));
}

bool LexemeFinder::is_stem(std::u32string_view word) const { return form_reader_.is_listed(word); }

bool LexemeFinder::is_body(char32_t hanja) const {
  const auto row = hanja_news_.find(std::u32string_view(&hanja, 1));
  return row && hanja_news_.cell(*row, kind_column_) != "word";
}

bool LexemeFinder::is_read_as_word(std::u32string_view hanja, bool compounds) const {
  const std::u32string read = hanja_reader_.read(hanja);
  return is_noun_as_a_whole(read) && (compounds || dictionary_parts(read).size() < 2);
}

// Whether its last syllable is.
bool LexemeFinder::is_behind_surname(std::u32string_view word) const {
  return surnames_.find(word.substr(0, word.size() - 1)).has_value();
}

bool LexemeFinder::is_address(std::u32string_view word) const { return holds(address_, word); }

bool LexemeFinder::is_meaning(std::u32string_view word) const {
  const std::string utf8 = to_utf8(word);
  for (uint32_t row = 0; row < hanja_news_.rows(); ++row)
    if (hanja_news_.cell(row, meaning_column_) == utf8) return true;
  return false;
}

// Runs of one script stand at positions of their own: 오픈AI as 오픈 AI.
void LexemeFinder::word(std::u32string_view token, Words& words) const {
  if (all_hangul(token)) return parts(token, 0, words);
  const bool mixed = std::any_of(token.begin(), token.end(), [](char32_t c) { return script_of(c) != Script::other; });
  if (!mixed) {
    // 12·3 is 12 and 3.
    if (const size_t dot = token.find(U'·'); dot != token.npos && dot > 0) {
      word(token.substr(0, dot), words);
      return word(token.substr(dot + 1), words);
    }
    // A host by its names, as it is typed without www or https: naver.com, but a@b.kr and /index.html stay whole.
    if (const size_t dot = token.find(U'.'); dot != token.npos && dot > 0 && dot + 1 < token.size() &&
                                             is_ascii_letter(token[dot + 1]) &&
                                             token.find_first_of(U"@/") == token.npos) {
      word(token.substr(0, dot), words);
      return word(token.substr(dot + 1), words);
    }
    // A unit that is one sign stands apart from its number, too: 30㎡ is 30 m2.
    const auto sign = std::find_if(token.begin(), token.end(), is_unit_sign);
    if (const auto digits = static_cast<size_t>(sign - token.begin());
        sign != token.end() && digits > 0 && is_digit(token[digits - 1])) {
      words.add(folded(token.substr(0, digits)));
      return words.add(folded(token.substr(digits)));
    }
    const std::u32string whole = folded(token);
    const size_t unit = unit_after_number(whole);
    if (unit > 0) words.add(whole.substr(0, unit));
    return words.add(whole.substr(unit));
  }
  // 2차전지 is 2 + 차 + 전지.
  if (const std::vector<std::u32string> found = dictionary_parts(token); found.size() > 1) {
    for (const std::u32string& part : found) all_hangul(part) ? parts(part, 1, words) : word(part, words);
    return;
  }
  for (size_t i = 0; i < token.size();) {
    const Script script = script_of(token[i]);
    size_t end = i + 1;
    while (end < token.size() && script_of(token[end]) == script) ++end;
    const std::u32string_view run = token.substr(i, end - i);
    if (script == Script::other)
      word(without_edges(run), words);
    else
      parts(script == Script::hanja ? hanja_reader_.read(run) : std::u32string(run), 0, words);
    i = end;
  }
}

// Parts of a compound, and theirs: the user's first, then the dictionary's, then the nouns that make it up.
void LexemeFinder::parts(std::u32string_view whole, int depth, Words& words) const {
  std::vector<std::u32string> found;
  if (depth < kDeepestPart) {
    if (words.terms != nullptr) found = user_parts(whole, *words.terms);
    if (found.empty()) found = dictionary_parts(whole);
  }
  if (found.size() < 2) return words.add(all_hangul(whole) ? std::u32string(whole) : folded(whole));
  for (const std::u32string& part : found) all_hangul(part) ? parts(part, depth + 1, words) : word(part, words);
}

std::vector<std::u32string> LexemeFinder::user_parts(std::u32string_view whole, const UserTerms& terms) {
  std::vector<std::u32string> found;
  const auto match = terms.longest(whole, [&](uint32_t i) { return terms.parts(i) > 0; });
  if (match && match->length == whole.size())
    for (std::string_view part : terms.part_list(match->index)) found.push_back(decode_utf8(part));
  return found;
}

std::vector<std::u32string> LexemeFinder::parts_of(std::u32string_view word, const UserTerms* terms) const {
  std::vector<std::u32string> found;
  if (terms != nullptr) found = user_parts(word, *terms);
  const WordRange range = dictionary_.words_of(word);
  for (uint32_t w = range.first; w < range.end && found.empty(); ++w)
    if (const Word known = dictionary_.word(w); known.own() && known.type() == WordType::compound)
      add_parts(w, word, found);
  return found;
}

std::u32string LexemeFinder::number_spelling(std::u32string_view word) const {
  const auto known = number_spellings_.longest(word);
  if (!known) return {};
  const std::string_view digits = number_spellings_.cell(known->row, digits_column_);
  const bool in_digits = to_utf8(word.substr(0, known->length)) == digits;
  return decode_utf8(in_digits ? number_spellings_.term(known->row) : digits).append(word.substr(known->length));
}

// 젠슨황 as data/people.tsv spells it, 국민의힘 as 국민의 + 힘.
std::u32string LexemeFinder::spaced(std::u32string_view name) const {
  if (const auto person = people_.find(name)) {
    const std::u32string spelling = decode_utf8(people_.term(*person));
    std::u32string whole = spelling;
    std::erase(whole, U' ');
    if (whole == name && whole != spelling) return spelling;
  }
  const size_t of = name.find(of_, kShortestNoun);
  if (of_.empty() || of == name.npos || of + of_.size() == name.size()) return {};
  const std::u32string_view front = name.substr(0, of), rest = name.substr(of + of_.size());
  if (!is_noun_as_a_whole(front) || !is_noun_as_a_whole(rest)) return {};
  return std::u32string(name.substr(0, of + of_.size())).append(1, U' ').append(rest);
}

bool LexemeFinder::is_plain(std::u32string_view token) const {
  const WordRange range = dictionary_.words_of(token);
  return range.first < range.end && dictionary_.word(range.first).whole();
}

// The parts of a compound; of a name of the dictionary where they are words (마크 + 이바니어, 나가노 + 현, but not 장 +
// 아몽).
void LexemeFinder::add_parts(uint32_t number, std::u32string_view whole, std::vector<std::u32string>& out) const {
  const Word word = dictionary_.word(number);
  bool words = true;
  dictionary_.parts(number, whole.size(), [&](const WordPart& part) {
    const std::u32string_view piece = whole.substr(part.from, part.to - part.from);
    const bool last = part.from + piece.size() == whole.size();
    words = words && is_noun(part.tag) && (piece.size() >= kShortestNoun || (last && part.tag == Tag::NNG));
    out.emplace_back(piece);
  });
  if (!words && !word.own() && word.type() == WordType::analysed) out.clear();
}

// The word itself where the dictionary has it as a noun without parts.
std::vector<std::u32string> LexemeFinder::dictionary_parts(std::u32string_view whole) const {
  std::vector<std::u32string> found;
  const WordRange range = dictionary_.words_of(whole);
  bool listed = false;
  for (uint32_t w = range.first; w < range.end && found.empty(); ++w) {
    const Word word = dictionary_.word(w);
    listed = listed || !word.own();
    if (word.has_noun_parts()) add_parts(w, whole, found);
  }
  if (!found.empty() || listed || people_.find(whole)) return found;
  found = name_and_body(whole, false);
  if (found.empty()) found = nouns_of(whole);
  if (found.empty()) found = name_and_body(whole, true);
  return found.empty() ? name_in_name(whole) : found;
}

// A name at the end of another, behind any word: 더불어 + 민주당, 국가 + 보훈부.  Names of places do not tell what they
// are made of (부다페스트).
std::vector<std::u32string> LexemeFinder::name_in_name(std::u32string_view whole) const {
  if (whole.size() > kLongestName || !all_hangul(whole) || places_.find(whole)) return {};
  const auto any = [&](std::u32string_view part, auto&& is) {
    const WordRange range = dictionary_.words_of(part);
    for (uint32_t w = range.first; w < range.end; ++w)
      if (is(dictionary_.word(w))) return true;
    return false;
  };
  for (size_t from = kShortestNoun; from + kShortestNoun < whole.size(); ++from) {
    const std::u32string_view front = whole.substr(0, from), name = whole.substr(from);
    if (any(name, [](const Word& word) { return word.tag() == Tag::NNP; }) &&
        any(front, [](const Word& word) { return word.kind & Word::kFree; }))
      return {std::u32string(front), std::u32string(name)};
  }
  return {};
}

// A name as what it says and the word for a body at its end: 공정거래위원회 is 공정거래 + 위원회, 충북도의회 충북 +
// 도의회.  The longest such word behind known nouns; where the rest is none (`loose`), the longest at all: 한국콜마 +
// 그룹.
std::vector<std::u32string> LexemeFinder::name_and_body(std::u32string_view whole, bool loose) const {
  if (whole.size() > kLongestName || !all_hangul(whole)) return {};
  for (size_t from = 1; from + kShortestNoun <= whole.size(); ++from) {
    const std::u32string_view name = whole.substr(0, from), body = whole.substr(from);
    if (!bodies_.find(body)) continue;
    const WordRange known = dictionary_.words_of(name);
    if (loose || known.first < known.end || !nouns_of(name).empty())
      return {std::u32string(name), std::u32string(body)};
  }
  return {};
}

// A name or a word that no dictionary has, as nouns of two letters or more, those that cost least: 컴퓨팅센터 is 컴퓨팅
// + 센터, so that it is found however it is spaced.  The last may be an ending of names (한국산업기술시험 + 원, 텍사스
// + 주), the first a name of ours or a noun that no text has (셀트리온 + 제약, 운정 + 신도시), and 의 may stand between
// two (예술의전당).  Nothing where it is not made of such nouns alone.
std::vector<std::u32string> LexemeFinder::nouns_of(std::u32string_view whole) const {
  // 뉴욕시 is 뉴욕 + 시; of other names so short many are shortened (기재부 is no 기재).
  const size_t shortest = places_.find(whole) ? kShortestNoun + 1 : 2 * kShortestNoun;
  if (whole.size() < shortest || whole.size() > kLongestName || !all_hangul(whole)) return {};
  struct Best {
    int cost = INT_MAX;
    size_t from = 0;
    bool noun = true;
  };
  std::array<Best, kLongestName + 1> best;
  best[0].cost = 0;
  const auto reach = [&](size_t from, size_t length, int more, bool noun) {
    if (best[from].cost + more < best[from + length].cost)
      best[from + length] = Best{best[from].cost + more, from, noun};
  };
  for (size_t i = 0; i < whole.size(); ++i) {
    if (best[i].cost == INT_MAX) continue;
    const size_t left = whole.size() - i;
    if (i >= kShortestNoun && left > kShortestNoun && best[i].noun && whole.substr(i).starts_with(of_))
      reach(i, of_.size(), kOf, false);
    dictionary_.trie().prefixes(whole.substr(i), [&](uint32_t length, uint32_t value) {
      const bool ending = length < kShortestNoun && left == length && best[i].noun && endings_.find(whole.substr(i));
      if (length == whole.size() || (length < kShortestNoun && !ending)) return;
      const WordRange range = dictionary_.range(value);
      for (uint32_t w = range.first; w < range.end; ++w) {
        const Word word = dictionary_.word(w);
        const Tag tag = word.tag();
        const bool noun = tag == Tag::NNG || tag == Tag::NNP || (ending && tag == Tag::XSN);
        const bool first_only = word.rare() || (word.own() && tag == Tag::NNP);
        if (noun && (i == 0 || !first_only)) reach(i, length, ending ? kEnding : kNoun + word.cost, true);
      }
    });
  }
  std::vector<std::u32string> nouns;
  if (best[whole.size()].cost == INT_MAX) return nouns;
  for (size_t end = whole.size(); end > 0; end = best[end].from)
    if (best[end].noun) nouns.emplace(nouns.begin(), whole.substr(best[end].from, end - best[end].from));
  return nouns;
}

// A sentence's forms are all read before the lexemes of any is asked for.
const std::vector<std::u32string>& LexemeFinder::stems(std::u32string_view form) const {
  for (const FormStems& recent : recent_stems_)
    if (recent.form == form && !form.empty()) return recent.stems;
  FormStems& oldest = recent_stems_[next_stems_++ % recent_stems_.size()];
  oldest.form.clear();  // should something throw, nothing is remembered
  oldest.stems = form_reader_.stems(form);
  oldest.form = form;
  return oldest.stems;
}

unsigned LexemeFinder::reading(std::u32string_view form, std::u32string_view stem) const {
  const std::u32string question = std::u32string(form).append(1, U'\0').append(stem);
  const std::string_view key(reinterpret_cast<const char*>(question.data()), question.size() * sizeof(char32_t));
  if (const auto known = recent_readings_.find(key)) return static_cast<unsigned char>((*known)[0]);
  const std::vector<std::u32string>& found = stems(form);
  const std::u32string settled = settled_stem(stem);
  // The analyser has 흐르 for 흘러나온다 and 없 for 없앴다: a verb that takes more of the form is meant, where it is
  // the most usual.
  const bool first = !found.empty() && (form == found[0] + U"다" || found[0].size() > settled.size());
  const auto at = first ? found.begin() : std::find(found.begin(), found.end(), settled);
  const auto number =
      static_cast<unsigned char>(at == found.end() || at - found.begin() > UCHAR_MAX ? 0 : at - found.begin());
  recent_readings_.put(key, std::string_view(reinterpret_cast<const char*>(&number), 1));
  return number;
}

void LexemeFinder::hanja(std::u32string_view token, Words& words) const {
  parts(hanja_reader_.read(token), 0, words);
  const auto row = hanja_news_.find(token);
  if (!row || words.out.size() != words.first + 1) return;
  std::u32string meaning = decode_utf8(hanja_news_.cell(*row, meaning_column_));
  if (!meaning.empty() && words.out.back().text != meaning)
    words.out.push_back(SearchLexeme{std::move(meaning), 2, false});
}

}  // namespace kn
