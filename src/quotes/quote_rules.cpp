// The tables behind quote_rules.h.  Columns are looked up once; words of classes become enums here and nowhere else.
#include "quotes/quote_rules.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/unicode.h"

namespace kn::quotes {

namespace {

template <typename Enum, size_t N>
Enum named(std::string_view cell, const std::array<std::pair<std::string_view, Enum>, N>& names, Enum otherwise) {
  for (const auto& [name, value] : names)
    if (name == cell) return value;
  return otherwise;
}

constexpr std::array kSides = {std::pair{std::string_view("open"), MarkSide::open},
                               std::pair{std::string_view("close"), MarkSide::close},
                               std::pair{std::string_view("either"), MarkSide::either}};
constexpr std::array kLevels = {std::pair{std::string_view("single"), MarkLevel::single_mark},
                                std::pair{std::string_view("bracket"), MarkLevel::bracket}};
constexpr std::array kTails = {std::pair{std::string_view("complement"), Tail::complement},
                               std::pair{std::string_view("meanwhile"), Tail::meanwhile},
                               std::pair{std::string_view("estimate"), Tail::estimate},
                               std::pair{std::string_view("adnominal"), Tail::adnominal}};
constexpr std::array kVerbs = {
    std::pair{std::string_view("say"), VerbClass::say},     std::pair{std::string_view("act"), VerbClass::act},
    std::pair{std::string_view("feel"), VerbClass::feel},   std::pair{std::string_view("write"), VerbClass::write},
    std::pair{std::string_view("think"), VerbClass::think}, std::pair{std::string_view("weak"), VerbClass::weak},
    std::pair{std::string_view("hear"), VerbClass::hear},   std::pair{std::string_view("naming"), VerbClass::naming}};
constexpr std::array kEndings = {std::pair{std::string_view("link"), Ending::link},
                                 std::pair{std::string_view("contrast"), Ending::contrast},
                                 std::pair{std::string_view("adnominal"), Ending::adnominal},
                                 std::pair{std::string_view("quoted"), Ending::quoted},
                                 std::pair{std::string_view("negative"), Ending::negative},
                                 std::pair{std::string_view("condition"), Ending::condition}};
constexpr std::array kSpeakers = {std::pair{std::string_view("document"), SpeakerNoun::document},
                                  std::pair{std::string_view("person"), SpeakerNoun::person},
                                  std::pair{std::string_view("group"), SpeakerNoun::group},
                                  std::pair{std::string_view("share"), SpeakerNoun::share}};
constexpr std::array kLeads = {
    std::pair{std::string_view("day"), LeadWord::day}, std::pair{std::string_view("time"), LeadWord::time},
    std::pair{std::string_view("link"), LeadWord::link}, std::pair{std::string_view("adverb"), LeadWord::adverb},
    std::pair{std::string_view("label"), LeadWord::label}};

constexpr std::array kParticles = {std::pair{std::string_view("topic"), Particle::topic},
                                   std::pair{std::string_view("nominative"), Particle::nominative},
                                   std::pair{std::string_view("place"), Particle::place}};

constexpr std::array<std::string_view, 29> kQuoteWords = {
    "pronoun", "possessive",    "announces", "thing",  "other_side",  "oblique", "object",     "carried",
    "goes_on", "addressee",     "forum",     "target", "copula_word", "copula",  "verb_stem",  "command",
    "side",    "courtesy",      "hidden",    "one",    "asks",        "answers", "opens_turn", "ends_label",
    "spoken",  "interrogative", "asking",    "and",    "occasion"};

// Calls with each of the pieces that | separates.
template <typename Found>
void each_piece(std::string_view list, Found&& found) {
  while (!list.empty()) {
    const std::string_view one = list.substr(0, list.find('|'));
    found(one);
    list.remove_prefix(std::min(list.size(), one.size() + 1));
  }
}

constexpr size_t kLongestParticle = 3;
constexpr size_t kLongestNoun = 14;  // no noun of the tables is longer

}  // namespace

LastLetters::LastLetters(const FactTable& table, bool aliases) {
  const uint32_t column = aliases ? table.column("aliases") : 0;
  const auto add = [&](std::string_view spelling) {
    size_t last = spelling.size();
    while (last > 0 && (static_cast<unsigned char>(spelling[--last]) & 0xC0U) == 0x80) {
    }
    if (!spelling.empty()) letters_.set(decode_utf8(spelling.substr(last)).back() % letters_.size());
  };
  for (uint32_t row = 0; row < table.rows(); ++row) {
    add(table.term(row));
    if (aliases) each_piece(table.cell(row, column), add);
  }
}

QuoteRules::QuoteRules(const Image& image)
    : marks_(FactTable::open(image, "quote_marks")),
      tails_(FactTable::open(image, "quote_tails")),
      verbs_(FactTable::open(image, "reporting_verbs")),
      endings_(FactTable::open(image, "verb_endings")),
      speech_nouns_(FactTable::open(image, "speech_nouns")),
      speaker_nouns_(FactTable::open(image, "speaker_nouns")),
      lead_words_(FactTable::open(image, "lead_words")),
      titles_(FactTable::open(image, "titles")),
      modifiers_(FactTable::open(image, "title_modifiers")),
      suffixes_(FactTable::open(image, "suffixes")),
      finals_(FactTable::open(image, "sentence_finals")),
      particles_(FactTable::open(image, "subject_particles")),
      breaks_(FactTable::open(image, "phrase_breaks")),
      bound_(FactTable::open(image, "bound_nouns")),
      surnames_(FactTable::open(image, "surnames")),
      given_(FactTable::open(image, "given_syllables")),
      words_(FactTable::open(image, "quote_words")),
      reports_(FactTable::open(image, "report_endings")),
      mark_letters_(marks_),
      speaker_letters_(speaker_nouns_),
      title_letters_(titles_, true),
      suffix_letters_(suffixes_),
      particle_letters_(particles_),
      break_letters_(breaks_),
      word_letters_(words_),
      report_letters_(reports_),
      report_class_(reports_.column("class")),
      mark_side_(marks_.column("side")),
      mark_level_(marks_.column("level")),
      mark_partner_(marks_.column("partner")),
      tail_class_(tails_.column("class")),
      verb_class_(verbs_.column("class")),
      verb_carries_(verbs_.column("carries")),
      verb_with_(verbs_.column("with")),
      ending_class_(endings_.column("class")),
      noun_closing_(speech_nouns_.column("closing")),
      noun_carried_(speech_nouns_.column("carried")),
      noun_note_(speech_nouns_.column("note")),
      speaker_class_(speaker_nouns_.column("class")),
      lead_class_(lead_words_.column("class")),
      title_note_(titles_.column("note")),
      title_place_(titles_.column("place")),
      title_class_(titles_.column("class")),
      suffix_kind_(suffixes_.column("kind")),
      suffix_min_(suffixes_.column("min_chars")),
      suffix_note_(suffixes_.column("note")),
      final_class_(finals_.column("class")),
      particle_class_(particles_.column("class")),
      particle_after_(particles_.column("after")),
      break_clause_(breaks_.column("clause")),
      given_first_(given_.column("first")),
      given_second_(given_.column("second")),
      surname_weight_(surnames_.column("weight")) {
  const uint32_t column = words_.column("class");
  for (uint32_t row = 0; row < words_.rows(); ++row) {
    uint32_t classes = 0;
    each_piece(words_.cell(row, column), [&](std::string_view name) {
      classes |=
          1U << static_cast<uint32_t>(std::find(kQuoteWords.begin(), kQuoteWords.end(), name) - kQuoteWords.begin());
    });
    word_classes_.push_back(classes);
  }
}

Mark QuoteRules::look_up_mark(char32_t c) const {
  const auto row = marks_.find(std::u32string_view(&c, 1));
  if (!row) return {};
  Mark m;
  m.side = named(marks_.cell(*row, mark_side_), kSides, MarkSide::none);
  m.level = named(marks_.cell(*row, mark_level_), kLevels, MarkLevel::double_mark);
  const std::string_view partner = marks_.cell(*row, mark_partner_);
  if (!partner.empty()) m.partner = decode_utf8(partner).front();
  return m;
}

TailMatch QuoteRules::tail(std::u32string_view rest) const {
  const auto m = tails_.longest(rest);
  if (!m) return {};
  return {named(tails_.cell(m->row, tail_class_), kTails, Tail::none), m->length};
}

// The ending of a shape that stands bare: 밝힌 adnominal, 밝혀 link, 설명다 final; a bare stem (설명하) is no word.
static std::optional<Ending> bare_ending(std::u32string_view shape, bool is_stem) {
  const char32_t last = shape.back();
  if (last == U'다') return Ending::final;
  switch (final_consonant(last)) {
    case 4:  // ㄴ
    case 8:  // ㄹ
      return is_stem ? std::nullopt : std::optional(Ending::adnominal);
    case 0:
      return is_stem ? std::nullopt : std::optional(Ending::link);
    default:
      return std::nullopt;
  }
}

VerbMatch QuoteRules::verb(std::u32string_view word) const {
  VerbMatch best;
  verbs_.prefixes(word, [&](FactMatch m) {
    const std::u32string_view rest = word.substr(m.length);
    std::optional<Ending> ending;
    if (rest.empty()) {
      ending = bare_ending(word.substr(0, m.length), to_utf8(word) == verbs_.term(m.row));
    } else if (const auto row = endings_.find(rest)) {
      ending = named(endings_.cell(*row, ending_class_), kEndings, Ending::final);
    }
    if (!ending) return;
    best.kind = named(verbs_.cell(m.row, verb_class_), kVerbs, VerbClass::none);
    best.ending = *ending;
    best.carries = verbs_.cell(m.row, verb_carries_) == "yes";
    best.with = verbs_.cell(m.row, verb_with_);
    best.short_shape = m.length == 1;
  });
  return best;
}

bool QuoteRules::idiom(const VerbMatch& verb, std::u32string_view before) {
  const std::string word = to_utf8(before);
  bool found = false;
  each_piece(verb.with, [&](std::string_view one) { found = found || one == word; });
  return found;
}

SpeechNoun QuoteRules::speech_noun(std::u32string_view word) const {
  SpeechNoun found;
  const auto m = speech_nouns_.longest(word);
  if (!m) return found;
  const std::string_view closing = speech_nouns_.cell(m->row, noun_closing_);
  found.length = m->length;
  found.closing = !closing.empty();
  found.closes_carried = closing == "carry";
  found.carried = speech_nouns_.cell(m->row, noun_carried_) == "yes";
  found.ambiguous = speech_nouns_.cell(m->row, noun_note_) == "ambiguous";
  return found;
}

SpeakerNoun QuoteRules::speaker_noun(std::u32string_view word, uint32_t* length) const {
  if (word.empty() || !speaker_letters_.has(word.back())) return SpeakerNoun::none;
  for (size_t n = std::min(word.size(), kLongestNoun); n > 0; --n) {
    const auto row = speaker_nouns_.find(word.substr(word.size() - n));
    // A single syllable counts as a whole word only: 군, but not the end of 장군.
    if (!row || (n == 1 && word.size() > 1)) continue;
    if (length != nullptr) *length = static_cast<uint32_t>(n);
    return named(speaker_nouns_.cell(*row, speaker_class_), kSpeakers, SpeakerNoun::none);
  }
  return SpeakerNoun::none;
}

LeadWord QuoteRules::lead_word(std::u32string_view word) const {
  const auto row = lead_words_.find(word);
  return row ? named(lead_words_.cell(*row, lead_class_), kLeads, LeadWord::none) : LeadWord::none;
}

TitleEnd QuoteRules::title_end(std::u32string_view word) const {
  if (word.empty() || !title_letters_.has(word.back())) return TitleEnd{};
  for (size_t n = std::min(word.size(), kLongestNoun); n > 0; --n) {
    const auto row = titles_.find(word.substr(word.size() - n));
    if (!row || (n == 1 && word.size() > 1)) continue;
    const std::string_view place = titles_.cell(*row, title_place_), kind = titles_.cell(*row, title_class_);
    return {titles_.cell(*row, title_note_) == "ambiguous" ? NounEnd::ambiguous : NounEnd::sure,
            static_cast<uint32_t>(n), place == "honorific", place == "before" || kind == "generic", kind == "press"};
  }
  return {};
}

NounEnd QuoteRules::organization_end(std::u32string_view word) const {
  if (word.empty() || !suffix_letters_.has(word.back())) return NounEnd::none;
  for (size_t n = std::min(word.size(), kLongestNoun); n > 0; --n) {
    const auto row = suffixes_.find(word.substr(word.size() - n));
    if (!row || suffixes_.cell(*row, suffix_kind_) != "organization") continue;
    const std::string_view least = suffixes_.cell(*row, suffix_min_);
    const size_t before = least.empty() ? 1 : static_cast<size_t>(std::max(least.front() - '0', 0));
    if (word.size() - n < before) continue;
    return suffixes_.cell(*row, suffix_note_).find("ambiguous") == std::string_view::npos ? NounEnd::sure
                                                                                          : NounEnd::ambiguous;
  }
  return NounEnd::none;
}

ParticleMatch QuoteRules::subject_particle(std::u32string_view word) const {
  if (word.empty() || !particle_letters_.has(word.back())) return ParticleMatch{};
  for (uint32_t n = static_cast<uint32_t>(std::min<size_t>(word.size() > 0 ? word.size() - 1 : 0, kLongestParticle));
       n > 0; --n) {
    const auto row = particles_.find(word.substr(word.size() - n));
    if (!row) continue;
    const std::string_view after = particles_.cell(*row, particle_after_);
    const char32_t before = word[word.size() - n - 1];
    if (!after.empty() && is_hangul_syllable(before) && (final_consonant(before) != 0) != (after == "closed")) continue;
    return {named(particles_.cell(*row, particle_class_), kParticles, Particle::none), n};
  }
  return {};
}

bool QuoteRules::break_at_end(std::u32string_view word, bool clause) const {
  if (word.empty() || !break_letters_.has(word.back())) return false;
  for (size_t n = std::min(word.size() > 0 ? word.size() - 1 : 0, kLongestParticle); n > 0; --n) {
    const auto row = breaks_.find(word.substr(word.size() - n));
    if (row && (!clause || breaks_.cell(*row, break_clause_) == "yes")) return true;
  }
  return false;
}

bool QuoteRules::is(std::u32string_view word, QuoteWord which) const {
  if (word.empty() || !word_letters_.has(word.back())) return false;
  const auto row = words_.find(word);
  return row && (word_classes_[*row] & which) != 0;
}

uint32_t QuoteRules::ends_in(std::u32string_view word, QuoteWord which) const {
  if (word.empty() || !word_letters_.has(word.back())) return 0;
  for (size_t n = std::min(word.size() - 1, kLongestParticle); n > 0; --n)
    if (is(word.substr(word.size() - n), which)) return static_cast<uint32_t>(n);
  return 0;
}

bool QuoteRules::begins_with(std::u32string_view word, QuoteWord which) const {
  return words_.longest(word, [&](uint32_t row) { return (word_classes_[row] & which) != 0; }).has_value();
}

TailMatch QuoteRules::report_ending(std::u32string_view word) const {
  if (word.empty() || !report_letters_.has(word.back())) return {};
  for (size_t n = std::min(word.size() - 1, kLongestParticle); n > 0; --n)
    if (const auto row = reports_.find(word.substr(word.size() - n)))
      return {named(reports_.cell(*row, report_class_), kTails, Tail::none), static_cast<uint32_t>(n)};
  return {};
}

bool QuoteRules::bound_noun(std::u32string_view word) const {
  const auto m = bound_.longest(word);
  return m && word.size() <= m->length + 2;
}

bool QuoteRules::korean_name(std::u32string_view word) const {
  if (word.size() < 3 || word.size() > 4 || !std::all_of(word.begin(), word.end(), is_hangul_syllable)) return false;
  const size_t surname = surnames_.find(word.substr(0, 2)) ? 2 : surnames_.find(word.substr(0, 1)) ? 1 : 0;
  const std::u32string_view given = word.substr(surname);
  // 요구한, 울먹인 look like names of rare surnames.
  if (surname == 1 && breaks_phrase(word) &&
      surnames_.cell(*surnames_.find(word.substr(0, 1)), surname_weight_).size() < 2)
    return false;
  if (surname == 0 || given.empty() || given.size() > 2 || word.size() - surname > 2) return false;
  const auto usual = [&](char32_t syllable, uint32_t place) {
    const auto row = given_.find(std::u32string_view(&syllable, 1));
    return row && given_.cell(*row, place) != "0" && !given_.cell(*row, place).empty();
  };
  if (given.size() == 1 ? !usual(given[0], given_first_) && !usual(given[0], given_second_)
                        : !usual(given[0], given_first_) || !usual(given[1], given_second_))
    return false;
  return speaker_noun(word) == SpeakerNoun::none && title_end(word).end == NounEnd::none &&
         organization_end(word) != NounEnd::sure && lead_word(word) == LeadWord::none;
}

SentenceFinal QuoteRules::sentence_final(char32_t c) const {
  const auto row = finals_.find(std::u32string_view(&c, 1));
  if (!row) return SentenceFinal::none;
  return finals_.cell(*row, final_class_) == "sentence" ? SentenceFinal::sentence : SentenceFinal::headline;
}

}  // namespace kn::quotes
