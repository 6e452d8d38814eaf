// extract_figures, korean_number, format_korean_number.
#include "bridge/figures_api.h"

#include <memory>

#include "bridge/dates.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/result.h"
#include "bridge/sentences.h"
#include "figures/figures.h"

namespace kn::bridge {

namespace {

const Figures& figures() {
  static Figures* loaded = nullptr;  // lives as long as the process, like the image
  if (loaded == nullptr) loaded = new Figures(image());
  return *loaded;
}

std::string_view view(Slice s) { return std::string_view(s.data, static_cast<size_t>(s.size)); }

}  // namespace

Status extract_figures(Slice input, const Options&, Result** out) noexcept {
  return guarded([&] {
    const Text text(view(input));
    auto result = std::make_unique<Result>(12);
    // A figure never lies in a date: 3분기, 오전 10시, 지난 3년.
    std::vector<Span> dates;
    for (const DateMention& date : dates_of(text)) dates.push_back(date.span);
    const std::vector<Figure> found = figures().extract(text, dates);
    const std::vector<Sentence> sentences = found.empty() ? std::vector<Sentence>() : sentences_of(text);
    for (const Figure& figure : found) {
      result->text(kind_name(figure.kind));
      result->numeric(figure.value.to_string());
      if (figure.value_to) result->numeric(figure.value_to->to_string());
      else result->null();
      result->text_or_null(figure.unit);
      result->text(qualifier_name(figure.qualifier));
      result->text_or_null(figure.change == Change::up ? "up" : figure.change == Change::down ? "down" : "");
      if (figure.item.empty()) result->null();
      else result->borrowed(text.surface(figure.item));
      if (figure.restates) result->integer(text.position(found[*figure.restates].span));
      else result->null();
      result->span(text, figure.span);
      result->integer(sentence_of(sentences, figure.span.begin));
    }
    *out = result.release();
  });
}

Status korean_number(Slice input, Result** out) noexcept {
  return guarded([&] {
    const Text text(view(input));
    auto result = std::make_unique<Result>(1);
    const std::optional<Decimal> number = figures().numerals().whole(text.chars());
    result->numeric(number ? number->to_string() : std::string());
    *out = result.release();
  });
}

Status format_korean_number(Slice digits, Result** out) noexcept {
  return guarded([&] {
    auto result = std::make_unique<Result>(1);
    const std::optional<Decimal> number = Decimal::parse(view(digits));
    if (number) result->text(kn::format_korean_number(*number));
    else result->null();
    *out = result.release();
  });
}

}  // namespace kn::bridge
