// Forms that the dictionary lacks, where a stem and an ending melt into one.
//
// mecab-ko-dic lists those that it met in its texts: 이끈 and 이끈다고, but neither 이끈다 nor 이끕니다.  Here each
// stem gets the endings that others have, joined by data/verb_joints.tsv.  Which: the part of the stems that has an
// ending, times the number of forms that the stem has, says how often the form is to be expected, so that a usual verb
// gets the rare endings, too, and a rare one the usual. It costs what most words with this ending cost, and that is
// what the dictionary gives to those that it met nowhere.
//
// What the dictionary can read is left to it: a form that is a noun (판단), or one of another verb or of an auxiliary
// (깊 + 어 + 지 + ㄴ).
#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <tuple>

#include "base/unicode.h"
#include "morph/dictionary_builder.h"
#include "morph/hangul_letters.h"

namespace kn {

namespace {

constexpr double kExpected = 0.1;
// An ending that fewer stems have, or a smaller part of them, is one by mistake.
constexpr double kLeastShare = 0.03;
constexpr size_t kLeastStems = 3;
// 어서 is an EC 673 times and an EF 25 times, which is no reading for the forms of others.
constexpr double kUsualTag = 0.25;
// 안타깝 is listed as a verb, too, and 오시 beside 오: one with so many times the forms is meant.
constexpr unsigned kOther = 2;
// Forms that 진행하 and 귀기울이 would need not to be 진행 + 하, 귀 + 기울이.
constexpr unsigned kCompound = 3;
// Syllables of a form: one alone is many words.  So is 울일, if the dictionary has but one form of 울이: forms and
// syllables together.
constexpr size_t kShortest = 2, kTrusted = 4;

bool bends(Tag tag) { return tag == Tag::VV || tag == Tag::VA || tag == Tag::VX || tag == Tag::XSV || tag == Tag::XSA; }

class Paradigms {
 public:
  Paradigms(const MorphSource& source, const std::vector<VerbJoint>& joints) : source_(source), joints_(joints) {
    for (const auto& entry : source_.entries)
      if (!entry.mended) sort_in(entry);
    for (const MorphSource::Entry* entry : inflected_) learn(*entry);
    for (const auto& [ending, use] : endings_) {
      size_t& most = most_stems_[{ending.stem_tag, ending.form}];
      most = std::max(most, use.stems.size());
    }
  }

  std::vector<MorphSource::Entry> missing() {
    std::vector<const Stem*> stems;
    for (const auto& [key, stem] : stems_)
      if (takes_part(stem)) stems.push_back(&stem);
    // Of two verbs with one form the more usual one gets it.
    std::stable_sort(stems.begin(), stems.end(), [](const Stem* a, const Stem* b) { return a->forms > b->forms; });
    for (const Stem* stem : stems)
      for (const auto& [ending, use] : endings_)
        if (ending.stem_tag == stem->tag && is_usual(ending, use) && stem->forms * share(ending, use) >= kExpected)
          add(*stem, ending, use);
    return std::move(added_);
  }

 private:
  struct Stem {
    std::u32string form;
    Tag tag;
    std::u32string letters;
    unsigned forms = 0;           // which the dictionary has
    std::set<std::string> kinds;  // of joints in them
  };
  struct Ending {
    Tag stem_tag;
    std::string form;  // "" for the stem alone
    Tag tag;
    auto operator<=>(const Ending&) const = default;
  };
  struct Price {
    uint16_t left, right;
    int16_t cost;
    auto operator<=>(const Price&) const = default;
  };
  struct Use {
    std::u32string letters;
    bool bare;  // begins with a consonant that stands alone
    std::set<const Stem*> stems;
    std::map<Price, unsigned> prices;
  };

