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
  const bool letters = unit.size() >= 2 && std::all_of(unit.begin(), unit.end(), [](char32_t c) { return is_letter(c); });
  return digits > 0 && letters && is_ascii_digit(token[digits - 1]) ? digits : 0;
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
      hanja_reader_(image),
      hanja_news_(FactTable::open(image, "hanja_news")),
      meaning_column_(hanja_news_.column("meaning")),
      kind_column_(hanja_news_.column("kind")),
      light_words_(FactTable::open(image, "light_words")),
      light_tag_column_(light_words_.column("tag")) {
  for (uint32_t row = 0; row < light_words_.rows(); ++row)
    if (light_words_.cell(row, light_tag_column_) == tag_name(Tag::XSV)) light_verbs_.push_back(decode_utf8(light_words_.term(row)));
}

bool LexemeFinder::is_light(std::u32string_view word, Tag tag) const {
  if (word.size() > 2 || (!is_suffix(tag) && !is_noun(tag))) return false;
  const auto row = light_words_.find(word);
  return row && light_words_.cell(*row, light_tag_column_) == tag_name(tag);
}

void LexemeFinder::find(std::u32string_view token, LexemeForm form, unsigned rank, const UserTerms* terms, std::vector<SearchLexeme>& out) const {
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

// 사용하다 is 사용 and a verb that says nothing, though the dictionary has some such verbs as one word; empty for other stems.
std::u32string_view LexemeFinder::noun_in(std::u32string_view stem) const {
  constexpr size_t kShortestNoun = 2;
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

namespace {

// Whether a plain word of the dictionary is the stem of a verb or an adjective.  It has 된, 간 and 있었, too, and 된다 would be cited.
// None ends in ㄴ but 안다 and 신다, none in ㅆ but 있다, and what is made with them (껴안다, 재미있다).
bool is_stem(const Word& word, std::u32string_view surface) {
  constexpr int kN = 4, kSS = 20;
  if ((word.tag() != Tag::VV && word.tag() != Tag::VA) || word.type() != WordType::plain) return false;
  const int final = final_consonant(surface.back());
  return final == kN ? surface.back() == U'안' || surface.back() == U'신' : final != kSS || surface.back() == U'있';
}

}  // namespace

bool LexemeFinder::is_cited(std::u32string_view word) const {
  if (word.size() < 2 || word.back() != U'다') return false;
  const std::u32string_view stem = word.substr(0, word.size() - 1);
  const WordRange range = dictionary_.words_of(stem);
  for (uint32_t w = range.first; w < range.end; ++w)
    if (is_stem(dictionary_.word(w), stem)) return true;
  return false;
}

bool LexemeFinder::is_body(char32_t hanja) const {
  const auto row = hanja_news_.find(std::u32string_view(&hanja, 1));
  return row && hanja_news_.cell(*row, kind_column_) != "word";
}

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
    // A unit that is one sign stands apart from its number, too: 30㎡ is 30 m2.
    const auto sign = std::find_if(token.begin(), token.end(), is_unit_sign);
    if (const auto digits = static_cast<size_t>(sign - token.begin()); sign != token.end() && digits > 0 && is_digit(token[digits - 1])) {
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
    if (script == Script::other) word(without_edges(run), words);
    else parts(script == Script::hanja ? hanja_reader_.read(run) : std::u32string(run), 0, words);
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

bool LexemeFinder::is_plain(std::u32string_view token) const {
  if (!all_hangul(token)) return false;
  const WordRange range = dictionary_.words_of(token);
  bool listed = false;
  for (uint32_t w = range.first; w < range.end; ++w) {
    const Word word = dictionary_.word(w);
    if (word.type() == WordType::compound && is_noun(word.tag())) return false;
    listed = listed || !word.own();
  }
  return listed;
}

// The word itself where the dictionary has it as a noun without parts.
std::vector<std::u32string> LexemeFinder::dictionary_parts(std::u32string_view whole) const {
  std::vector<std::u32string> found;
  const WordRange range = dictionary_.words_of(whole);
  bool listed = false;
  for (uint32_t w = range.first; w < range.end && found.empty(); ++w) {
    const Word word = dictionary_.word(w);
    listed = listed || !word.own();
    if (word.type() == WordType::compound && is_noun(word.tag()))
      dictionary_.parts(w, [&](const WordPart& part) { found.emplace_back(whole.substr(part.from, part.to - part.from)); });
  }
  return found.empty() && !listed ? nouns_of(whole) : found;
}

// A name or a word that no dictionary has, as the fewest nouns of two letters or more: 컴퓨팅센터 is 컴퓨팅 + 센터, so that
// it is found however it is spaced.  Nothing where it is not made of such nouns alone.
std::vector<std::u32string> LexemeFinder::nouns_of(std::u32string_view whole) const {
  constexpr size_t kLongest = 24, kShortestNoun = 2;
  if (whole.size() < 2 * kShortestNoun || whole.size() > kLongest || !all_hangul(whole)) return {};
  struct Best {
    unsigned nouns = UINT_MAX;
    size_t from = 0;
  };
  std::array<Best, kLongest + 1> best;
  best[0].nouns = 0;
  for (size_t i = 0; i + kShortestNoun <= whole.size(); ++i) {
    if (best[i].nouns == UINT_MAX) continue;
    dictionary_.trie().prefixes(whole.substr(i), [&](uint32_t length, uint32_t value) {
      if (length < kShortestNoun || best[i + length].nouns <= best[i].nouns + 1) return;
      const WordRange range = dictionary_.range(value);
      for (uint32_t w = range.first; w < range.end; ++w) {
        const Word word = dictionary_.word(w);
        if (!word.own() && (word.tag() == Tag::NNG || word.tag() == Tag::NNP)) {
          best[i + length] = Best{best[i].nouns + 1, i};
          return;
        }
      }
    });
  }
  std::vector<std::u32string> nouns;
  if (best[whole.size()].nouns == UINT_MAX) return nouns;
  for (size_t end = whole.size(); end > 0; end = best[end].from) nouns.emplace(nouns.begin(), whole.substr(best[end].from, end - best[end].from));
  return nouns;
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

// Readings of one form: every word of the dictionary that begins it, is a verb or adjective, and leaves only endings.
// The auxiliary -지다 makes a new verb and belongs to the stem, however the dictionary cuts it: 빨라졌다 is 빨라지, be it
// 빨라졌+다 or 빨라+졌+다.
class LexemeFinder::FormReader {
 public:
  FormReader(const Dictionary& dictionary, std::u32string_view form) : dictionary_(dictionary), form_(form), rest_(form.size() + 1) {
    find_surfaces();
    rest_[form.size()].ends = true;
    for (size_t i = form.size(); i-- > 1;) {
      Rest& rest = rest_[i];
      each_word(i, [&](uint32_t number, Word word, uint32_t end) {
        const Tag tag = word.tag();
        if (is_ending(tag)) {
          rest.ends = rest.ends || rest_[end].ends;
          if (tag == Tag::EC && rest_[end].becomes) rest.becomes_behind.push_back(end);
        } else if (tag == Tag::VX && rest_[end].ends && first_form(number, i, end) == U"지") {
          rest.becomes = true;
        }
      });
    }
  }

  std::vector<std::u32string> stems() {
    each_word(0, [&](uint32_t number, Word word, uint32_t end) {
      const Tag tag = word.tag();
      if (tag != Tag::VV && tag != Tag::VA && tag != Tag::VCN) return;
      if (word.type() == WordType::plain && tag != Tag::VCN && !is_stem(word, form_.substr(0, end))) return;
      const Rest& rest = rest_[end];
      if (rest.ends) {
        const uint32_t become = inner_become(number);
        // A stem and 다 is how dictionaries cite the verb (밝히다), and that reading comes first.
        const bool cited = end + 1 == form_.size() && form_.back() == U'다' && word.type() == WordType::plain;
        add(cited ? INT16_MIN + word.cost : word.cost, become > 0 ? become_stem(become) : first_form(number, 0, end));
      }
      // 싸지다 is cited, too, where 싸 and the endings 지 and 다 would cost the same.
      if (rest.becomes) add(end + 2 == form_.size() && form_.ends_with(U"지다") ? INT16_MIN + word.cost : word.cost, become_stem(end));
      // 좋 + 아 + 졌다: an ending of one word between stem and auxiliary.
      for (const uint32_t ending_end : rest.becomes_behind) add(word.cost, become_stem(ending_end));
    });
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a < b; });
    std::vector<std::u32string> out;
    for (auto& [cost, stem] : found_)
      if (std::find(out.begin(), out.end(), stem) == out.end()) out.push_back(std::move(stem));
    return out;
  }

 private:
  // What the form from a place to its end can be.
  struct Rest {
    uint32_t surfaces = 0;                  // of the dictionary that begin here: the first in surfaces_
    bool ends = false;                      // endings alone
    bool becomes = false;                   // -지 and endings
    std::vector<uint32_t> becomes_behind{};  // where the same begins behind an ending that begins here
    bool leads_on() const { return ends || becomes || !becomes_behind.empty(); }
  };
  struct Surface {
    uint32_t end;
    WordRange words;
  };

  void find_surfaces() {
    for (uint32_t i = 0; i < form_.size(); ++i) {
      rest_[i].surfaces = static_cast<uint32_t>(surfaces_.size());
      dictionary_.trie().prefixes(form_.substr(i), [&](uint32_t length, uint32_t value) { surfaces_.push_back({i + length, dictionary_.range(value)}); });
    }
    rest_[form_.size()].surfaces = static_cast<uint32_t>(surfaces_.size());
  }

  // Calls found(number, word, end) for the words that begin here, but not for those whose end leads nowhere.
  template <typename Found>
  void each_word(size_t begin, Found&& found) const {
    if (begin >= form_.size()) return;
    for (uint32_t s = rest_[begin].surfaces; s < rest_[begin + 1].surfaces; ++s)
      if (const auto [end, words] = surfaces_[s]; rest_[end].leads_on())
        for (uint32_t w = words.first; w < words.end; ++w) found(w, dictionary_.word(w), end);
  }

  // The first morpheme of the word at [begin, end), as in its dictionary form.
  std::u32string first_form(uint32_t number, size_t begin, size_t end) const {
    std::u32string out;
    dictionary_.parts(number, [&](const WordPart& part) {
      if (out.empty()) out = part.form.empty() ? std::u32string(piece(begin + part.from, begin + part.to)) : decode_utf8(part.form);
    });
    return out.empty() ? std::u32string(form_.substr(begin, end - begin)) : out;
  }

  // Where in the word its auxiliary -지 begins, 0 for none.
  uint32_t inner_become(uint32_t number) const {
    uint32_t at = 0;
    dictionary_.parts(number, [&](const WordPart& part) {
      if (part.tag == Tag::VX && (part.form == "지" || piece(part.from, part.to) == U"지")) at = part.from;
    });
    return at;
  }

  // The form's letters from one place to another, which a damaged image may put anywhere.
  std::u32string_view piece(size_t from, size_t to) const { return form_.substr(std::min(from, form_.size()), to > from ? to - from : 0); }

  std::u32string become_stem(size_t at) const { return std::u32string(form_.substr(0, at)) + U"지"; }

  void add(int cost, const std::u32string& stem) { found_.emplace_back(cost, settled_stem(stem)); }

  const Dictionary& dictionary_;
  std::u32string_view form_;
  std::vector<Rest> rest_;
  std::vector<Surface> surfaces_;
  std::vector<std::pair<int, std::u32string>> found_;
};

// A sentence's forms are all read before the lexemes of any is asked for.
const std::vector<std::u32string>& LexemeFinder::stems(std::u32string_view form) const {
  for (const FormStems& recent : recent_stems_)
    if (recent.form == form && !form.empty()) return recent.stems;
  FormStems& oldest = recent_stems_[next_stems_++ % recent_stems_.size()];
  oldest.form.clear();  // should something throw, nothing is remembered
  oldest.stems = FormReader(dictionary_, form).stems();
  oldest.form = form;
  return oldest.stems;
}

unsigned LexemeFinder::reading(std::u32string_view form, std::u32string_view stem) const {
  const std::u32string question = std::u32string(form).append(1, U'\0').append(stem);
  const std::string_view key(reinterpret_cast<const char*>(question.data()), question.size() * sizeof(char32_t));
  if (const auto known = recent_readings_.find(key)) return static_cast<unsigned char>((*known)[0]);
  const std::vector<std::u32string>& found = stems(form);
  const bool cited = !found.empty() && form == found[0] + U"다";
  const auto at = std::find(found.begin(), found.end(), cited ? found[0] : settled_stem(stem));
  const auto number = static_cast<unsigned char>(at == found.end() || at - found.begin() > UCHAR_MAX ? 0 : at - found.begin());
  recent_readings_.put(key, std::string_view(reinterpret_cast<const char*>(&number), 1));
  return number;
}

void LexemeFinder::hanja(std::u32string_view token, Words& words) const {
  parts(hanja_reader_.read(token), 0, words);
  const auto row = hanja_news_.find(token);
  if (!row || words.out.size() != words.first + 1) return;
  std::u32string meaning = decode_utf8(hanja_news_.cell(*row, meaning_column_));
  if (!meaning.empty() && words.out.back().text != meaning) words.out.push_back(SearchLexeme{std::move(meaning), 2, false});
}

}  // namespace kn
