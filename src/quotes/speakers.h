// From a subject to a speaker: canonical name, role and affiliation, or the words as written.
//
//   최 사장은             the person of that name and title in the text: 최도현, 사장, 새벽전자
//   그는                  the last person who spoke or was spoken of
//   새벽전자 관계자는     as written; affiliation 새벽전자
//   대변인은              the only 대변인 that the text names, else as written with 대변인 as its role
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/records.h"
#include "base/text.h"
#include "quotes/quote_rules.h"
#include "quotes/subjects.h"

namespace kn::quotes {

struct Speaker {
  std::string name;
  std::string role;
  std::string affiliation;
  bool person = false;
  Span span{};  // in the text
  explicit operator bool() const { return !name.empty(); }
};

// Who spoke or stood as a subject last, for sentences without a subject of their own.
struct Antecedents {
  Speaker speaker;   // of the last quotation
  Speaker subject;   // of the last sentence
  Speaker person;    // last person among them
  uint32_t speaker_unit = 0;
  uint32_t subject_unit = 0;

  void spoke(const Speaker& s, uint32_t unit);
  void stood(const Speaker& s, uint32_t unit);
};

class SpeakerResolver {
 public:
  SpeakerResolver(const Text& text, const WordTable& table, const std::vector<Entity>& entities, const SubjectFinder& finder, const QuoteRules& rules);

  // The speaker that the subject names; words before `first` are not its.
  Speaker resolve(const Subject& subject, uint32_t first, const Antecedents& before) const;
  // For a sentence without a subject.
  static const Speaker& carried(const Antecedents& before, uint32_t unit);

 private:
  Speaker of_person(const Entity& e) const;
  Speaker as_written(uint32_t begin, uint32_t end, const Entity* organization) const;
  Speaker of_title(std::u32string_view title, uint32_t at) const;
  Speaker of_titled_name(uint32_t start, const Subject& subject) const;

  const Text& text_;
  const WordTable& table_;
  const std::vector<Entity>& entities_;
  const SubjectFinder& finder_;
  const QuoteRules& rules_;
  std::unordered_map<std::string, uint32_t> fullest_;  // person's name -> mention with the most said about it
  std::unordered_map<char32_t, std::vector<uint32_t>> by_surname_;  // first syllable -> one mention a person
};

}  // namespace kn::quotes
