// Reading data/date_marks.tsv; see date_marks.h.
#include "dates/date_marks.h"

#include <algorithm>
#include <utility>

#include "dict/facts.h"

namespace kn {

namespace {

constexpr std::pair<std::string_view, DateMark> kMarks[] = {{"year", DateMark::year},
                                                            {"month", DateMark::month},
                                                            {"day", DateMark::day},
                                                            {"hour", DateMark::hour},
                                                            {"minute", DateMark::minute},
                                                            {"second", DateMark::second},
                                                            {"week", DateMark::week},
                                                            {"decade", DateMark::decade},
                                                            {"quarter", DateMark::quarter},
                                                            {"semester", DateMark::semester},
                                                            {"century", DateMark::century},
                                                            {"along", DateMark::along},
                                                            {"made", DateMark::made},
                                                            {"half", DateMark::half},
                                                            {"odd", DateMark::odd},
                                                            {"length", DateMark::length},
                                                            {"nth", DateMark::nth},
                                                            {"portion", DateMark::portion},
                                                            {"running", DateMark::running},
                                                            {"ordinal", DateMark::ordinal},
                                                            {"era", DateMark::era},
                                                            {"before_christ", DateMark::before_christ},
                                                            {"lunar", DateMark::lunar},
                                                            {"date", DateMark::date},
                                                            {"weekday", DateMark::weekday},
                                                            {"from", DateMark::from},
                                                            {"since", DateMark::since},
                                                            {"until", DateMark::until},
                                                            {"each", DateMark::each},
                                                            {"about", DateMark::about},
                                                            {"between", DateMark::between},
                                                            {"within", DateMark::within},
                                                            {"during", DateMark::during},
                                                            {"on_end", DateMark::on_end},
                                                            {"later", DateMark::later},
                                                            {"at", DateMark::at},
                                                            {"object", DateMark::object},
                                                            {"subject", DateMark::subject},
                                                            {"topic", DateMark::topic},
                                                            {"of", DateMark::of},
                                                            {"adnominal", DateMark::adnominal},
                                                            {"was", DateMark::was},
                                                            {"and", DateMark::joining},
                                                            {"end", DateMark::end},
                                                            {"prize", DateMark::prize},
                                                            {"entering", DateMark::entering},
                                                            {"awaited", DateMark::awaited}};

}  // namespace

DateMarks::DateMarks(const Image& image) {
  const FactTable table = FactTable::open(image, "date_marks");
  const uint32_t column = table.column("mark");
  for (uint32_t row = 0; row < table.rows(); ++row)
    for (const auto& [name, mark] : kMarks)
      if (name == table.cell(row, column))
        table.each_spelling(row, [&, mark = mark](const std::u32string& spelling) {
          if (spelling.empty() || spelling[0] == 0 || spelling[0] >= kPlane) return;
          Beginning& beginning = marks_.at(spelling[0]);
          beginning.first |= bit(mark);
          if (spelling.size() == 1) beginning.single |= bit(mark);
          terms_.push_back({spelling, mark});
        });
}

size_t DateMarks::longest(const Text& text, size_t i, DateMark mark) const {
  size_t length = 0;
  for (const Term& term : terms_)
    if (term.mark == mark && text.rest(i).starts_with(term.spelling)) length = std::max(length, term.spelling.size());
  return length;
}

}  // namespace kn