  void sort_in(const MorphSource::Entry& entry) {
    const auto tag = tag_of(entry.feature.substr(0, entry.feature.find_first_of(",+")));
    if (!tag) return;
    if (entry.feature.find(",Inflect,") != std::string::npos) {
      inflected_.push_back(&entry);
    } else if (bends(*tag)) {
      stems_.try_emplace({to_utf8(entry.surface), *tag}, Stem{entry.surface, *tag, letters_of(entry.surface), 0, {}});
    } else if (is_ending(*tag)) {
      plain_endings_.insert(entry.surface);
      if (*tag != Tag::EP) return;
      if (entry.surface.size() != 1 || final_consonant(entry.surface[0]) != 0 || entry.cost >= honorific_cost_) return;
      honorific_ = entry.surface;
      honorific_cost_ = entry.cost;
    } else {
      words_.insert(entry.surface);
      if (*tag == Tag::NNG) nouns_.insert(entry.surface);
    }
  }

  void learn(const MorphSource::Entry& entry) {
    const auto parts = parts_of(entry.feature);
    if (parts.empty()) return;
    taken_.insert({entry.surface, entry.left, entry.right});
    const bool simple = parts.size() == 1 || (parts.size() == 2 && is_ending(parts[1].second));
    readings_[entry.surface].insert(simple ? parts[0].first : std::string());
    const auto found = stems_.find(parts[0]);
    if (found == stems_.end() || !simple) return;
    Stem& stem = found->second;
    const auto& [form, tag] = parts.size() == 2 ? parts[1] : std::pair(std::string(), stem.tag);
    const std::u32string chars = decode_utf8(form);
    Use& use =
        endings_.try_emplace({stem.tag, form, tag}, Use{letters_of(chars), !chars.empty() && is_jamo(chars[0]), {}, {}})
            .first->second;
    const std::u32string whole = letters_of(entry.surface);
    bool joins = closes(stem, use) && whole == stem.letters + use.letters;
    for (const VerbJoint& joint : joints_)
      if (fits(joint, stem, use) && whole == joined(joint, stem, use)) {
        joins = true;
        if (!joint.kind.empty()) stem.kinds.insert(joint.kind);
      }
    if (!joins) return;
    ++stem.forms;
    use.stems.insert(&stem);
    ++use.prices[{entry.left, entry.right, entry.cost}];
    with_head_[{stem.tag, head(use)}].insert(&stem);
  }

  // 가 + ㄴ다
  static bool closes(const Stem& stem, const Use& use) { return use.bare && is_vowel_letter(stem.letters.back()); }
  static bool fits(const VerbJoint& joint, const Stem& stem, const Use& use) {
    return stem.letters.ends_with(joint.stem) &&
           (joint.ending.empty() ? use.letters.empty() : use.letters.starts_with(joint.ending));
  }
  static std::u32string joined(const VerbJoint& joint, const Stem& stem, const Use& use) {
    return stem.letters.substr(0, stem.letters.size() - joint.stem.size()) + joint.joined +
           use.letters.substr(joint.ending.size());
  }
  // Endings whose shares are of the same stems: those in a bare consonant, in 어, in 아, in 으.
  static std::u32string head(const Use& use) { return use.bare ? std::u32string() : use.letters.substr(0, 2); }

  bool takes_part(const Stem& stem) const {
    if (stem.forms == 0) return false;
    return (stem.forms >= kCompound || !is_compound(stem.form)) &&
           !is_outnumbered(stem, stem.form, stem.tag == Tag::VV ? Tag::VA : Tag::VV) &&
           !(stem.form.ends_with(honorific_) &&
             is_outnumbered(stem, stem.form.substr(0, stem.form.size() - 1), stem.tag));
  }
  bool is_outnumbered(const Stem& stem, const std::u32string& form, Tag tag) const {
    const auto other = stems_.find({to_utf8(form), tag});
    return other != stems_.end() && other->second.forms >= stem.forms * kOther;
  }
  bool is_compound(const std::u32string& form) const {
    for (size_t i = 1; i < form.size(); ++i) {
      const std::string rest = to_utf8(form.substr(i));
      if (nouns_.contains(form.substr(0, i)) &&
          (stems_.contains({rest, Tag::XSV}) || (i + 1 < form.size() && stems_.contains({rest, Tag::VV}))))
        return true;
    }
    return false;
  }

