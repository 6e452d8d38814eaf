// extract_figures, korean_number, format_korean_number.
#include "bridge/figures_api.h"

#include <memory>

#include "bridge/document.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/result.h"

namespace kn::bridge {

namespace {

std::string_view view(Slice s) { return std::string_view(s.data, static_cast<size_t>(s.size)); }

}  // namespace

Status extract_figures(Slice input, const Options& options, Result** out) noexcept {
  return guarded([&] {
    const std::shared_ptr<Document> document = document_of(input, options);
    const Text& text = document->text();
    auto result = std::make_unique<Result>(12);
    result->keep_alive(document);
    const std::vector<Figure>& found = document->figures();
    for (const Figure& figure : found) {
      result->borrowed(kind_name(figure.kind));
      result->numeric(figure.value);
      if (figure.value_to)
        result->numeric(*figure.value_to);
      else
        result->null();
      result->text_or_null(figure.unit);
      result->borrowed(qualifier_name(figure.qualifier));
      if (figure.change == Change::none)
        result->null();
      else
        result->borrowed(figure.change == Change::up ? "up" : "down");
      if (figure.item.empty())
        result->null();
      else
        result->borrowed(text.surface(figure.item));
      if (figure.restates)
        result->integer(text.position(found[*figure.restates].span));
      else
        result->null();
      result->span(text, figure.span);
      result->integer(document->sentence(figure.span));
    }
    *out = result.release();
  });
}

Status korean_number(Slice input, Result** out) noexcept {
  return guarded([&] {
    const Text text(view(input));
    auto result = std::make_unique<Result>(1);
    const std::optional<Decimal> number = numerals().whole(text.chars());
    if (number)
      result->numeric(*number);
    else
      result->null();
    *out = result.release();
  });
}

Status format_korean_number(Slice digits, Result** out) noexcept {
  return guarded([&] {
    auto result = std::make_unique<Result>(1);
    const std::optional<Decimal> number = Decimal::parse(view(digits));
    if (number)
      result->text(kn::format_korean_number(*number));
    else
      result->null();
    *out = result.release();
  });
}

}  // namespace kn::bridge
