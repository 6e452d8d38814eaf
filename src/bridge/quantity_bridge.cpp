// Units and input of korean_quantity.
#include "numeral/quantity.h"

#include "base/interrupt.h"
#include "base/unicode.h"
#include "bridge/document.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/quantity_api.h"
#include "bridge/result.h"

namespace kn::bridge {

namespace {

// Read from the image once a process, and leaked as the image is.
const QuantityUnits& units() {
  static const QuantityUnits* const loaded = new QuantityUnits(image(), numerals());
  return *loaded;
}

// 영하 40도, 시속 100㎞, 1년 3개월, 사흘: what extract_figures reads as one exact figure that is the whole text.  No
// money: where news leaves the currency out (10조1천억), a figure of won is likely, but a quantity is not guessed.
std::optional<Quantity> whole_figure(std::string_view utf8) {
  const Text text(utf8);
  uint32_t begin = 0, end = static_cast<uint32_t>(text.size());
  InterruptPacer pacer;
  for (; begin < end && is_space(text[begin]); ++begin) pacer.tick();
  for (; end > begin && is_space(text[end - 1]); --end) pacer.tick();
  const std::vector<Figure> figures = figure_reader().extract(text, {});
  if (figures.size() != 1) return std::nullopt;
  const Figure& figure = figures[0];
  if (figure.span != Span{begin, end} || figure.value_to || figure.unit.empty() ||
      figure.kind == FigureKind::fraction || figure.kind == FigureKind::money || figure.qualifier != Qualifier::exact ||
      figure.about)
    return std::nullopt;
  const auto found = units().find(figure.unit);
  if (!found) return std::nullopt;
  return Quantity{(figure.value * found->scale).to_string(), found->unit};
}

Quantity read_quantity(std::string_view utf8) {
  try {
    return units().parse(utf8);
  } catch (const Error&) {
    if (const std::optional<Quantity> quantity = whole_figure(utf8)) return *quantity;
    throw;
  }
}

std::string_view view(Slice s) { return {s.data, static_cast<size_t>(s.size)}; }

}  // namespace

Status parse_quantity(Slice text, Result** out) noexcept {
  return guarded([&] {
    const Quantity quantity = read_quantity(view(text));
    auto result = std::make_unique<Result>(2);
    result->numeric(quantity.value);
    result->text(quantity.unit.symbol);
    *out = result.release();
  });
}

Status quantity_unit(Slice spelling, Result** out) noexcept {
  return guarded([&] {
    auto result = std::make_unique<Result>(6);
    if (const auto found = units().find(view(spelling))) {
      result->text(found->unit.symbol);
      result->text(found->unit.base);
      result->text(kind_name(found->unit.kind));
      result->numeric(found->unit.factor.to_string());
      result->numeric(found->unit.offset.to_string());
      result->numeric(found->scale.to_string());
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
