// Figures of more than one number: ranges, ratios, sums, lists, ages; see reader.h.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "figures/reader.h"

namespace kn {

namespace {

constexpr int kLongestList = 12;
constexpr size_t kFarthestMachines = 50, kMostBetween = 3;

// 2~3만: the first number is counted in the unit of the second.
void scale(Number& low, const Number& high) {
  if (low.form == NumberForm::arabic && high.form == NumberForm::mixed && high.power > 0 && low.low < high.head)
    low.low = low.low.shifted(high.power);
}

}  // namespace

bool FigureReader::join_range(Part& first, Figure& figure) const {
  size_t p = first.end;
  if (peek(p) == U' ' && is_range_mark(peek(p + 1)) && peek(p + 1) != U'-') ++p;
  const char32_t mark = peek(p);
  if (!is_range_mark(mark)) return false;
  ++p;
  if (peek(p) == U' ' && mark != U'-') ++p;
  const bool hyphen = mark == U'-' || mark == U'–';
  // 영하 7도~영상 3도: two figures, each with its word.
  if (!is_ascii_digit(peek(p)) && (hyphen || words_.front(chars_, p).length > 0 || !numerals_.at(chars_, p)))
    return false;
  std::optional<Part> second = part(p);
  if (!second || second->number.form == NumberForm::fraction) return false;
  if (hyphen && first.unit == nullptr && second->unit != nullptr && second->unit_at > second->number.span.end) {
    second->unit = nullptr;  // 2-2 무승부
    second->end = second->number.span.end;
  }
  if (hyphen && first.unit == nullptr && second->unit == nullptr) {
    // 68-59: a score.
    const auto score = [&](const Part& part) {
      return part.number.form == NumberForm::arabic && part.number.span.size() <= 3 && part.number.low.is_whole();
    };
    if (!score(first) || !score(*second) || letter_before(first.number.span.begin) || peek(second->end) == U'-' ||
        is_ascii_letter(peek(second->end)) || !words_.ends_word(chars_, second->end))
      return false;
    figure.kind = FigureKind::number;
    figure.unit = std::string(kRatio) + second->number.low.to_string();
    figure.span.end = second->end;
    return true;
  }
  const MeasureUnit* unit = second->unit != nullptr ? second->unit : first.unit;
  if (unit == nullptr) {
    if (first.number.form == NumberForm::arabic && second->number.form == NumberForm::arabic) {
      const bool allowed = bare_allowed(first) || bare_allowed(*second);
      if (!allowed || hyphen) return false;
    }
  } else if (first.unit != nullptr && second->unit != nullptr && first.unit->symbol != second->unit->symbol) {
    return false;
  }
  if (letter_before(first.number.span.begin) && is_ascii_letter(chars_[first.number.span.begin - 1])) return false;
  // 30~40대: ages.
  if (Figure ages; second->unit != nullptr && decade_of_ages(*second, ages) && first.number.low.is_whole()) {
    figure.kind = FigureKind::age;
    figure.unit = ages.unit;
    figure.value = first.number.low < Decimal(10) ? first.number.low.shifted(1) : first.number.low;
    figure.value_to = ages.value_to;
    figure.span.end = second->end;
    return true;
  }
  scale(first.number, second->number);
  Part joined = *second;
  joined.number.low = first.number.low;
  joined.number.high = second->number.high ? second->number.high : second->number.low;
  joined.number.about = first.number.about || second->number.about;
  joined.unit = unit;
  // The bounds of a range rise; 2000-10 does not.
  if (hyphen && !(joined.number.low < *joined.number.high)) return false;
  const uint32_t begin = figure.span.begin;
  figure = figure_of(joined);
  figure.span.begin = begin;
  // In 영업익 2조~3조 both ends are money.
  if (unit == nullptr && second->number.form == NumberForm::mixed && second->number.power >= 8) {
    figure.kind = FigureKind::money;
    figure.unit = "KRW";
  }
  return true;
}

// 7.5대 1, 5 대 4, 51대 49.
bool FigureReader::join_ratio(const Part& first, Figure& figure) const {
  const Number& n = first.number;
  if (n.form != NumberForm::arabic && n.form != NumberForm::mixed) return false;
  size_t p = n.span.end;
  if (peek(p) == U' ') ++p;
  if (peek(p) != U'대') return false;
  ++p;
  if (peek(p) == U' ') ++p;
  if (!is_ascii_digit(peek(p)) || letter_before(n.span.begin)) return false;
  const std::optional<Part> second = part(p);
  if (!second || second->unit != nullptr || second->number.form != NumberForm::arabic ||
      !words_.ends_word(chars_, second->end))
    return false;
  if (is_ascii_letter(peek(second->end)) || (is_list_mark(peek(second->end)) && is_ascii_digit(peek(second->end + 1))))
    return false;
  figure.kind = FigureKind::number;
  figure.value = n.low;
  figure.unit = std::string(kRatio) + second->number.low.to_string();
  figure.span = Span{n.span.begin, second->end};
  return true;
}

// 3할 2푼 5리: each part a tenth of the one in front.
void FigureReader::join_tenths(const Part& first, Figure& figure) const {
  Decimal tenth = first.unit->factor;
  for (size_t end = first.end;;) {
    const size_t p = peek(end) == U' ' ? end + 1 : end, digits = digits_end(p);
    const Numerals::Word word =
        digits == p + 1 ? numerals_.word(chars_, digits, Numerals::Role::tenth) : Numerals::Word{};
    if (word.length == 0) return;
    tenth = tenth.shifted(-1);
    figure.value = figure.value + Decimal(static_cast<int64_t>(chars_[p] - U'0')) * tenth;
    end = digits + word.length;
    figure.span.end = static_cast<uint32_t>(end);
  }
}

// 1시간 20분, 2년 6개월, 1,385원 20전, 11초68, 1시간 반.
void FigureReader::join_sum(const Part& first, Figure& figure) const {
  const MeasureUnit* unit = first.unit;
  Decimal total;
  bool joined = false;
  const auto add = [&](const Decimal& number, const Decimal& factor) {
    total = (joined ? total : first.number.low * unit->factor) + number * factor;
  };
  const MeasureUnit* smallest = unit;
  size_t end = first.end;
  for (int parts = 0; parts < 4; ++parts) {
    // 2분 06초 71로: the same behind a space, where nothing counts them.
    if (peek(end) == U' ' && unit->kind == FigureKind::duration && smallest->is(UnitTrait::seconds) &&
        is_ascii_digit(peek(end + 1)) && digits_end(end + 1) == end + 3 && peek(end + 3) != U' ' &&
        peek(end + 3) != U'.' && peek(end + 3) != U',' && words_.particles(chars_, end + 3) > 0)
      ++end;
    // 11초68, 2m31: the digits behind the unit are its decimals.
    if (is_ascii_digit(peek(end)) &&
        (unit->kind == FigureKind::duration ? smallest->is(UnitTrait::seconds) : smallest->symbol == "m")) {
      const size_t digits = digits_end(end);
      if (digits - end <= 2 && !is_ascii_letter(peek(digits)) && !is_hangul_syllable(peek(digits))
              ? true
              : words_.ends_word(chars_, digits) && digits - end <= 2) {
        std::string places;
        for (size_t k = end; k < digits; ++k) places.push_back(static_cast<char>(chars_[k]));
        add(Decimal::of_digits(places, static_cast<uint32_t>(places.size())), smallest->factor);
        end = digits;
        joined = true;
      }
      break;
    }
    size_t p = end;
    if (peek(p) == U' ') ++p;
    if (unit->kind == FigureKind::duration || unit->kind == FigureKind::multiple) {
      if (numerals_.begins(peek(p), Numerals::Role::half) && words_.ends_word(chars_, p + 1) && smallest == unit &&
          p > end) {
        add(Decimal::of_small(5, 1), smallest->factor);
        end = p + 1;
        joined = true;
        break;
      }
    }
    if (!is_ascii_digit(peek(p)) ||
        (unit->kind != FigureKind::duration && unit->kind != FigureKind::money && unit->kind != FigureKind::length))
      break;
    const std::optional<Part> next = part(p);
    if (!next || next->unit == nullptr || next->unit->base != unit->base || next->number.high ||
        next->unit->table == MeasureUnit::Table::counters)
      break;
    if (!(next->unit->factor < smallest->factor)) break;
    add(next->number.low, next->unit->factor);
    figure.about = figure.about || next->number.about;
    smallest = next->unit;
    end = next->end;
    joined = true;
  }
  // 1박 2일
  if (!joined && unit->is(UnitTrait::nights)) {
    size_t p = end;
    if (peek(p) == U' ') ++p;
    if (const std::optional<Part> days = is_ascii_digit(peek(p)) ? part(p) : std::nullopt;
        days && days->unit != nullptr && days->unit->is(UnitTrait::days)) {
      figure.value = days->number.low;
      figure.unit = units_.symbol_of(UnitTrait::days);
      figure.span.end = days->end;
    } else if (is_ascii_digit(peek(p)) && peek(digits_end(p)) == U'일') {
      figure.unit = units_.symbol_of(UnitTrait::days);
      figure.value = numerals_.at(chars_, p)->low;
      figure.span.end = static_cast<uint32_t>(digits_end(p) + 1);
    }
    return;
  }
  if (!joined && unit->kind == FigureKind::duration && numerals_.begins(peek(end), Numerals::Role::odd) &&
      words_.ends_word(chars_, end + 1)) {
    // 한 달여, 2시간여
    figure.span.end = static_cast<uint32_t>(end + 1);
    figure.about = true;
  }
  if (!joined) return;
  figure.span.end = static_cast<uint32_t>(end);
  if (unit->kind == FigureKind::money) {
    figure.value = total;
    return;
  }
  // In the unit of the last part: 80 분, 30 개월.
  figure.value = total.divided_by(smallest->factor, 20);
  figure.unit = smallest->symbol;
}

// 59·84·101㎡; 2만, 3만, 5만원: each number takes the unit of the last.
bool FigureReader::read_list(const Part& first, std::vector<Figure>& out, size_t& end) {
  if (first.number.form != NumberForm::arabic && first.number.form != NumberForm::mixed) return false;
  if (letter_before(first.number.span.begin) || first.end <= no_list_before_) return false;
  std::array<Part, kLongestList> parts;
  size_t count = 0;
  parts[count++] = first;
  size_t p = first.end;
  while (count < parts.size()) {
    // 40에서 50명으로
    const size_t from =
        count == 1 && first.number.span.begin > 0 && chars_[first.number.span.begin - 1] == U' ' ? from_at(p) : 0;
    if (!is_list_mark(peek(p)) && from == 0) break;
    size_t q = p + std::max<size_t>(from, 1);
    if (peek(q) == U' ' && peek(p) == U',') ++q;
    if (!is_ascii_digit(peek(q))) break;
    std::optional<Part> next = part(q);
    if (!next || next->number.form == NumberForm::fraction ||
        (from > 0 && (next->unit == nullptr || !clauses_.ends(peek(next->end), ClauseReader::up_to))))
      break;
    p = next->end;
    parts[count++] = *next;
    if (next->unit != nullptr) break;
  }
  const Part& last = parts[count - 1];
  if (last.unit == nullptr) {
    no_list_before_ = p;  // so that a long list is read once
    return false;
  }
  // 3·1운동, 2·28: dates and names have no unit; ratios and dates are guarded before.
  Figure ages;
  const bool decades = decade_of_ages(last, ages);
  const Number& whole = last.number;
  for (size_t k = 0; k < count; ++k) {
    Part& part = parts[k];
    scale(part.number, whole);
    const uint32_t part_end = part.end;
    part.unit = last.unit;
    Figure figure = figure_of(part);
    if (decades) {
      figure.kind = FigureKind::age;
      figure.unit = ages.unit;
      figure.value_to = figure.value + Decimal(9);
    }
    figure.span.end = part_end;
    out.push_back(std::move(figure));
  }
  end = last.end;
  return true;
}

bool FigureReader::bare_noun_before(size_t begin) const {
  if (begin < 2 || chars_[begin - 1] != U' ' || !is_hangul_syllable(chars_[begin - 2])) return false;
  size_t word = begin - 2;
  while (word > 0 && is_hangul_syllable(chars_[word - 1])) --word;
  const ClauseWord noun = clauses_.word(chars_, word, begin - 1);
  return noun.kind == ClauseWord::Kind::noun && noun.particle == Case::none && begin - 1 - word >= 2;
}

// 전차 180대를 들이고 1차분은 30대다: machines were counted in this sentence.
bool FigureReader::machines_before(size_t i, const std::vector<Figure>& before) const {
  for (size_t j = before.size(); j-- > 0 && before.size() - j <= kMostBetween;) {
    if (i - before[j].span.end > kFarthestMachines) return false;
    if (before[j].kind == FigureKind::count && before[j].is(UnitTrait::decades))
      return chars_.substr(before[j].span.end, i - before[j].span.end).find_first_of(U".\n") ==
             std::u32string_view::npos;
  }
  return false;
}

// 50대 남성, 10대 청소년, 20대는; but 트럭 20대, 10대 그룹.
bool FigureReader::decade_of_ages(const Part& p, Figure& figure, bool machines) const {
  const Number& n = p.number;
  if (p.unit == nullptr || !p.unit->is(UnitTrait::decades) || n.form != NumberForm::arabic || p.unit_at != n.span.end ||
      n.high)
    return false;
  const std::optional<int64_t> decade = n.low.to_int64();
  if (!decade || *decade < 10 || *decade > 90 || *decade % 10 != 0 || n.odd) return false;
  size_t next = p.end;
  bool person = false, group = false;
  if (peek(next) == U' ') {
    ++next;
    person = words_.noun(chars_, next, WordRole::person).length > 0 ||
             words_.noun(chars_, next, WordRole::fate).length > 0;  // 50대 끼임 사고
    group = words_.noun(chars_, next, WordRole::group).length > 0;
  } else {
    person = words_.noun(chars_, next, WordRole::person).length > 1;
  }
  // A noun without a particle in front is what is counted: 트럭 20대.
  if (group || (!person && (machines || bare_noun_before(n.span.begin)))) return false;
  figure.kind = FigureKind::age;
  figure.value = Decimal(*decade);
  figure.value_to = Decimal(*decade + 9);
  figure.unit = units_.symbol_of(FigureKind::age);
  figure.span = Span{n.span.begin, p.end};
  return true;
}

// 김모(53)씨, 사디코바(61), A(46·남)씨.
bool FigureReader::age_in_name(const Part& p, Figure& figure) const {
  const Number& n = p.number;
  const size_t begin = n.span.begin, end = n.span.end;
  if (n.form != NumberForm::arabic || end - begin > 2 || begin < 2) return false;
  const char32_t open = chars_[begin - 1], close = peek(end), name = chars_[begin - 2];
  const bool listed = (open == U'·' || open == U',' || open == U' ') && close == U')';
  if (!(open == U'(' && (close == U')' || close == U'·' || close == U',' || close == U'ㆍ')) && !listed) return false;
  if (listed) {
    // (배영·26)
    size_t k = begin - 1;
    while (k > 0 && begin - k < 16 && chars_[k - 1] != U'(' &&
           (is_hangul_syllable(chars_[k - 1]) || chars_[k - 1] == U' ' || chars_[k - 1] == U'·'))
      --k;
    if (k == 0 || chars_[k - 1] != U'(' || open == U' ') return false;
  } else if (!is_hangul_syllable(name) && !is_ascii_letter(name)) {
    return false;
  }
  if (chars_[begin] == U'0' || n.low < Decimal(1)) return false;
  if (!listed && words_.noun_ends_at(chars_, begin - 1, WordRole::index)) return false;
  figure.kind = FigureKind::age;
  figure.unit = units_.symbol_of(FigureKind::age);
  figure.named = true;
  return true;
}

}  // namespace kn
