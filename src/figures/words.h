// The tables of words around figures (data/figure_words.tsv and its neighbours), by what a word does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/plane_table.h"
#include "dict/facts.h"
#include "dict/first_pairs.h"
#include "numeral/decimal.h"
#include "numeral/units.h"

namespace kn {

enum class WordRole : unsigned char {
  none,
  about_before,
  least_before,
  most_before,
  about,
  at_least,
  at_most,
  more_than,
  less_than,
  negation,
  up,
  down,
  up_weak,
  down_weak,
  down_bare,
  up_than,
  down_than,
  within,
  skip,
  suffix,
  ago,
  level,
  spend,
  sold,
  particle,
  follow,
  name,
  index,
  person,
  group,
  gloss,
  over,
  border,
  side,
  basis,
  stop,
  light,
  tally,
  measure,
  measure_light,
  sum,
  thing,
  term,
  action,
  action_light,
  agent,
  per_hour,
  per_second,
  per_minute,
  below_zero,
  above_zero,
  celsius,
  fahrenheit,
  share,
  among,
  those,
  which,
  whole,
  each,
  days,
  gap,
  from,
  fate,
  building,
  descent,
  regnal,
  ordered,
  session,
  counted,
  degrees,
  no_figure
};

inline bool is_bound(WordRole r) { return r >= WordRole::about && r <= WordRole::less_than; }

// What else a word of figure_words.tsv is to the figure in front of it; see there.
enum WordFlag : unsigned char {
  scaling = 1,
  dealing = 2,
  nominal = 4,
  differing = 8,
  reaching = 16,
  below = 32,
  roughly = 64,
  counting = 128
};

struct WordMatch {
  uint32_t length = 0;
  WordRole role = WordRole::none;
  unsigned char flags = 0;
};

// A word that is a figure by itself: 사흘, 반년.
struct SpanWord {
  uint32_t length = 0;
  FigureKind kind = FigureKind::number;
  Decimal value;
  std::string_view unit;
};

// What makes the number in front of it a date or a time (data/calendar_units.tsv).
struct CalendarUnit {
  uint32_t length = 0;
  int digits = 0, least = 0, most = 0;
  bool opens = false, chains = false, part = false, day = false, brief = false;
  std::u32string except;  // the characters that must not follow

  bool stands(std::u32string_view chars, size_t i) const {
    return i + length >= chars.size() || except.find(chars[i + length]) == std::u32string::npos;
  }
};

class FigureWords {
 public:
  explicit FigureWords(const Image& image);

  // The longest word at i for which accepted(role).
  template <typename Accepted>
  WordMatch around(std::u32string_view chars, size_t i, Accepted&& accepted) const {
    return opened(around_openings_, chars, i) ? longest(around_, chars, i, accepted) : WordMatch{};
  }
  WordMatch around(std::u32string_view chars, size_t i, WordRole role) const {
    return around(chars, i, [role](WordRole r) { return r == role; });
  }
  WordMatch noun(std::u32string_view chars, size_t i, WordRole role) const {
    return opened(noun_openings_, chars, i) ? longest(nouns_, chars, i, [role](WordRole r) { return r == role; })
                                            : WordMatch{};
  }
  // 약, 최소, 최대: the word [begin, end) in front of a figure, or, where it is written on to it, the end of that.
  WordMatch bound_ends_at(std::u32string_view chars, size_t begin, size_t end, bool written_on) const;
  // The role (over, stop, border) of the whole word [begin, end), or none.
  WordRole whole_word(std::u32string_view chars, size_t begin, size_t end) const;
  // Whether one of these nouns ends at `end`, from the word's beginning or within it: 제조업 BSI, 소비자심리지수.
  bool noun_ends_at(std::u32string_view chars, size_t end, WordRole role) const;
  // Whether the word in front of `end`, or a phrase of two, speaks of what was counted before: 이 가운데, 그중.
  bool those_end_at(std::u32string_view chars, size_t end) const;
  // The same of the nouns that decide on items: 최고기온 ends in a measure, 데이터센터 건설 in an action.
  bool measure_ends_at(std::u32string_view chars, size_t end) const {
    return may_end(chars, end, WordRole::measure) && ends_in(items_, chars, end, [](WordRole r) {
             return r == WordRole::measure || r == WordRole::measure_light || r == WordRole::sum;
           });
  }
  bool sum_ends_at(std::u32string_view chars, size_t end) const {
    return may_end(chars, end, WordRole::sum) &&
           ends_in(items_, chars, end, [](WordRole r) { return r == WordRole::sum; });
  }
  bool term_ends_at(std::u32string_view chars, size_t end) const {
    return may_end(chars, end, WordRole::term) &&
           ends_in(items_, chars, end, [](WordRole r) { return r == WordRole::term; });
  }
  bool action_ends_at(std::u32string_view chars, size_t end) const {
    return may_end(chars, end, WordRole::action) &&
           ends_in(items_, chars, end, [](WordRole r) { return r == WordRole::action || r == WordRole::action_light; });
  }
  // Whether the whole word names a size: 길이, 나이.
  bool measure(std::u32string_view chars, size_t begin, size_t end) const {
    return item_word(chars, begin, end, WordRole::measure);
  }
  // Whether the whole word is a head that needs the noun in front of it: 대금.
  bool light(std::u32string_view chars, size_t begin, size_t end) const {
    return longest(items_, chars.substr(0, end), begin, [](WordRole r) {
             return r == WordRole::light || r == WordRole::tally || r == WordRole::measure_light ||
                    r == WordRole::action_light;
           }).length == end - begin;
  }
  // Whether the word is one of this role among the nouns that decide on items.
  bool item_word(std::u32string_view chars, size_t begin, size_t end, WordRole role) const {
    return opened(item_openings_, chars.substr(0, end), begin) &&
           longest(items_, chars.substr(0, end), begin, [role](WordRole r) { return r == role; }).length == end - begin;
  }
  WordMatch no_figure(std::u32string_view chars, size_t i) const {
    return opened(none_openings_, chars, i) ? longest(none_, chars, i, [](WordRole) { return true; }) : WordMatch{};
  }
  // Length of what stands at i behind the first of two: 2.75%에서 2.50%로, 10명 남짓에서 350명으로; 0 for none.
  uint32_t from(std::u32string_view chars, size_t i) const;
  // 시속, 영하: what stands in front of its number and belongs to it.
  WordMatch front(std::u32string_view chars, size_t i) const;
  // Whether the characters from i to the end of the word are particles and words that may be written on to a counter.
  bool ends_word(std::u32string_view chars, size_t i) const;
  // Whether a word stands at i that makes the number in front of it a name: 2호선, 1차관.
  bool name_behind(std::u32string_view chars, size_t i) const {
    return longest(endings_, chars, i, [](WordRole r) { return r == WordRole::name; }).length > 0;
  }
  // Length of the particles at i that reach the end of the word; 0 where there are none.
  uint32_t particles(std::u32string_view chars, size_t i) const;
  // Whether a word stands at i that makes the days in front of it a stretch of time: 만에, 동안.
  bool stretch_at(std::u32string_view chars, size_t i) const;
  // Whether the days [begin, end) are a length of time by what stands beside them, as for dates: 주 5일, 지 11일이
  // 지났다.
  bool length_of_days(std::u32string_view chars, size_t begin, size_t end) const;
  // Calls each(unit) for the units of the calendar that stand at i, the shortest first.
  template <typename Each>
  void calendar_units(std::u32string_view chars, size_t i, Each&& each) const {
    if (i >= chars.size() || chars[i] >= calendar_starts_.size() || calendar_starts_[chars[i]] == 0) return;
    calendar_.prefixes(chars.substr(i), [&](FactMatch m) {
      if (m.row < calendar_rows_.size() && calendar_rows_[m.row].stands(chars, i)) each(calendar_rows_[m.row]);
    });
  }
  std::optional<SpanWord> span_word(std::u32string_view chars, size_t i) const;

