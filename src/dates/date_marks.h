// The small words that date and time are written with (data/date_marks.tsv): 2026[년], 10[시] [반], 3일[부터].
//
// One look at a character says which marks may begin there, so that asking costs nothing where the answer is no.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/plane_table.h"
#include "base/text.h"
#include "dict/image.h"

namespace kn {

enum class DateMark : unsigned char {
  year,
  month,
  day,
  hour,
  minute,
  second,
  week,
  decade,
  quarter,
  semester,
  century,
  along,
  made,
  half,
  odd,
  length,
  nth,
  portion,
  running,
  ordinal,
  era,
  before_christ,
  lunar,
  date,
  weekday,
  from,
  since,
  until,
  each,
  about,
  between,
  within,
  during,
  on_end,
  later,
  at,
  object,
  subject,
  topic,
  of,
  adnominal,
  was,
  joining,
  end,
  prize,
  entering,
  awaited
};

class DateMarks {
 public:
  explicit DateMarks(const Image& image);

  // Whether a mark of one syllable is this character.
  bool is(char32_t c, DateMark mark) const { return c < kPlane && (marks_[c].single & bit(mark)) != 0; }
  // Length of the mark that stands at i; 0 where it does not.
  size_t at(const Text& text, size_t i, DateMark mark) const {
    const char32_t c = text[i];
    return c < kPlane && (marks_[c].first & bit(mark)) != 0 ? longest(text, i, mark) : 0;
  }
  // Calls each(spelling) for the spellings of a mark.
  template <typename Each>
  void each_spelling(DateMark mark, Each&& each) const {
    for (const Term& term : terms_)
      if (term.mark == mark) each(term.spelling);
  }

 private:
  struct Term {
    std::u32string spelling;
    DateMark mark;
  };
  // The marks that begin with a character, and those of one syllable that are it.
  struct Beginning {
    uint64_t first = 0, single = 0;
  };
  static constexpr char32_t kPlane = PlaneMap<Beginning>::size();
  static constexpr uint64_t bit(DateMark mark) { return uint64_t{1} << static_cast<unsigned>(mark); }
  size_t longest(const Text& text, size_t i, DateMark mark) const;

  PlaneMap<Beginning> marks_;
  std::vector<Term> terms_;
};

}  // namespace kn
