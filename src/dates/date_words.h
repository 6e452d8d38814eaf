// The words that dates are made of, read once from data/date_words.tsv, data/date_contexts.tsv and data/holidays.tsv.
//
// A word is found from any position of a text through the tries of the image; what it says (지난달: a month, one back,
// counted from publication) is parsed when the table is opened, once a process.  starts() answers from one bit whether
// a character can begin a date at all, so that a text is scanned at the speed of that test.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/plane_table.h"
#include "base/starts.h"
#include "base/text.h"
#include "base/unicode.h"
#include "dates/date_marks.h"
#include "dict/facts.h"
#include "dict/first_pairs.h"
#include "numeral/marks.h"
#include "numeral/number.h"

namespace kn {

enum class WordKind : uint8_t {
  direction,
  span,
  year,
  new_year,
  year_month,
  month,
  month_part,
  week,
  week_part,
  quarter,
  semester,
  sport_season,
  half,
  day,
  trading_day,
  part,
  daypart,
  night,
  clock,
  weekday,
  weekend,
  season,
  vacation,
  amount,
  ordinal,
  unit,
  calendar_unit,
  year_unit,
  same,
  scope,
  ago,
  relation,
  recurring,
  particle,
  during,
  no_date,
  holiday
};

using WordKinds = uint64_t;
constexpr WordKinds bit(WordKind kind) { return WordKinds{1} << static_cast<unsigned>(kind); }
template <typename... Kinds>
constexpr WordKinds kinds(Kinds... kind) {
  return (bit(kind) | ...);
}

enum class TimeUnit : uint8_t { none, second, minute, hour, day, week, month, quarter, year, century };
enum class Anchor : uint8_t { published, text, main, number };
enum class Tense : uint8_t { unknown, past, future, reported };
enum class Relation : uint8_t { in, by, from, before, after, about };

// A number as a date holds it.
struct NumberRun {
  int64_t value = 0;
  size_t end = 0;
  int digits = 0;
};

struct DateWord {
  WordKind kind = WordKind::particle;
  int16_t value = 0;
  int16_t value_to = 0;
  Anchor anchor = Anchor::published;
  TimeUnit unit = TimeUnit::none;
  Relation relation = Relation::in;
  bool joins = false;     // only together with what follows: 올 3분기
  bool compared = false;  // only in a comparison: 전주보다
  bool bare = false;      // alone only with a particle or a word of time: 주말 내내
  bool match = false;     // half of a match: 후반 38분
  bool spaced = false;    // a blank may stand in front: 2025 시즌
  bool strict = false;    // a holiday whose name is an ordinary word too: 설, 하지
};

// A day of the year with a name.  month and day are of the calendar it is reckoned by.
enum class HolidayCalendar : uint8_t { solar, korean, chinese, easter, term, weekday, islamic, dog_days };
struct Holiday {
  HolidayCalendar calendar = HolidayCalendar::solar;
  int16_t month = 0;  // term, dog_days: degrees of solar longitude; easter: days from Easter Sunday
  // Weekday: 100 * days after it + 10 * number in the month (9 for the last) + day of the week, Monday 1
  int16_t day = 0;
  int16_t before = 0;  // days of its 연휴 before it
  int16_t after = 0;
};

class DateWords {
 public:
  // Small words beside numbers and behind dates: date_marks.h.
  bool is(char32_t c, DateMark mark) const { return marks_->is(c, mark); }
  size_t mark_at(const Text& text, size_t i, DateMark mark) const { return marks_->at(text, i, mark); }
  // The day of the week by its letter, 월 1 to 일 7; 0 for no such letter.
  int weekday_of(char32_t c) const {
    for (size_t k = 0; k < weekday_letters_.size(); ++k)
      if (weekday_letters_[k] == c && c != 0) return static_cast<int>(k) + 1;
    return 0;
  }

  struct Match {
    uint32_t length = 0;
    uint32_t row = 0;
    const DateWord* word = nullptr;
    explicit operator bool() const { return word != nullptr; }
  };

  // The numerals outlive it.
  static DateWords open(const Image& image, const Numerals& numerals);

