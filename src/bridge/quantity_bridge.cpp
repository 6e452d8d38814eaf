// Units and input of korean_quantity.
#include "numeral/quantity.h"

#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/quantity_api.h"
#include "bridge/result.h"

namespace kn::bridge {

namespace {

// Read from the image once a process, and leaked as the image is.
const QuantityUnits& units() {
  static const QuantityUnits* const loaded = new QuantityUnits(image());
  return *loaded;
}

std::string_view view(Slice s) { return {s.data, static_cast<size_t>(s.size)}; }

}  // namespace

Status parse_quantity(Slice text, Result** out) noexcept {
  return guarded([&] {
    const Quantity quantity = units().parse(view(text));
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
