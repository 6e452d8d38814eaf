// What data/ knows about quotations, looked up at a place in a text.
//
// Verbs are found by the shapes of their stem, and what is left of the word must be an ending:
//   밝혔지만 = 밝혔 (밝히다) + 지만     설명다 = a shape of 설명하다 that lost a syllable     보고서는: 서는 is no ending
// Nouns are found as the end of a word: 인프라본부장 ends in a title, 공정위원회 in an ending of organisations.
#pragma once

#include <bitset>
#include <optional>
#include <string_view>
#include <vector>

#include "dict/facts.h"
#include "dict/image.h"

namespace kn::quotes {

enum class MarkSide : unsigned char { none, open, close, either };
enum class MarkLevel : unsigned char { double_mark, single_mark, bracket };

struct Mark {
  MarkSide side = MarkSide::none;
  MarkLevel level = MarkLevel::double_mark;
  char32_t partner = 0;  // closing bracket of an opening one
};

// What follows a closing mark: 라고, 며, 라는; see data/quote_tails.tsv.
enum class Tail : unsigned char { none, complement, meanwhile, estimate, adnominal };
struct TailMatch {
  Tail kind = Tail::none;
  uint32_t length = 0;
};

enum class VerbClass : unsigned char { none, say, act, feel, write, think, weak, hear, naming };
enum class Ending : unsigned char { final, link, contrast, adnominal, quoted, negative, condition };
struct VerbMatch {
  VerbClass kind = VerbClass::none;
  Ending ending = Ending::final;
  bool carries = false;      // with a noun of speech it closes reported speech
  std::string_view with;     // words that make a verb of saying of it, separated by |: 못 of 못 박았다
  bool short_shape = false;  // the shape has one syllable: 박은 may be a man's name
  explicit operator bool() const { return kind != VerbClass::none; }
};

struct SpeechNoun {
  uint32_t length = 0;          // 0: none
  bool closing = false;         // …다는 설명이다
  bool closes_carried = false;  // and of the speaker of the sentence before
  bool carried = false;         // …다는 뜻을 밝혔다
  bool ambiguous = false;
};

enum class SpeakerNoun : unsigned char { none, document, person, group, share };
enum class SentenceFinal : unsigned char { none, headline, sentence };
enum class LeadWord : unsigned char { none, day, time, link, adverb, label };

// How sure a word's end makes it a title or an organisation.
enum class NounEnd : unsigned char { none, ambiguous, sure };

enum class Particle : unsigned char { none, topic, nominative, place };  // 은, 이, 에는
struct ParticleMatch {
  Particle kind = Particle::none;
  uint32_t length = 0;
};

// A title at the end of a word: 본부장 of 인프라본부장.
struct TitleEnd {
  NounEnd end = NounEnd::none;
  uint32_t length = 0;
  bool honorific = false;  // 씨, 양: a courtesy and no role
  bool leading = false;    // 배우, 주민: alone it is what somebody is, not an office
  bool press = false;      // 선임기자, 특파원: who reports, and is not quoted
};

// Classes of data/quote_words.tsv.
enum QuoteWord : uint32_t {
  kPronoun = 1U << 0,
  kPossessive = 1U << 1,
  kAnnounces = 1U << 2,
  kThing = 1U << 3,
  kOtherSide = 1U << 4,
  kOblique = 1U << 5,
  kObject = 1U << 6,
  kCarried = 1U << 7,
  kGoesOn = 1U << 8,
  kAddressee = 1U << 9,
  kForum = 1U << 10,
  kTarget = 1U << 11,
  kCopulaWord = 1U << 12,
  kCopula = 1U << 13,
  kVerbStem = 1U << 14,
  kCommand = 1U << 15,
  kSide = 1U << 16,
  kCourtesy = 1U << 17,
  kHidden = 1U << 18,
  kOne = 1U << 19,
  kAsks = 1U << 20,
  kAnswers = 1U << 21,
  kOpensTurn = 1U << 22,
  kEndsLabel = 1U << 23,
  kSpoken = 1U << 24,
  kInterrogative = 1U << 25,
  kAsking = 1U << 26,
  kAnd = 1U << 27,
  kOccasion = 1U << 28,
};

// Last letters of a table's spellings: most words end in none of them, and then there is nothing to look up.
class LastLetters {
 public:
  explicit LastLetters(const FactTable& table, bool aliases = false);
  bool has(char32_t c) const { return letters_[c % letters_.size()]; }