  // Whether a date may begin with c.
  bool starts(char32_t c) const { return in(c, kWordStart | kNumberStart | kOtherStart); }
  // Whether a number in words may.
  bool begins_number(char32_t c) const { return c < 0x10000 && (starts_[c] & kNumberStart) != 0; }
  // The places of a text where one may.
  const Starts& starts() const { return places_; }
  // What may begin at i, where starts() holds: openings.cpp.
  struct Opening {
    WordKinds words = 0;    // of those that a date can begin with
    bool calendar = false;  // a point of time: 지난달, 3월
    bool amount = false;    // 10년 전
  };
  Opening opening(const Text& text, size_t i) const;
  // Whether that is worth asking: a look at two characters.
  bool may_open(char32_t c, char32_t next) const {
    const uint8_t start = c < 0x10000 ? starts_[c] : 0;
    return ((start & kOtherStart) != 0 && (is_ascii_digit(c) || !is_hangul_syllable(next))) ||
           ((start & kWordStart) != 0 && pairs_.may_begin(c, next)) ||
           ((start & kNumberStart) != 0 && in(next, kNumberChar | kUnitStart | kCalendarUnit) &&
            numerals_->may_begin(c, next));
  }
  // 09:00~18:00, 18:30부터: hours and minutes with nothing in front that says so, where what follows does.
  bool bare_clock(const Text& text, size_t i) const;
  // The longest word of these kinds at i.
  Match longest(const Text& text, size_t i, WordKinds wanted) const;
  // The longest holiday at i.
  Match holiday(const Text& text, size_t i) const;
  const Holiday& holiday(uint32_t row) const { return holiday_rows_[row]; }

  const Numerals& numerals() const { return *numerals_; }

  // The number in words at i where 년, 월 or 일 stands behind it: 이천이십오년.
  std::optional<NumberRun> spelled(const Text& text, size_t i) const;

  // What makes a number with this unit a length of time and no date: a word behind `end`, in front of `begin`.
  bool length_behind(const Text& text, size_t end, TimeUnit unit) const;
  bool length_before(const Text& text, size_t begin, TimeUnit unit) const;
  // Whether an event stands in front that a length of time with 전 or 뒤 is counted from: 경기 시작 3시간 전.
  bool event_before(const Text& text, size_t begin) const;
  // Whether something is compared with what ends at i: 보다, 대비, 에 비해.
  bool compared_behind(const Text& text, size_t i) const;
  // Whether what stands behind i makes 설 the holiday: 설 승차권.
  bool holiday_behind(const Text& text, size_t i) const;
  // 회, 차례: behind 1일 2.
  bool daily_behind(const Text& text, size_t i) const;
  // 하루 앞둔, 이틀 앞두고, 맞아: behind a day of the year.
  bool awaited_behind(const Text& text, size_t i) const;
  // What the word at i says about when: 예정 future, 밝혔다 reported.
  Tense telling(const Text& text, size_t i) const;
  // Whether a word may end at i: no Hangul follows, or a particle.
  bool ends_word(const Text& text, size_t i) const;

 private:
  void read_words();
  void read_contexts();
  void read_holidays();
  void read_numbers();
  bool opens_alone(const Text& text, size_t i) const;
  void add_first(const std::u32string& spelling, WordKind kind) {
    if (!spelling.empty() && spelling[0] != 0 && spelling[0] < first_kinds_.size())
      first_kinds_.at(spelling[0]) |= bit(kind);
  }
  void mark_opening(std::u32string_view spelling, WordKind kind);
  WordKinds opening_words(const Text& text, size_t i) const;
  bool amount_ahead(const Text& text, size_t i) const;
  bool spelled_date(const Text& text, size_t i) const;
  bool dates_digits(const Text& text, size_t end) const;

  std::optional<FactTable> words_, contexts_, holidays_;
  std::optional<DateMarks> marks_;
  std::array<char32_t, 7> weekday_letters_{};
  const Numerals* numerals_ = nullptr;
  std::vector<DateWord> word_rows_, holiday_words_;
  std::vector<Holiday> holiday_rows_;
  struct Context {
    std::u32string term;
    bool glued, behind, before, comparison, holiday, future, reported, daily, event;
    TimeUnit unit;  // none: any
  };
  std::vector<Context> context_rows_;
  std::vector<uint32_t> before_, events_;  // rows of context_rows_
  // What may begin with a character, and with two where it is a word that a date can begin with.
  enum Start : uint8_t { kWordStart = 1, kNumberStart = 2, kOtherStart = 4 };
  // What else it may be: of numbers (3, 이 in 이십, 만 in 5만; spaces and what joins two of them), first of 년, 개월;
  // of 전, 뒤; 년, 월.
  enum Place : uint8_t { kNumberChar = 8, kUnitStart = 16, kAgoStart = 32, kCalendarUnit = 64 };
  bool in(char32_t c, unsigned which) const { return c < 0x10000 && (starts_[c] & which) != 0; }
  void mark(char32_t c, unsigned which) {
    if (c == 0 || c >= 0x10000) return;
    starts_[c] |= static_cast<uint8_t>(which);
    if ((which & (kWordStart | kNumberStart | kOtherStart)) != 0) places_.add(c);
  }
  PlaneTable<uint8_t> starts_;
  PlaneMap<WordKinds> first_kinds_;        // of the words that begin with a character
  PlaneTable<unsigned char> before_ends_;  // whether a word of before_ ends in it
  Starts places_;
  FirstPairs pairs_;
  FirstPairs calendar_units_, length_units_, spaced_units_;  // 월, 시; 시간, 개월; 시즌
};

}  // namespace kn