  double share(const Ending& ending, const Use& use) const {
    const auto all = with_head_.find({ending.stem_tag, head(use)});
    return all == with_head_.end() ? 0
                                   : static_cast<double>(use.stems.size()) / static_cast<double>(all->second.size());
  }
  bool is_usual(const Ending& ending, const Use& use) const {
    return use.stems.size() >= kLeastStems && share(ending, use) >= kLeastShare &&
           static_cast<double>(use.stems.size()) >=
               kUsualTag * static_cast<double>(most_stems_.at({ending.stem_tag, ending.form}));
  }

  void add(const Stem& stem, const Ending& ending, const Use& use) {
    std::vector<const VerbJoint*> longest;
    for (const VerbJoint& joint : joints_) {
      if (!fits(joint, stem, use) || (!joint.kind.empty() && !stem.kinds.contains(joint.kind))) continue;
      if (!longest.empty() && longest[0]->stem.size() < joint.stem.size()) longest.clear();
      if (longest.empty() || longest[0]->stem.size() == joint.stem.size()) longest.push_back(&joint);
    }
    for (const VerbJoint* joint : longest) add_form(syllables_of(joined(*joint, stem, use)), stem, ending, use);
    if (longest.empty() && closes(stem, use)) add_form(syllables_of(stem.letters + use.letters), stem, ending, use);
  }

  // 풀지, which is 풀 + 지 and not 풀 + ㄹ지 (nor is 끌지 a form of 끄다); 습니다, which is no form of 슬다.
  bool is_plain(const std::u32string& surface, const Ending& ending, const Use& use) const {
    if (plain_endings_.contains(surface)) return true;
    if (!use.bare) return false;
    const std::u32string rest = decode_utf8(ending.form).substr(1);
    const size_t stem = surface.size() - rest.size();
    return plain_endings_.contains(rest) && surface.ends_with(rest) && final_consonant(surface[stem - 1]) > 0 &&
           stems_.contains({to_utf8(surface.substr(0, stem)), ending.stem_tag});
  }

  void add_form(const std::u32string& surface, const Stem& stem, const Ending& ending, const Use& use) {
    const std::string form = to_utf8(stem.form);
    if (surface.size() < kShortest || surface.size() + stem.forms < kTrusted || is_plain(surface, ending, use) ||
        words_.contains(surface))
      return;
    if (const auto read = readings_.find(surface);
        read != readings_.end() && (read->second.size() > 1 || *read->second.begin() != form))
      return;
    const auto usual = std::max_element(use.prices.begin(), use.prices.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    const Price price = usual->first;
    if (!taken_.insert({surface, price.left, price.right}).second) return;
    const std::string feature = joined_feature(surface, form, tag_name(stem.tag), ending.form, tag_name(ending.tag));
    added_.push_back({surface, feature, price.left, price.right, price.cost, true, false});
  }

  const MorphSource& source_;
  const std::vector<VerbJoint>& joints_;
  std::set<std::u32string> words_, nouns_;  // which are no verbs, no endings
  std::set<std::u32string> plain_endings_;
  std::u32string honorific_;  // 시: of such endings the most usual one
  int16_t honorific_cost_ = std::numeric_limits<int16_t>::max();
  std::map<std::pair<std::string, Tag>, Stem> stems_;
  std::vector<const MorphSource::Entry*> inflected_;
  // stems of a form; "" for one of more than a stem and an ending
  std::map<std::u32string, std::set<std::string>> readings_;
  std::set<std::tuple<std::u32string, uint16_t, uint16_t>> taken_;
  std::map<Ending, Use> endings_;
  std::map<std::pair<Tag, std::u32string>, std::set<const Stem*>> with_head_;
  std::map<std::pair<Tag, std::string>, size_t> most_stems_;  // with an ending, whatever its tag
  std::vector<MorphSource::Entry> added_;
};

}  // namespace

void add_missing_forms(MorphSource& source, const std::vector<VerbJoint>& joints) {
  if (joints.empty()) return;
  std::vector<MorphSource::Entry> added = Paradigms(source, joints).missing();
  std::move(added.begin(), added.end(), std::back_inserter(source.entries));
}

}  // namespace kn
