// From a subject to a speaker: canonical name, role and affiliation, or the words as written.
//
//   온 사장은                  the person of that name and title in the text (known_people.h)
//   그는                       the last person who spoke or was spoken of
//   새벽전자 관계자는          as written; affiliation 새벽전자
//   환경단체 ‘푸른강’은        the name between the marks
//   추인국 위원은              a name by its syllables, where no entity covers it
#pragma once

#include <vector>

#include "base/records.h"
#include "base/text.h"
#include "quotes/known_people.h"
#include "quotes/quote_rules.h"
#include "quotes/subjects.h"

namespace kn::quotes {

// Who spoke or stood as a subject last, for sentences without a subject of their own.
struct Antecedents {
  Speaker speaker;  // of the last quotation
  Speaker subject;  // of the last sentence
  Speaker person;   // last person among them
  uint32_t speaker_unit = 0;
  uint32_t subject_unit = 0;

  void spoke(const Speaker& s, uint32_t unit);
  void stood(const Speaker& s, uint32_t unit);
};

class SpeakerResolver {
 public:
  SpeakerResolver(const Text& text, const WordTable& table, const std::vector<Entity>& entities,
                  const SubjectFinder& finder, const QuoteRules& rules)
      : text_(text), table_(table), entities_(entities), finder_(finder), rules_(rules), people_(entities) {}

  // The speaker that the subject names; words before `first` are not its.
  Speaker resolve(const Subject& subject, uint32_t first, const Antecedents& before);
  // The person whom the text before the place names, if it names one only.  Places come in order.
  Speaker only_person_before(uint32_t at);
  // For a sentence without a subject.
  static const Speaker& carried(const Antecedents& before, uint32_t unit);

 private:
  // The noun phrase of a subject.
  struct Phrase {
    uint32_t start, head;            // words
    uint32_t end;                    // where it ends in the text
    const Entity* person = nullptr;  // the last in it
    const Entity* organization = nullptr;
    const Entity* last = nullptr;  // of any kind
  };
  Phrase phrase_of(const Subject& subject, uint32_t first) const;
  std::u32string_view head(const Phrase& p) const;
  Speaker of_person(const Phrase& p) const;
  Speaker of_titled_name(const Phrase& p);
  Speaker of_unlisted_name(const Phrase& p);
  Speaker as_written(const Phrase& p) const;
  Span marked_name(uint32_t word) const;

  const Text& text_;
  const WordTable& table_;
  const std::vector<Entity>& entities_;
  const SubjectFinder& finder_;
  const QuoteRules& rules_;
  KnownPeople people_;
  // What only_person_before has seen.
  size_t entities_seen_ = 0;
  const Entity* only_person_ = nullptr;
  bool several_persons_ = false;
};

}  // namespace kn::quotes
