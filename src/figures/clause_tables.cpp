// Loading the particles and endings of clauses; see clause.h.
#include <charconv>
#include <utility>

#include "figures/clause.h"

namespace kn {

namespace {

Case case_of(std::string_view name) {
  constexpr std::pair<std::string_view, Case> kCases[] = {
      {"topic", Case::topic}, {"subject", Case::subject}, {"object", Case::object},
      {"of", Case::of},       {"with", Case::with},       {"place", Case::place},
      {"other", Case::other}, {"verb", Case::verb},       {"adnominal", Case::adnominal}};
  for (const auto& [known, value] : kCases)
    if (known == name) return value;
  return Case::none;
}

}  // namespace

ClauseReader::ClauseReader(const Image& image) : particles_(FactTable::open(image, "clause_particles")) {
  const uint32_t kind = particles_.column("class"), after = particles_.column("after"),
                 weight = particles_.column("weight");
  for (uint32_t row = 0; row < particles_.rows(); ++row) {
    Particle p;
    const Case c = case_of(particles_.cell(row, kind));
    p.ending = c == Case::verb        ? ClauseWord::Kind::verb
               : c == Case::adnominal ? ClauseWord::Kind::adnominal
                                      : ClauseWord::Kind::noun;
    p.particle = p.ending == ClauseWord::Kind::noun ? c : Case::none;
    p.after = particles_.cell(row, after) == "closed" ? 1 : particles_.cell(row, after) == "open" ? 2 : 0;
    const std::string_view cell = particles_.cell(row, weight);
    std::from_chars(cell.data(), cell.data() + cell.size(), p.weight);
    particle_rows_.push_back(p);
  }
  const FactTable endings = FactTable::open(image, "clause_endings");
  const uint32_t classes = endings.column("class");
  constexpr std::pair<std::string_view, Ending> kEndings[] = {{"light", light},
                                                              {"suffix", suffix},
                                                              {"even", also},
                                                              {"before", before_also},
                                                              {"at", place_begin},
                                                              {"linking", linking},
                                                              {"attributive", attributive},
                                                              {"verb", verb_end},
                                                              {"connective", connective},
                                                              {"copula", copula},
                                                              {"per", per},
                                                              {"nth", nth},
                                                              {"kept", kept},
                                                              {"if", condition},
                                                              {"told", told},
                                                              {"object", object_mark},
                                                              {"to", up_to},
                                                              {"through", through},
                                                              {"shut", shut},
                                                              {"subject", subject},
                                                              {"address", address},
                                                              {"topic", topic},
                                                              {"of", of},
                                                              {"and", joining}};
  for (uint32_t row = 0; row < endings.rows(); ++row) {
    const std::string cell = " " + std::string(endings.cell(row, classes)) + " ";
    for (const auto& [name, ending] : kEndings)
      if (cell.find(" " + std::string(name) + " ") != std::string::npos)
        endings.each_spelling(row, [&, ending = ending](const std::u32string& chars) {
          if (chars[0] < endings_.size()) endings_[chars[0]] |= ending;
        });
  }
  if (image.has("morph/words")) dictionary_.emplace(image);
}

}  // namespace kn
