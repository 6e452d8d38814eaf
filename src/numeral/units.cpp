// Units from the facts tables; see units.h.
#include "numeral/units.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/unicode.h"

namespace kn {

namespace {

constexpr std::string_view kKindNames[] = {"money",  "percent",     "percent_point", "multiple", "fraction",
                                           "count",  "ordinal",     "rank",          "length",   "area",
                                           "volume", "mass",        "speed",         "power",    "energy",
                                           "data",   "temperature", "duration",      "age",      "number"};

constexpr std::pair<std::string_view, UnitTrait> kTraits[] = {{"joined_native", UnitTrait::joined_native},
                                                              {"joined_sino", UnitTrait::joined_sino},
                                                              {"heads", UnitTrait::heads},
                                                              {"label", UnitTrait::label},
                                                              {"decades", UnitTrait::decades},
                                                              {"sessions", UnitTrait::sessions},
                                                              {"shares", UnitTrait::shares},
                                                              {"named", UnitTrait::named},
                                                              {"terms", UnitTrait::terms},
                                                              {"always", UnitTrait::always},
                                                              {"nights", UnitTrait::nights},
                                                              {"days", UnitTrait::days},
                                                              {"years", UnitTrait::years},
                                                              {"seconds", UnitTrait::seconds},
                                                              {"spelled_long", UnitTrait::spelled_long}};

UnitTraits traits_of(std::string_view cell) {
  UnitTraits found = 0;
  while (!cell.empty()) {
    const size_t blank = std::min(cell.find(' '), cell.size());
    for (const auto& [name, trait] : kTraits)
      if (name == cell.substr(0, blank)) found |= trait_bit(trait);
    cell.remove_prefix(std::min(blank + 1, cell.size()));
  }
  return found;
}

}  // namespace

std::string_view kind_name(FigureKind kind) { return kKindNames[static_cast<size_t>(kind)]; }

std::optional<FigureKind> kind_of(std::string_view name) {
  for (size_t k = 0; k < std::size(kKindNames); ++k)
    if (kKindNames[k] == name) return static_cast<FigureKind>(k);
  return std::nullopt;
}

Units::Units(const Image& image) {
  tables_.reserve(3);
  load(image, MeasureUnit::Table::units, "units");
  load(image, MeasureUnit::Table::currencies, "currencies");
  load(image, MeasureUnit::Table::counters, "counters");
}

void Units::load(const Image& image, MeasureUnit::Table which, std::string_view name) {
  Loaded loaded{FactTable::open(image, name), {}};
  const FactTable& table = loaded.table;
  const uint32_t kind = table.column("kind"), unit = table.column("unit"), base = table.column("base"),
                 factor = table.column("factor");
  const bool money = which == MeasureUnit::Table::currencies, counted = which == MeasureUnit::Table::counters;
  const uint32_t place = money ? table.column("place") : 0, spelled = money ? 0 : table.column("spelled"),
                 traits = money ? 0 : table.column("traits"), many = counted ? table.column("many") : 0,
                 counts = counted ? table.column("counts") : 0;
  loaded.units.reserve(table.rows());
  for (uint32_t row = 0; row < table.rows(); ++row) {
    MeasureUnit u;
    u.table = which;
    u.kind = kind_of(table.cell(row, kind)).value_or(FigureKind::number);
    u.symbol = table.cell(row, unit);
    if (u.symbol.empty()) u.symbol = table.term(row);
    u.base = table.cell(row, base);
    if (const std::string_view written = table.cell(row, factor); !written.empty())
      u.factor = Decimal::parse(written).value_or(Decimal(1));
    if (money) {
      const std::string_view side = table.cell(row, place);
      u.before = side != "after";
      u.after = side != "before";
      u.native = false;
    }
    if (!money) {
      const std::string_view words = table.cell(row, spelled);
      u.native = words == "native" || words == "noun" || words == "both";
      u.sino = words == "sino" || words == "both";
      u.noun = words == "noun";
      u.traits = traits_of(table.cell(row, traits));
    }
    if (counted) {
      if (const std::string_view least = table.cell(row, many); !least.empty())
        u.many = Decimal::parse(least).value_or(Decimal(0)).to_int64().value_or(0);
      const std::string_view what = table.cell(row, counts);
      u.counted = what == "itself" || u.noun ? Counted::itself
                  : what == "anything"       ? Counted::anything
                  : what == "goods"          ? Counted::goods
                  : what == "times"          ? Counted::times
                  : what == "buildings"      ? Counted::buildings
                                             : Counted::things;
    }
    table.each_first_char(row, [&](char32_t c) {
      if (c >= starts_.size()) return;
      // $ ₩ €, and 미 of 미화
      if (u.before && !is_ascii_letter(c)) signs_.push_back(c);
      starts_[c] |= static_cast<uint8_t>(1U << tables_.size());
    });
    loaded.units.push_back(std::move(u));
  }
  tables_.push_back(std::move(loaded));
}

UnitMatch Units::longest(std::u32string_view chars, size_t i, bool before) const {
  UnitMatch best;
  if (i >= chars.size() || !begins(chars[i])) return best;
  for (size_t t = 0; t < tables_.size(); ++t) {
    if ((starts_[chars[i]] >> t & 1U) == 0) continue;
    const Loaded& loaded = tables_[t];
    loaded.table.prefixes(chars.substr(i), [&](FactMatch m) {
      if (m.length <= best.length || m.row >= loaded.units.size()) return;
      const MeasureUnit& unit = loaded.units[m.row];
      if (before ? unit.before : unit.after) best = UnitMatch{m.length, &unit};
    });
  }
  return best;
}

const MeasureUnit* Units::counter(std::u32string_view spelling) const {
  const Loaded& loaded = tables_.back();
  const std::optional<uint32_t> row = loaded.table.find(spelling);
  return row && *row < loaded.units.size() ? &loaded.units[*row] : nullptr;
}

std::string_view Units::symbol_of(FigureKind kind) const {
  for (const MeasureUnit& unit : tables_.front().units)
    if (unit.kind == kind) return unit.symbol;
  return {};
}

std::string_view Units::symbol_of(UnitTrait trait) const {
  for (const MeasureUnit& unit : tables_.front().units)
    if (unit.is(trait)) return unit.symbol;
  return {};
}

const MeasureUnit* Units::find(std::u32string_view spelling) const {
  for (const Loaded& loaded : tables_)
    if (const std::optional<uint32_t> row = loaded.table.find(spelling); row && *row < loaded.units.size())
      return &loaded.units[*row];
  return nullptr;
}

}  // namespace kn
