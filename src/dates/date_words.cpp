// Opens the tables of date words and answers what stands at a position.
#include "dates/date_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/unicode.h"

namespace kn {

namespace {

template <typename Value, size_t N>
using Names = std::array<std::pair<std::string_view, Value>, N>;

constexpr Names<WordKind, 36> kKinds = {{{"direction", WordKind::direction},
                                         {"span", WordKind::span},
                                         {"year", WordKind::year},
                                         {"new_year", WordKind::new_year},
                                         {"year_month", WordKind::year_month},
                                         {"month", WordKind::month},
                                         {"month_part", WordKind::month_part},
                                         {"week", WordKind::week},
                                         {"week_part", WordKind::week_part},
                                         {"quarter", WordKind::quarter},
                                         {"semester", WordKind::semester},
                                         {"sport_season", WordKind::sport_season},
                                         {"half", WordKind::half},
                                         {"day", WordKind::day},
                                         {"trading_day", WordKind::trading_day},
                                         {"part", WordKind::part},
                                         {"daypart", WordKind::daypart},
                                         {"night", WordKind::night},
                                         {"clock", WordKind::clock},
                                         {"weekday", WordKind::weekday},
                                         {"weekend", WordKind::weekend},
                                         {"season", WordKind::season},
                                         {"vacation", WordKind::vacation},
                                         {"amount", WordKind::amount},
                                         {"ordinal", WordKind::ordinal},
                                         {"unit", WordKind::unit},
                                         {"calendar_unit", WordKind::calendar_unit},
                                         {"year_unit", WordKind::year_unit},
                                         {"same", WordKind::same},
                                         {"scope", WordKind::scope},
                                         {"ago", WordKind::ago},
                                         {"relation", WordKind::relation},
                                         {"recurring", WordKind::recurring},
                                         {"particle", WordKind::particle},
                                         {"during", WordKind::during},
                                         {"no_date", WordKind::no_date}}};
constexpr Names<TimeUnit, 9> kUnits = {{{"second", TimeUnit::second},
                                        {"minute", TimeUnit::minute},
                                        {"hour", TimeUnit::hour},
                                        {"day", TimeUnit::day},
                                        {"week", TimeUnit::week},
                                        {"month", TimeUnit::month},
                                        {"quarter", TimeUnit::quarter},
                                        {"year", TimeUnit::year},
                                        {"century", TimeUnit::century}}};
constexpr Names<Relation, 5> kRelations = {{{"by", Relation::by},
                                            {"from", Relation::from},
                                            {"before", Relation::before},
                                            {"after", Relation::after},
                                            {"about", Relation::about}}};
constexpr Names<HolidayCalendar, 8> kCalendars = {{{"solar", HolidayCalendar::solar},
                                                   {"korean", HolidayCalendar::korean},
                                                   {"chinese", HolidayCalendar::chinese},
                                                   {"easter", HolidayCalendar::easter},
                                                   {"term", HolidayCalendar::term},
                                                   {"weekday", HolidayCalendar::weekday},
                                                   {"islamic", HolidayCalendar::islamic},
                                                   {"dog_days", HolidayCalendar::dog_days}}};

template <typename Value, size_t N>
Value named(const Names<Value, N>& names, std::string_view name, std::string_view table) {
  for (const auto& [text, value] : names)
    if (text == name) return value;
  throw Error(sqlstate::kDataCorrupted,
              "the table \"" + std::string(table) + "\" of korean_news does not know \"" + std::string(name) + "\"");
}

int16_t number(std::string_view cell) {
  int value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return static_cast<int16_t>(value);
}

bool has(std::string_view cell, std::string_view flag) { return cell.find(flag) != std::string_view::npos; }

}  // namespace

DateWords DateWords::open(const Image& image, const Numerals& numerals) {
  DateWords words;
  words.words_ = FactTable::open(image, "date_words");
  words.contexts_ = FactTable::open(image, "date_contexts");
  words.holidays_ = FactTable::open(image, "holidays");
  words.marks_.emplace(image);
  words.read_words();
  words.read_contexts();
  words.read_holidays();
  words.numerals_ = &numerals;
  words.read_numbers();
  return words;
}

void DateWords::read_numbers() {
  numerals_->first_characters([&](char32_t c) { mark(c, kNumberStart); });
  numerals_->inside_characters([&](char32_t c) { mark(c, kNumberChar); });
  for (const std::u32string_view marks : {std::u32string_view(U"0123456789. "), kRangeMarks, kListMarks})
    for (const char32_t c : marks) mark(c, kNumberChar);
  for (const char32_t c : std::u32string_view(U"0123456789'‘’D")) mark(c, kOtherStart);
  for (const char32_t c : weekday_letters_) mark(c, kOtherStart);
  // 서기, 기원전, 음력: the only ones of these that a syllable follows.
  for (const DateMark opening : {DateMark::ordinal, DateMark::era, DateMark::before_christ, DateMark::lunar})
    marks_->each_spelling(opening, [&](const std::u32string& word) {
      mark(word[0], kOtherStart);
      if (word.size() == 1) return;
      mark(word[0], kWordStart);
      pairs_.add(word);
    });
  for (const DateMark unit : {DateMark::year, DateMark::month})
    marks_->each_spelling(unit, [&](const std::u32string& word) { mark(word[0], kCalendarUnit); });
}

void DateWords::read_words() {
  const FactTable& t = *words_;
  const uint32_t kind = t.column("kind"), value = t.column("value"), to = t.column("value_to"),
                 anchor = t.column("anchor"), flags = t.column("flags");
  for (uint32_t r = 0; r < t.rows(); ++r) {
    DateWord w;
    w.kind = named(kKinds, t.cell(r, kind), "date_words");
    w.value = number(t.cell(r, value));
    w.value_to = number(t.cell(r, to));
    const std::string_view a = t.cell(r, anchor);
    if (w.kind == WordKind::relation)
      w.relation = named(kRelations, a, "date_words");
    else if (w.kind == WordKind::amount || w.kind == WordKind::unit)
      w.unit = named(kUnits, a, "date_words");
    else
      w.anchor = a == "text"     ? Anchor::text
                 : a == "main"   ? Anchor::main
                 : a == "number" ? Anchor::number
                                 : Anchor::published;
    w.joins = has(t.cell(r, flags), "joins");
    w.compared = has(t.cell(r, flags), "compared");
    w.bare = has(t.cell(r, flags), "bare");
    w.match = has(t.cell(r, flags), "match");
    w.spaced = has(t.cell(r, flags), "spaced");
    word_rows_.push_back(w);
    t.each_spelling(r, [&](const std::u32string& chars) { add_first(chars, w.kind); });
    if (w.kind == WordKind::weekday && w.value >= 1 && w.value <= 7)
      t.each_spelling(r, [&](const std::u32string& chars) {
        weekday_letters_[static_cast<size_t>(w.value - 1)] = chars.empty() ? U'\0' : chars[0];
      });
    // 초, 말 begin nothing: only 후반 38분 does.
    if (w.kind != WordKind::part || w.match)
      t.each_spelling(r, [&](const std::u32string& chars) { mark_opening(chars, w.kind); });
    const auto mark_first = [&](Place place) {
      t.each_spelling(r, [&](const std::u32string& chars) { mark(chars.empty() ? U'\0' : chars[0], place); });
    };
    if (w.kind == WordKind::unit) mark_first(kUnitStart);
    if (w.spaced) t.each_spelling(r, [&](const std::u32string& chars) { spaced_units_.add(chars); });
    if (w.kind == WordKind::unit || w.kind == WordKind::calendar_unit || w.kind == WordKind::year_unit)
      t.each_spelling(r, [&](const std::u32string& chars) {
        (has(t.cell(r, flags), "calendar") ? calendar_units_ : length_units_).add(chars);
      });
    if (w.kind == WordKind::ago) mark_first(kAgoStart);
  }
}

void DateWords::read_contexts() {
  const FactTable& t = *contexts_;
  const uint32_t place = t.column("place"), unit = t.column("unit");
  for (uint32_t r = 0; r < t.rows(); ++r) {
    const std::string_view p = t.cell(r, place);
    context_rows_.push_back(
        {decode_utf8(t.term(r)), has(p, "glued"), has(p, "after") || has(p, "both"), has(p, "before") || has(p, "both"),
         has(p, "comparison"), has(p, "holiday"), has(p, "future"), has(p, "reported"), has(p, "daily"),
         has(p, "event"), t.cell(r, unit) == "any" ? TimeUnit::none : named(kUnits, t.cell(r, unit), "date_contexts")});
    if (const Context& c = context_rows_.back(); c.before) {
      before_.push_back(r);
      if (!c.term.empty() && c.term.back() < before_ends_.size()) before_ends_[c.term.back()] = 1;
    }
    if (context_rows_.back().event) events_.push_back(r);
  }
}

void DateWords::read_holidays() {
  const FactTable& t = *holidays_;
  const uint32_t calendar = t.column("calendar"), month = t.column("month"), day = t.column("day"),
                 before = t.column("before"), after = t.column("after"), flags = t.column("flags");
  for (uint32_t r = 0; r < t.rows(); ++r) {
    holiday_rows_.push_back({named(kCalendars, t.cell(r, calendar), "holidays"), number(t.cell(r, month)),
                             number(t.cell(r, day)), number(t.cell(r, before)), number(t.cell(r, after))});
    DateWord w;
    w.kind = WordKind::holiday;
    w.strict = has(t.cell(r, flags), "strict");
    holiday_words_.push_back(w);
    t.each_spelling(r, [&](const std::u32string& chars) {
      mark_opening(chars, w.kind);
      add_first(chars, w.kind);
    });
  }
}

DateWords::Match DateWords::longest(const Text& text, size_t i, WordKinds wanted) const {
  Match best;
  if (const char32_t c = text[i]; c >= first_kinds_.size() || (first_kinds_[c] & wanted) == 0) return best;
  words_->prefixes(text.rest(i), [&](FactMatch m) {
    const DateWord& w = word_rows_[m.row];
    if ((bit(w.kind) & wanted) != 0 && m.length > best.length) best = {m.length, m.row, &w};
  });
  return best;
}

DateWords::Match DateWords::holiday(const Text& text, size_t i) const {
  Match best;
  if (const char32_t c = text[i]; c >= first_kinds_.size() || (first_kinds_[c] & bit(WordKind::holiday)) == 0)
    return best;
  holidays_->prefixes(text.rest(i), [&](FactMatch m) {
    if (m.length > best.length) best = {m.length, m.row, &holiday_words_[m.row]};
  });
  return best;
}

bool DateWords::length_behind(const Text& text, size_t end, TimeUnit unit) const {
  bool found = false;
  const bool spaced = text[end] == U' ';
  contexts_->prefixes(text.rest(spaced ? end + 1 : end), [&](FactMatch m) {
    const Context& c = context_rows_[m.row];
    found = found || ((c.behind || (c.glued && !spaced)) && (c.unit == TimeUnit::none || c.unit == unit));
  });
  return found;
}

bool DateWords::length_before(const Text& text, size_t begin, TimeUnit unit) const {
  while (begin > 0 && text[begin - 1] == U' ') --begin;
  if (begin == 0 || text[begin - 1] >= before_ends_.size() || before_ends_[text[begin - 1]] == 0) return false;
  const std::u32string_view before =
      text.chars(Span{static_cast<uint32_t>(begin > 8 ? begin - 8 : 0), static_cast<uint32_t>(begin)});
  for (const uint32_t row : before_) {
    const auto& [term, of] =
        std::pair<const std::u32string&, TimeUnit>(context_rows_[row].term, context_rows_[row].unit);
    if ((of != TimeUnit::none && of != unit) || !before.ends_with(term)) continue;
    // The word itself begins there: 최대 5일, not …절대 5일.
    const size_t at = begin - term.size();
    if (at == 0 || !is_hangul_syllable(text[at - 1]) || term.size() > 2) return true;
  }
  return false;
}

bool DateWords::event_before(const Text& text, size_t begin) const {
  if (begin < 3 || text[begin - 1] != U' ') return false;
  const size_t end = begin - 1;
  return std::ranges::any_of(events_, [&](uint32_t row) {
    const std::u32string& term = context_rows_[row].term;
    return end >= term.size() &&
           text.chars(Span{static_cast<uint32_t>(end - term.size()), static_cast<uint32_t>(end)}) == term;
  });
}

bool DateWords::compared_behind(const Text& text, size_t i) const {
  bool found = false;
  contexts_->prefixes(text.rest(text[i] == U' ' ? i + 1 : i),
                      [&](FactMatch m) { found = found || context_rows_[m.row].comparison; });
  return found;
}

bool DateWords::holiday_behind(const Text& text, size_t i) const {
  bool found = false;
  if (text[i] == U' ')
    contexts_->prefixes(text.rest(i + 1), [&](FactMatch m) { found = found || context_rows_[m.row].holiday; });
  return found;
}

bool DateWords::daily_behind(const Text& text, size_t i) const {
  bool found = false;
  contexts_->prefixes(text.rest(i), [&](FactMatch m) { found = found || context_rows_[m.row].daily; });
  return found;
}

bool DateWords::awaited_behind(const Text& text, size_t i) const {
  if (text[i] != U' ') return false;
  const Match amount = longest(text, i + 1, kinds(WordKind::amount));
  const size_t at = amount ? i + 1 + amount.length : i;
  return text[at] == U' ' && is(text[at + 1], DateMark::awaited);
}

Tense DateWords::telling(const Text& text, size_t i) const {
  Tense tense = Tense::unknown;
  contexts_->prefixes(text.rest(i), [&](FactMatch m) {
    const Context& c = context_rows_[m.row];
    if (c.future || c.reported) tense = c.future ? Tense::future : Tense::reported;
  });
  return tense;
}

bool DateWords::ends_word(const Text& text, size_t i) const {
  if (!is_hangul_syllable(text[i])) return true;
  return static_cast<bool>(longest(text, i, kinds(WordKind::particle, WordKind::relation)));
}

}  // namespace kn
