// A subject's noun phrase is tried in this order: pronoun, person, organisation, surname and title, a name by its
// syllables, and at last the words as they stand.
#include "quotes/speakers.h"

#include <algorithm>

#include "base/unicode.h"

namespace kn::quotes {

namespace {

bool ends_with(std::u32string_view s, std::u32string_view end) {
  return s.size() >= end.size() && s.substr(s.size() - end.size()) == end;
}

}  // namespace

void Antecedents::spoke(const Speaker& s, uint32_t unit) {
  if (!s) return;
  speaker = s;
  speaker_unit = unit;
  if (s.person) person = s;
}

void Antecedents::stood(const Speaker& s, uint32_t unit) {
  if (!s) return;
  subject = s;
  subject_unit = unit;
  if (s.person) person = s;
}

const Speaker& SpeakerResolver::carried(const Antecedents& before, uint32_t unit) {
  if (!before.subject) return before.speaker;
  if (!before.speaker) return before.subject;
  // A speaker stays in mind for a sentence more than a subject.
  return before.speaker_unit + 2 >= unit || before.speaker_unit >= before.subject_unit ? before.speaker
                                                                                       : before.subject;
}

SpeakerResolver::Phrase SpeakerResolver::phrase_of(const Subject& subject, uint32_t first) const {
  Phrase p{finder_.phrase_start(subject.word, first), subject.word, subject.stem_end};
  // 그의 유서: a pronoun's 의 is no part of the phrase.
  while (p.start < p.head && rules_.is(finder_.chars(p.start), kPossessive)) ++p.start;
  const uint32_t begin = table_.words[p.start].span.begin;
  const Entity* e = finder_.entity_in(begin, p.end);
  p.last = e;
  for (; e != nullptr && e->span.end > begin; e = e == entities_.data() ? nullptr : e - 1) {
    if (e->kind == EntityKind::person && p.person == nullptr && e->span.begin >= begin) p.person = e;
    if (e->kind == EntityKind::organization && p.organization == nullptr) p.organization = e;
  }
  return p;
}

// The last word without its particle and parenthesis.
std::u32string_view SpeakerResolver::head(const Phrase& p) const {
  std::u32string_view stem = text_.chars({table_.words[p.head].span.begin, p.end});
  if (!stem.empty() && stem.back() == U')')
    if (const size_t open = stem.rfind(U'('); open != std::u32string_view::npos && open > 0)
      stem = stem.substr(0, open);
  return stem;
}

// What stands between marks in the word (‘푸른강’), or nothing.
Span SpeakerResolver::marked_name(uint32_t word) const {
  const Span w = table_.words[word].span;
  uint32_t open = w.end;
  for (uint32_t i = w.begin; i < w.end; ++i) {
    if (rules_.mark(text_[i]).side == MarkSide::none) continue;
    if (open == w.end)
      open = i;
    else
      return {open + 1, i};
  }
  return {};
}

Speaker SpeakerResolver::only_person_before(uint32_t at) {
  for (; entities_seen_ < entities_.size() && entities_[entities_seen_].span.begin < at; ++entities_seen_) {
    const Entity& e = entities_[entities_seen_];
    // 문: 이적한 이유는: a surname alone names nobody in full.
    if (e.kind != EntityKind::person || e.span.size() == 1) continue;
    several_persons_ = several_persons_ || (only_person_ != nullptr && e.name != only_person_->name);
    only_person_ = &e;
  }
  return only_person_ == nullptr || several_persons_ ? Speaker{} : people_.of_mention(*only_person_);
}

Speaker SpeakerResolver::resolve(const Subject& subject, uint32_t first, const Antecedents& before) {
  const std::u32string_view whole = text_.chars({table_.words[subject.word].span.begin, subject.stem_end});
  if (rules_.is(whole, kPronoun)) return before.person;
  const Phrase p = phrase_of(subject, first);
  const std::u32string_view stem = head(p);
  uint32_t noun_length = 0;
  const SpeakerNoun noun = rules_.speaker_noun(stem, &noun_length);
  const TitleEnd title = rules_.title_end(stem);
  // A source or a document, unless the same syllables are a title: 최고책임자, 대변인.
  const bool named = p.last != nullptr && p.last->kind != EntityKind::person && p.last->span.end >= p.end &&
                     p.last->span.begin <= table_.words[p.head].span.begin;
  const bool described = !named &&
                         (noun == SpeakerNoun::person || noun == SpeakerNoun::document || noun == SpeakerNoun::share) &&
                         (title.end != NounEnd::sure || title.length < noun_length);
  if (!described) {
    if (p.person != nullptr)
      if (Speaker s = of_person(p)) return s;
    if (Speaker s = of_titled_name(p)) return s;
    // An organisation that is the whole of the last word, or a name over several words.
    if (p.last != nullptr && p.last->kind != EntityKind::person && p.last->span.end <= p.end) {
      bool only_marks = true;
      for (uint32_t i = p.last->span.end; i < p.end; ++i)
        only_marks = only_marks && rules_.mark(text_[i]).side != MarkSide::none;
      if (only_marks) return Speaker{p.last->name, "", "", false, p.last->span};
    }
    if (Speaker s = of_unlisted_name(p)) return s;
    if (const Span name = marked_name(p.head); !name.empty()) return Speaker{text_.folded(name), "", "", false, name};
  }
  // 이 관계자는: the one who spoke before.
  if (described && p.start < p.head && finder_.chars(p.start) == U"이" && before.speaker.name.ends_with(to_utf8(stem)))
    return before.speaker;
  Speaker s = as_written(p);
  if (described && p.organization != nullptr && !rules_.is(stem, kSide) && rules_.ends_in(stem, kSide) == 0)
    s.affiliation = p.organization->name;
  if (!described && title.end == NounEnd::sure && !title.honorific && !title.leading) {
    const bool own_word = p.organization == nullptr || p.organization->span.end <= table_.words[p.head].span.begin;
    s.role = to_utf8(own_word && !is_hanja(stem.front()) ? stem : stem.substr(stem.size() - title.length));
    if (p.organization != nullptr) s.affiliation = p.organization->name;
  }
  return s;
}

// The person of the phrase, unless a noun follows that is somebody else: 최 사장의 변호인, 진 회장 측 변호인.
Speaker SpeakerResolver::of_person(const Phrase& p) const {
  const Entity& e = *p.person;
  for (uint32_t i = p.start; i < p.head; ++i)
    if (table_.words[i].span.end > e.span.end &&
        (ends_with(finder_.chars(i), U"의") || rules_.is(finder_.chars(i), kSide)))
      return {};
  Speaker s = people_.of_mention(e);
  const uint32_t begin = table_.words[p.start].span.begin;
  // 최모(41)씨: the text hides the given name.
  const char32_t next = text_[e.span.end + 1];
  if (e.span.size() == 1 && rules_.is(text_[e.span.end], kHidden) &&
      (next == U'(' || next == U' ' || rules_.is(next, kCourtesy))) {
    s.name = text_.folded({e.span.begin, e.span.end + 1});
    return s;
  }
  // 윤 위원, of whom the text says no more.
  if (decode_utf8(s.name).size() == 1 && e.span.end < p.end && is_hangul_syllable(text_[e.span.begin]) &&
      rules_.title_end(head(p)).end != NounEnd::none && e.span.end <= table_.words[p.head].span.begin) {
    if (rules_.is(text_[e.span.begin], kOne)) return {};  // 한 교사: one of them, or a surname; either way as written
    s.name = text_.folded({e.span.begin, table_.words[p.head].span.begin + static_cast<uint32_t>(head(p).size())});
    if (s.role.empty() && !rules_.title_end(head(p)).honorific) s.role = to_utf8(head(p));
    return s;
  }
  // 마을 이장 도상구 씨: the title before the name.
  for (uint32_t i = p.start;
       s.role.empty() && i < p.head && table_.words[i].span.end <= e.span.begin && e.span.begin > begin; ++i)
    if (table_.words[i + 1].span.begin <= e.span.begin && e.span.begin < table_.words[i + 1].span.end) {
      const TitleEnd before = rules_.title_end(finder_.chars(i));
      if (before.end == NounEnd::sure && !before.honorific) s.role = to_utf8(finder_.chars(i));
    }
  // 탁서윤 ‘동네책방’ 대표: a title that stands farther off.
  const std::u32string_view stem = head(p);
  const TitleEnd title = rules_.title_end(stem);
  if (s.role.empty() && e.span.end <= table_.words[p.head].span.begin && title.end == NounEnd::sure &&
      !title.honorific) {
    s.role = to_utf8(stem);
    for (uint32_t i = p.start; i < p.head && s.affiliation.empty(); ++i)
      if (const Span name = marked_name(i); !name.empty() && name.begin >= e.span.end)
        s.affiliation = text_.folded(name);
    if (s.affiliation.empty() && p.organization != nullptr && p.organization->span.begin >= e.span.end)
      s.affiliation = p.organization->name;
  }
  return s;
}

// 도 씨, 추 위원장, 대변인 where no entity says who that is.
Speaker SpeakerResolver::of_titled_name(const Phrase& p) {
  const std::u32string_view stem = head(p);
  const TitleEnd title = rules_.title_end(stem);
  if (title.end == NounEnd::none || title.length != stem.size()) return {};
  if (p.start == p.head)
    return title.end == NounEnd::sure && !title.honorific
               ? people_.of_title(to_utf8(stem), table_.words[p.head].span.begin)
               : Speaker{};
  const std::u32string_view name = finder_.chars(p.head - 1);
  if (name.size() > 2) return {};
  return people_.of_surname(to_utf8(name), title.honorific ? std::string() : to_utf8(stem));
}

// 추인국 위원, 사공린 바람누리에너지 사장, 주장 편도하: surname and given name by their syllables, beside a title.
Speaker SpeakerResolver::of_unlisted_name(const Phrase& p) {
  const std::u32string_view stem = head(p);
  const TitleEnd title = rules_.title_end(stem);
  const auto is_name = [&](uint32_t word, std::u32string_view w) {
    if (!rules_.korean_name(w)) return false;
    // 구본술 대책위: an organisation that was taken to begin with the name.
    const Entity* e = finder_.entity_in(table_.words[word].span.begin, table_.words[word].span.end);
    return e == nullptr || (e->kind == EntityKind::organization && e->span.begin == table_.words[word].span.begin &&
                            e->span.end > table_.words[word].span.end);
  };
  Speaker s;
  s.person = true;
  if (title.end != NounEnd::none && p.start < p.head) {
    const uint32_t near = p.head - 1;
    const uint32_t word = is_name(near, finder_.chars(near)) ? near : p.start;
    if (!is_name(word, finder_.chars(word)) || (word != near && title.end != NounEnd::sure)) return {};
    s.name = to_utf8(finder_.chars(word));
    s.span = table_.words[word].span;
    if (!title.honorific) s.role = to_utf8(stem);
    if (word == near && title.honorific && word > p.start)
      if (const TitleEnd before = rules_.title_end(finder_.chars(word - 1));
          before.end != NounEnd::none && !before.honorific)
        s.role = to_utf8(finder_.chars(word - 1));
  } else if (p.start < p.head && is_name(p.head, stem)) {
    const std::u32string_view before = finder_.chars(p.head - 1);
    if (rules_.title_end(before).end == NounEnd::none) return {};
    s.name = to_utf8(stem);
    s.span = {table_.words[p.head].span.begin, p.end};
    s.role = to_utf8(before);
  } else {
    return {};
  }
  if (p.organization != nullptr) {
    const Span o = p.organization->span;
    s.affiliation =
        o.begin == s.span.begin ? text_.folded({std::min(s.span.end + 1, o.end), o.end}) : p.organization->name;
  }
  people_.learn(s);
  return s;
}

// Without marks and parentheses: 주민 이모(52) -> 주민 이모.
Speaker SpeakerResolver::as_written(const Phrase& p) const {
  Speaker s;
  s.span = {table_.words[p.start].span.begin, p.end};
  std::u32string kept;
  int depth = 0;
  for (uint32_t i = s.span.begin; i < s.span.end; ++i) {
    const char32_t c = text_[i];
    if (c == U'(') ++depth;
    if (depth == 0 && rules_.mark(c).side == MarkSide::none) kept.push_back(c == U'\n' ? U' ' : c);
    if (c == U')' && depth > 0) --depth;
  }
  while (!kept.empty() && is_space(kept.back())) kept.pop_back();
  while (!kept.empty() && is_space(kept.front())) kept.erase(0, 1);
  s.name = to_utf8(kept);
  return s;
}

}  // namespace kn::quotes