 private:
  std::bitset<4096> letters_;
};

class QuoteRules {
 public:
  explicit QuoteRules(const Image& image);

  Mark mark(char32_t c) const {
    if (!mark_letters_.has(c)) return {};
    return look_up_mark(c);
  }
  TailMatch tail(std::u32string_view rest) const;
  // The word must be stripped of punctuation.
  VerbMatch verb(std::u32string_view word) const;
  // Whether the word before makes a verb of saying of it: 못 박았다.
  static bool idiom(const VerbMatch& verb, std::u32string_view before);
  // A noun of speech that begins the word.
  SpeechNoun speech_noun(std::u32string_view word) const;
  // The longest noun of speakers that ends the word; length is how much of it.
  SpeakerNoun speaker_noun(std::u32string_view word, uint32_t* length = nullptr) const;
  LeadWord lead_word(std::u32string_view word) const;
  TitleEnd title_end(std::u32string_view word) const;
  NounEnd organization_end(std::u32string_view word) const;
  // 전, 당시, 겸 and the like beside a title.
  bool title_modifier(std::u32string_view word) const { return modifiers_.find(word).has_value(); }
  SentenceFinal sentence_final(char32_t c) const;
  // 추인국, 남궁혁, 사공린: a surname and syllables of given names, and no noun of the tables.
  bool korean_name(std::u32string_view word) const;
  // The particle of a subject at the end of the word.  은 and 이 stand after a final consonant, 는 and 가 after none,
  // so that 전문가 and 평가 keep their 가; foreign letters, digits and brackets take any.
  ParticleMatch subject_particle(std::u32string_view word) const;
  // 올라온, 대해: a noun phrase begins after it; 몰려들자: a clause ends with it.
  bool breaks_phrase(std::u32string_view word) const { return break_at_end(word, false); }
  bool ends_clause(std::u32string_view word) const { return break_at_end(word, true); }
  // Whether the whole word is of the class.
  bool is(std::u32string_view word, QuoteWord which) const;
  bool is(char32_t word, QuoteWord which) const { return is(std::u32string_view(&word, 1), which); }
  // Length of the longest ending of the class, with something before it; 0 for none.
  uint32_t ends_in(std::u32string_view word, QuoteWord which) const;
  // Whether the word begins with one of the class.
  bool begins_with(std::u32string_view word, QuoteWord which) const;
  // 며, 고, 는 at the end of a word.
  TailMatch report_ending(std::u32string_view word) const;
  // 바, 뒤에: a noun without a meaning of its own, particles after it.
  bool bound_noun(std::u32string_view word) const;

 private:
  bool break_at_end(std::u32string_view word, bool clause) const;
  Mark look_up_mark(char32_t c) const;

  FactTable marks_, tails_, verbs_, endings_, speech_nouns_, speaker_nouns_, lead_words_, titles_, modifiers_,
      suffixes_, finals_, particles_, breaks_, bound_, surnames_, given_, words_, reports_;
  LastLetters mark_letters_, speaker_letters_, title_letters_, suffix_letters_, particle_letters_, break_letters_,
      word_letters_, report_letters_;
  std::vector<uint32_t> word_classes_;  // of quote_words, by row
  uint32_t report_class_;
  uint32_t mark_side_, mark_level_, mark_partner_;
  uint32_t tail_class_, verb_class_, verb_carries_, verb_with_, ending_class_;
  uint32_t noun_closing_, noun_carried_, noun_note_, speaker_class_, lead_class_;
  uint32_t title_note_, title_place_, title_class_, suffix_kind_, suffix_min_, suffix_note_, final_class_,
      particle_class_, particle_after_, break_clause_, given_first_, given_second_, surname_weight_;
};

}  // namespace kn::quotes
