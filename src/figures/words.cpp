// Loading and matching of the tables of words; see words.h.
#include "figures/words.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "base/unicode.h"

namespace kn {

namespace {

WordRole role_of(std::string_view name) {
  struct Named {
    std::string_view name;
    WordRole role;
  };
  constexpr Named kRoles[] = {{"about_before", WordRole::about_before},
                              {"least_before", WordRole::least_before},
                              {"most_before", WordRole::most_before},
                              {"about", WordRole::about},
                              {"at_least", WordRole::at_least},
                              {"at_most", WordRole::at_most},
                              {"more_than", WordRole::more_than},
                              {"less_than", WordRole::less_than},
                              {"negation", WordRole::negation},
                              {"up", WordRole::up},
                              {"down", WordRole::down},
                              {"up_weak", WordRole::up_weak},
                              {"down_weak", WordRole::down_weak},
                              {"down_bare", WordRole::down_bare},
                              {"up_than", WordRole::up_than},
                              {"down_than", WordRole::down_than},
                              {"skip", WordRole::skip},
                              {"suffix", WordRole::suffix},
                              {"ago", WordRole::ago},
                              {"particle", WordRole::particle},
                              {"follow", WordRole::follow},
                              {"name", WordRole::name},
                              {"index", WordRole::index},
                              {"person", WordRole::person},
                              {"group", WordRole::group},
                              {"gloss", WordRole::gloss},
                              {"over", WordRole::over},
                              {"border", WordRole::border},
                              {"side", WordRole::side},
                              {"basis", WordRole::basis},
                              {"break", WordRole::stop},
                              {"light", WordRole::light},
                              {"tally", WordRole::tally},
                              {"measure", WordRole::measure},
                              {"measure_light", WordRole::measure_light},
                              {"sum", WordRole::sum},
                              {"thing", WordRole::thing},
                              {"action", WordRole::action},
                              {"action_light", WordRole::action_light},
                              {"agent", WordRole::agent},
                              {"sold", WordRole::sold},
                              {"level", WordRole::level},
                              {"spend", WordRole::spend},
                              {"per_hour", WordRole::per_hour},
                              {"per_second", WordRole::per_second},
                              {"per_minute", WordRole::per_minute},
                              {"below_zero", WordRole::below_zero},
                              {"above_zero", WordRole::above_zero},
                              {"celsius", WordRole::celsius},
                              {"fahrenheit", WordRole::fahrenheit},
                              {"ordered", WordRole::ordered},
                              {"session", WordRole::session},
                              {"counted", WordRole::counted},
                              {"degrees", WordRole::degrees},
                              {"share", WordRole::share},
                              {"term", WordRole::term},
                              {"among", WordRole::among},
                              {"those", WordRole::those},
                              {"which", WordRole::which},
                              {"whole", WordRole::whole},
                              {"each", WordRole::each},
                              {"days", WordRole::days},
                              {"gap", WordRole::gap},
                              {"from", WordRole::from},
                              {"fate", WordRole::fate},
                              {"building", WordRole::building},
                              {"descent", WordRole::descent},
                              {"regnal", WordRole::regnal},
                              {"within", WordRole::within},
                              {"not", WordRole::no_figure}};
  for (const Named& named : kRoles)
    if (named.name == name) return named.role;
  return WordRole::none;
}

constexpr std::pair<std::string_view, WordFlag> kFlags[] = {
    {"scaling", WordFlag::scaling},     {"dealing", WordFlag::dealing},   {"nominal", WordFlag::nominal},
    {"differing", WordFlag::differing}, {"reaching", WordFlag::reaching}, {"below", WordFlag::below},
    {"roughly", WordFlag::roughly},     {"counting", WordFlag::counting}};

bool is_front(WordRole r) { return r >= WordRole::per_hour && r <= WordRole::fahrenheit; }
bool goes_on(char32_t c) { return is_hangul_syllable(c); }

}  // namespace

FigureWords::Table FigureWords::load(const Image& image, std::string_view name) {
  Table table{FactTable::open(image, name), {}, {}};
  const uint32_t role = table.facts.column("class");
  for (uint32_t row = 0; row < table.facts.rows(); ++row) table.roles.push_back(role_of(table.facts.cell(row, role)));
  return table;
}

FigureWords::Table FigureWords::load_with_flags(const Image& image, std::string_view name) {
  Table table = load(image, name);
  const uint32_t flags = table.facts.column("flags");
  for (uint32_t row = 0; row < table.facts.rows(); ++row) {
    const std::string_view cell = table.facts.cell(row, flags);
    unsigned char found = 0;
    for (const auto& [name, flag] : kFlags)
      if (name == cell) found = flag;
    table.flags.push_back(found);
  }
  return table;
}

FigureWords::FigureWords(const Image& image)
    : around_(load_with_flags(image, "figure_words")),
      endings_(load(image, "figure_endings")),
      nouns_(load(image, "figure_nouns")),
      none_(load(image, "not_figures")),
      items_(load(image, "item_nouns")),
      spans_(FactTable::open(image, "span_words")),
      stretches_(FactTable::open(image, "stretch_words")),
      contexts_(FactTable::open(image, "date_contexts")),
      calendar_(FactTable::open(image, "calendar_units")),
      span_kind_(spans_.column("kind")),
      span_value_(spans_.column("value")),
      span_unit_(spans_.column("unit")) {
  const auto all = [&](FirstPairs& pairs, const FactTable& table, auto&& wanted) {
    for (uint32_t row = 0; row < table.rows(); ++row)
      if (wanted(row))
        table.each_spelling(row, [&](const std::u32string& chars) {
          pairs.add(chars);
          openings_.add(chars);
          if (!chars.empty()) starts_.push_back(chars[0]);
        });
  };
  all(span_openings_, spans_, [](uint32_t) { return true; });
  all(none_openings_, none_.facts, [](uint32_t) { return true; });
  all(front_openings_, nouns_.facts, [&](uint32_t row) { return is_front(nouns_.roles[row]); });
  const uint32_t place = contexts_.column("place"), unit = contexts_.column("unit");
  for (uint32_t row = 0; row < contexts_.rows(); ++row) {
    const std::string_view cell = contexts_.cell(row, place);
    const bool days = contexts_.cell(row, unit) != "month" && cell.find("daily") == std::string_view::npos;
    const auto is = [&](std::string_view name) { return days && cell.find(name) != std::string_view::npos; };
    const bool both = is("both");
    beside_.push_back(static_cast<unsigned char>((is("glued") ? glued : 0) | (both || is("after") ? after : 0) |
                                                 (both || is("before") ? before : 0)));
    if ((beside_.back() & before) != 0)
      contexts_.each_spelling(row, [&](const std::u32string& chars) { days_before_.push_back(chars); });
  }
  const auto begin = [](FirstPairs& pairs, const Table& table, auto&& wanted) {
    for (uint32_t row = 0; row < table.facts.rows(); ++row)
      if (wanted(table.roles[row]))
        table.facts.each_spelling(row, [&](const std::u32string& chars) { pairs.add(chars); });
  };
  const auto any = [](WordRole) { return true; };
  begin(from_openings_, around_, [](WordRole r) { return r == WordRole::from || r == WordRole::about; });
  begin(around_openings_, around_, any);
  begin(noun_openings_, nouns_, any);
  begin(item_openings_, items_, any);
  load_calendar();
  read_lasts();
  std::sort(starts_.begin(), starts_.end());
  starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
}

void FigureWords::load_calendar() {
  const uint32_t digits = calendar_.column("digits"), least = calendar_.column("least"),
                 most = calendar_.column("most"), except = calendar_.column("except"),
                 flags = calendar_.column("flags");
  for (uint32_t row = 0; row < calendar_.rows(); ++row) {
    const auto number = [&](uint32_t column) {
      const std::string_view cell = calendar_.cell(row, column);
      int value = 0;
      std::from_chars(cell.data(), cell.data() + cell.size(), value);
      return value;
    };
    const auto is = [&](std::string_view flag) {
      return calendar_.cell(row, flags).find(flag) != std::string_view::npos;
    };
    CalendarUnit unit;
    unit.digits = number(digits);
    unit.least = number(least);
    unit.most = number(most);
    unit.opens = is("opens");
    unit.chains = is("chains");
    unit.part = is("part");
    unit.day = is("day");
    unit.brief = is("brief");
    const Text others(calendar_.cell(row, except));
    for (const char32_t c : others.chars())
      if (c != U'|') unit.except += c;
    calendar_.each_spelling(row, [&](const std::u32string& chars) {
      unit.length = static_cast<uint32_t>(chars.size());
      if (!chars.empty() && chars[0] < calendar_starts_.size()) calendar_starts_[chars[0]] = 1;
    });
    calendar_rows_.push_back(std::move(unit));
  }
}

uint32_t FigureWords::last_bit(WordRole role) {
  switch (role) {
    case WordRole::measure:
    case WordRole::measure_light:
      return 1;
    case WordRole::sum:
      return 1U | 2U;
    case WordRole::term:
      return 4;
    case WordRole::action:
    case WordRole::action_light:
      return 8;
    case WordRole::about_before:
    case WordRole::least_before:
    case WordRole::most_before:
      return 16;
    case WordRole::index:
      return 32;
    case WordRole::days:
      return 64;
    case WordRole::share:
      return 128;
    case WordRole::each:
      return 256;
    case WordRole::degrees:
      return 512;
    case WordRole::among:
      return 1024;
    case WordRole::those:
      return 2048;
    case WordRole::building:
    case WordRole::descent:
    case WordRole::regnal:
      return 4096;
    default:
      return 8192;
  }
}

void FigureWords::read_lasts() {
  for (const Table* table : {&around_, &nouns_, &items_})
    for (uint32_t row = 0; row < table->facts.rows(); ++row)
      table->facts.each_spelling(row, [&](const std::u32string& chars) {
        if (!chars.empty() && chars.back() != 0 && chars.back() < lasts_.size())
          lasts_.at(chars.back()) |= last_bit(table->roles[row]);
      });
}

WordMatch FigureWords::bound_ends_at(std::u32string_view chars, size_t begin, size_t end, bool written_on) const {
  if (!may_end(chars, end, WordRole::about_before)) return {};
  const std::u32string_view front = chars.substr(0, end);
  for (size_t from = begin; from < end; ++from) {
    const WordMatch m = around(front, from, [](WordRole r) {
      return r == WordRole::about_before || r == WordRole::least_before || r == WordRole::most_before;
    });
    if (from + m.length == end) return m;
    if (!written_on) break;
  }
  return {};
}

bool FigureWords::noun_ends_at(std::u32string_view chars, size_t end, WordRole role) const {
  return may_end(chars, end, role) && ends_in(nouns_, chars, end, [role](WordRole r) { return r == role; });
}

bool FigureWords::those_end_at(std::u32string_view chars, size_t end) const {
  if (!may_end(chars, end, WordRole::those)) return false;
  for (size_t back = 2; back <= 6 && back <= end; ++back)
    if (longest(nouns_, chars.substr(0, end), end - back, [](WordRole r) { return r == WordRole::those; }).length ==
        back)
      return back == end || chars[end - back - 1] == U' ';
  return false;
}

uint32_t FigureWords::from(std::u32string_view chars, size_t i) const {
  if (i >= chars.size()) return 0;
  size_t p = chars[i] == U' ' ? i + 1 : i;
  if (!opened(from_openings_, chars, p)) return 0;
  WordMatch m = around(chars, p, [](WordRole r) { return r == WordRole::from || r == WordRole::about; });
  if (m.role == WordRole::about) {
    p += m.length;
    m = around(chars, p, WordRole::from);
  } else if (p > i) {
    return 0;
  }
  return m.length > 0 ? static_cast<uint32_t>(p - i) + m.length : 0;
}

WordMatch FigureWords::front(std::u32string_view chars, size_t i) const {
  return opened(front_openings_, chars, i) ? longest(nouns_, chars, i, is_front) : WordMatch{};
}

WordRole FigureWords::whole_word(std::u32string_view chars, size_t begin, size_t end) const {
  if (!opened(item_openings_, chars.substr(0, end), begin)) return WordRole::none;
  const WordMatch m = longest(items_, chars.substr(0, end), begin, [](WordRole r) {
    return r == WordRole::over || r == WordRole::basis || r == WordRole::whole || r == WordRole::stop ||
           r == WordRole::which || r == WordRole::border || r == WordRole::side;
  });
  if (m.length != end - begin) return WordRole::none;
  return m.role == WordRole::whole || m.role == WordRole::basis  ? WordRole::over
         : m.role == WordRole::which || m.role == WordRole::side ? WordRole::stop
                                                                 : m.role;
}

bool FigureWords::ends_word(std::u32string_view chars, size_t i) const {
  for (int steps = 0; steps < 4; ++steps) {
    if (i >= chars.size() || !goes_on(chars[i])) return true;
    const WordMatch m = longest(endings_, chars, i, [](WordRole r) { return r != WordRole::name; });
    if (m.length == 0) return false;
    i += m.length;
  }
  return i >= chars.size() || !goes_on(chars[i]);
}

uint32_t FigureWords::particles(std::u32string_view chars, size_t i) const {
  const size_t from = i;
  for (int steps = 0; steps < 3 && i < chars.size() && goes_on(chars[i]); ++steps) {
    const WordMatch m = longest(endings_, chars, i, [](WordRole r) { return r == WordRole::particle; });
    if (m.length == 0) return 0;
    i += m.length;
  }
  return i >= chars.size() || !goes_on(chars[i]) ? static_cast<uint32_t>(i - from) : 0;
}

bool FigureWords::stretch_at(std::u32string_view chars, size_t i) const {
  if (i >= chars.size()) return false;
  const std::optional<FactMatch> m = stretches_.longest(chars.substr(i));
  return m && (m->length > 1 || ends_word(chars, i + 1));
}

bool FigureWords::length_of_days(std::u32string_view chars, size_t begin, size_t end) const {
  const bool spaced = end < chars.size() && chars[end] == U' ';
  bool found = false;
  contexts_.prefixes(chars.substr(std::min(chars.size(), spaced ? end + 1 : end)),
                     [&](FactMatch m) { found = found || (beside_[m.row] & (spaced ? after : after | glued)) != 0; });
  while (begin > 0 && chars[begin - 1] == U' ') --begin;
  const std::u32string_view front = chars.substr(0, begin);
  return found || std::any_of(days_before_.begin(), days_before_.end(), [&](const std::u32string& word) {
           return front.ends_with(word) &&
                  (word.size() > 2 || word.size() == begin || !is_hangul_syllable(front[begin - word.size() - 1]));
         });
}

std::optional<SpanWord> FigureWords::span_word(std::u32string_view chars, size_t i) const {
  std::optional<SpanWord> best;
  if (!opened(span_openings_, chars, i)) return best;
  const std::optional<FactMatch> m = spans_.longest(chars.substr(i));
  if (!m) return best;
  SpanWord word;
  word.length = m->length;
  word.kind = kind_of(spans_.cell(m->row, span_kind_)).value_or(FigureKind::duration);
  word.value = Decimal::parse(spans_.cell(m->row, span_value_)).value_or(Decimal());
  word.unit = spans_.cell(m->row, span_unit_);
  return word;
}

}  // namespace kn
