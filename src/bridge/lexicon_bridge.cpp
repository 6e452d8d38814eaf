// korean_lexicon: snapshots for the session, the rules for a row, and where terms stand in a text.
#include "bridge/lexicon.h"

#include "bridge/guarded.h"
#include "bridge/lexicon_api.h"
#include "bridge/result.h"

namespace kn::bridge {

namespace {

std::string_view view(Slice s) {
  return s.data == nullptr ? std::string_view() : std::string_view(s.data, static_cast<size_t>(s.size));
}

}  // namespace

class LexiconBuilder {
 public:
  explicit LexiconBuilder(size_t bytes) : builder_(bytes) {}
  void add(const LexiconRow& row) {
    const auto kind = user_term_kind(view(row.kind));
    if (!kind) return;
    parts_.clear();
    for (int i = 0; i < row.part_count; ++i) parts_.push_back(view(row.parts[i]));
    builder_.add(view(row.term), *kind, view(row.name), parts_);
  }
  UserTerms finish() { return builder_.finish(); }

 private:
  UserTerms::Builder builder_;
  std::vector<std::string_view> parts_;
};

Status open_lexicon_builder(long long bytes, LexiconBuilder** out) noexcept {
  return guarded([&] { *out = new LexiconBuilder(static_cast<size_t>(bytes)); });
}

Status add_lexicon_row(LexiconBuilder* builder, const LexiconRow& row) noexcept {
  return guarded([&] { builder->add(row); });
}

Status finish_lexicon(LexiconBuilder* builder, const Lexicon** out) noexcept {
  return guarded([&] { *out = new Lexicon(std::make_shared<const UserTerms>(builder->finish())); });
}

void drop_lexicon_builder(LexiconBuilder* builder) noexcept { delete builder; }
void drop_lexicon(const Lexicon* lexicon) noexcept { delete lexicon; }

long long lexicon_version(const Lexicon* lexicon) noexcept {
  return lexicon == nullptr ? 0 : lexicon->terms->version();
}
long long lexicon_size(const Lexicon* lexicon) noexcept { return lexicon == nullptr ? 0 : lexicon->terms->size(); }
long long lexicon_memory(const Lexicon* lexicon) noexcept {
  return lexicon == nullptr ? 0 : static_cast<long long>(lexicon->terms->memory());
}

Status check_lexicon_row(const LexiconRow& row) noexcept {
  return guarded([&] {
    UserTermRow r{view(row.term), view(row.kind), {}, {}};
    if (row.name.data != nullptr) r.name = view(row.name);
    if (row.parts != nullptr) {
      r.parts.emplace();
      for (int i = 0; i < row.part_count; ++i) r.parts->push_back(view(row.parts[i]));
    }
    check_user_term(r);
  });
}

Status lexicon_matches(Slice text, const Options& options, Result** out) noexcept {
  return guarded([&] {
    auto result = std::make_unique<Result>(6);
    if (const UserTerms* terms = user_terms(options)) {
      const Text t(view(text));
      InterruptPacer pacer;
      for (uint32_t i = 0; i < t.size();) {
        pacer.tick();
        const auto match = terms->longest(t.rest(i));
        if (!match) {
          ++i;
          continue;
        }
        result->text(terms->term(match->index));
        result->text(kind_name(terms->kind(match->index)));
        result->text(terms->name(match->index));
        result->span(t, Span{i, i + match->length});
        i += match->length;
      }
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