  // Whether a word of these tables that a figure may begin with, or that is none, may begin with these two characters.
  bool may_begin(char32_t first, char32_t second) const { return openings_.may_begin(first, second); }
  // Calls first(char) for the first characters of all words that a figure may begin with.
  template <typename First>
  void first_characters(First&& first) const {
    for (const char32_t c : starts_) first(c);
  }

 private:
  static bool opened(const FirstPairs& openings, std::u32string_view chars, size_t i) {
    return i < chars.size() && openings.may_begin(chars[i], i + 1 < chars.size() ? chars[i + 1] : U'\0');
  }
  struct Table {
    FactTable facts;
    std::vector<WordRole> roles;
    std::vector<unsigned char> flags;  // one a row where the table has them
  };
  static Table load(const Image& image, std::string_view name);
  static Table load_with_flags(const Image& image, std::string_view name);
  template <typename Accepted>
  static WordMatch longest(const Table& table, std::u32string_view chars, size_t i, Accepted&& accepted) {
    WordMatch best;
    if (i >= chars.size()) return best;
    table.facts.prefixes(chars.substr(i), [&](FactMatch m) {
      if (m.length > best.length && m.row < table.roles.size() && accepted(table.roles[m.row]))
        best = WordMatch{m.length, table.roles[m.row],
                         m.row < table.flags.size() ? table.flags[m.row] : static_cast<unsigned char>(0)};
    });
    return best;
  }

  // Whether a word of this role may end in front of `end`: one look at its last character.
  bool may_end(std::u32string_view chars, size_t end, WordRole role) const {
    return end > 0 && chars[end - 1] < lasts_.size() && (lasts_[chars[end - 1]] & last_bit(role)) != 0;
  }
  static uint32_t last_bit(WordRole role);
  void read_lasts();
  template <typename Accepted>
  static bool ends_in(const Table& table, std::u32string_view chars, size_t end, Accepted&& accepted) {
    for (size_t back = 1; back <= 8 && back <= end && chars[end - back] != U' '; ++back)
      if (longest(table, chars.substr(0, end), end - back, accepted).length == back) return true;
    return false;
  }

  Table around_, endings_, nouns_, none_, items_;
  void load_calendar();
  FactTable spans_, stretches_, contexts_, calendar_;
  std::vector<CalendarUnit> calendar_rows_;
  PlaneTable<unsigned char> calendar_starts_;
  PlaneMap<uint32_t> lasts_;  // roles of the words that end in a character
  enum Beside : unsigned char { glued = 1, after = 2, before = 4 };
  std::vector<unsigned char> beside_;        // one a row of contexts_
  std::vector<std::u32string> days_before_;  // those that stand before
  uint32_t span_kind_ = 0, span_value_ = 0, span_unit_ = 0;
  std::vector<char32_t> starts_;
  FirstPairs openings_, span_openings_, none_openings_, front_openings_, from_openings_, item_openings_,
      around_openings_, noun_openings_;
};

}  // namespace kn
