// Forms of verbs whose stem is written otherwise before a vowel: 짓 + 었 is 지었, 듣 + 으면 is 들으면.
//
// mecab-ko-dic has contracted forms (도왔 = 돕 + 았), but few of these, and takes 지었다 for 지다 and 물었다 for 물다.
// So each stem of data/irregular_verbs.tsv is joined here to each ending in 어, 아 or 으, as a word with the contexts
// of both.  It costs what the dictionary's own reading costs (지 + 었), so that another verb is read in the same
// places; where there is none (지 + 은), what stem and ending cost side by side.  Where a form belongs to two verbs
// (물었다) both are words, the less usual one with the marks of own and mended: it is never on a path, but what stands
// around may tell that it is meant.
//
// The same is done for stems in ㄹ, which is lost before ㄴ: 사는 is of 살다 (live) and of 사다 (buy).  Such a form costs
// no more than the stem itself does (노는, whose 노 alone is rare).
#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include "base/unicode.h"
#include "morph/dictionary_builder.h"

namespace kn {

namespace {

// What an ending begins with, as far as it matters: 아, 어, 으 (their vowels' numbers) or ㄴ.
enum Head : char32_t { kA = 0, kEo = 4, kO = 8, kEu = 18, kN = 100 };
constexpr int kFinalL = 8;
// By how much 나는 (flying), which is I as a pronoun, is cheaper than it costs: so that it is a verb behind an object
// (하늘을 나는) and nowhere else.
constexpr int kBehindObject = 700;

std::optional<char32_t> head_of(std::u32string_view ending) {
  constexpr char32_t kLeadN = 2, kSilent = 11;
  if (ending.empty() || !is_hangul_syllable(ending[0])) return std::nullopt;
  const char32_t lead = (ending[0] - 0xAC00) / 588, vowel = (ending[0] - 0xAC00) / 28 % 21;
  if (lead == kLeadN) return kN;
  return lead == kSilent && (vowel == kEu || vowel == kEo || vowel == kA) ? std::optional(vowel) : std::nullopt;
}

// 어 or 아, by the stem's last vowel: 들었다, 깨달았다.
char32_t harmonic_vowel(std::u32string_view stem) {
  const char32_t vowel = (stem.back() - 0xAC00) / 28 % 21;
  return vowel == kA || vowel == kO ? kA : kEo;
}

class Joiner {
 public:
  explicit Joiner(const MorphSource& source) : source_(source) {
    for (const auto& entry : source.entries) {
      const std::string tag = entry.feature.substr(0, entry.feature.find(','));
      const auto known = tag_of(tag);
      if (entry.mended || entry.own || !known) continue;
      if (entry.feature.find(",Inflect,") != std::string::npos) {
        if (*known == Tag::VV || *known == Tag::VA) contracted_[entry.surface].push_back(&entry);
        continue;
      }
      if (*known == Tag::NP) pronouns_.insert(entry.surface);
      if (is_ending(*known)) {
        if (const auto head = head_of(entry.surface)) endings_.push_back({&entry, tag, *head});
      } else if (*known == Tag::VV || *known == Tag::VA) {
        stems_[entry.surface].push_back({&entry, tag});
      }
    }
  }

  void add(const IrregularVerb& verb) {
    const bool loses_l = final_consonant(verb.stem.back()) == kFinalL;
    const char32_t dark_or_bright = harmonic_vowel(verb.stem);
    for (const std::string& tag : verb.tags) {
      const MorphSource::Entry* const stem = find(verb.stem, tag);
      if (stem == nullptr)
        throw Error(sqlstate::kInvalidParameter,
                    "irregular_verbs.tsv: the dictionary has no " + to_utf8(verb.stem) + "/" + tag);
      // 들 of 들었다, be it a verb of its own (들다) or what the dictionary wrongly takes for one (지 of 지었다).
      const MorphSource::Entry* const written = find(verb.before_vowel, tag);
      const bool is_pronoun = verb.usual == IrregularVerb::Usual::regular && pronouns_.contains(verb.before_vowel);
      for (const Ending& ending : endings_) {
        if (loses_l ? ending.head != kN : ending.head != kEu && ending.head != dark_or_bright) continue;
        const bool was_read =
            written != nullptr && (ending.head != kEu || final_consonant(verb.before_vowel.back()) > 0);
        int cost = cost_of(was_read ? *written : *stem, *ending.entry) - 1;
        if (loses_l) cost = std::min(cost, cost_of(*stem, *ending.entry)) - (is_pronoun ? kBehindObject : 0);
        const Form form{verb.before_vowel + ending.entry->surface,
                        tag,
                        ending.tag,
                        to_utf8(ending.entry->surface),
                        stem->left,
                        ending.entry->right,
                        cost};
        const bool shared = ending.head != kEu && written != nullptr && verb.usual != IrregularVerb::Usual::only;
        const bool regular =
            shared && verb.usual == IrregularVerb::Usual::regular && !knows(form.surface, verb.stem, tag);
        push(form, verb.stem, regular);
        if (shared) push(form, verb.before_vowel, !regular);
      }
    }
  }

  std::vector<MorphSource::Entry> take() { return std::move(added_); }

 private:
  struct Stem {
    const MorphSource::Entry* entry;
    std::string tag;
  };
  struct Ending {
    const MorphSource::Entry* entry;
    std::string tag;
    char32_t head;
  };

  const MorphSource::Entry* find(const std::u32string& surface, const std::string& tag) const {
    const auto found = stems_.find(surface);
    if (found == stems_.end()) return nullptr;
    const auto stem =
        std::find_if(found->second.begin(), found->second.end(), [&](const Stem& s) { return s.tag == tag; });
    return stem == found->second.end() ? nullptr : stem->entry;
  }

  // Whether the dictionary itself has the form as one of the stem: 걸어서 = 걷 + 어서.
  bool knows(const std::u32string& surface, const std::u32string& stem, const std::string& tag) const {
    const auto found = contracted_.find(surface);
    return found != contracted_.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](const MorphSource::Entry* entry) {
             return entry->feature.starts_with(tag) &&
                    entry->feature.find("," + to_utf8(stem) + "/" + tag + "/") != std::string::npos;
           });
  }

  int cost_of(const MorphSource::Entry& stem, const MorphSource::Entry& ending) const {
    return stem.cost + source_.matrix[size_t{ending.left} * source_.rights + stem.right] + ending.cost;
  }

  struct Form {
    std::u32string surface;
    std::string tag, ending_tag, ending;
    uint16_t left, right;
    int cost;
  };

  void push(const Form& form, const std::u32string& stem, bool reading_only) {
    constexpr int kLeast = std::numeric_limits<int16_t>::min(), kMost = std::numeric_limits<int16_t>::max();
    MorphSource::Entry entry;
    entry.surface = form.surface;
    entry.feature = joined_feature(form.surface, to_utf8(stem), form.tag, form.ending, form.ending_tag);
    entry.left = form.left;
    entry.right = form.right;
    entry.cost = static_cast<int16_t>(std::clamp(form.cost, kLeast, kMost));
    entry.own = true;
    entry.mended = reading_only;
    added_.push_back(std::move(entry));
  }

  const MorphSource& source_;
  std::map<std::u32string_view, std::vector<Stem>> stems_;
  std::map<std::u32string_view, std::vector<const MorphSource::Entry*>> contracted_;
  std::vector<Ending> endings_;
  std::set<std::u32string_view> pronouns_;
  std::vector<MorphSource::Entry> added_;
};

}  // namespace

void add_irregular_forms(MorphSource& source, const std::vector<IrregularVerb>& verbs) {
  Joiner joiner(source);
  for (const IrregularVerb& verb : verbs) joiner.add(verb);
  std::vector<MorphSource::Entry> added = joiner.take();
  std::move(added.begin(), added.end(), std::back_inserter(source.entries));
}

}  // namespace kn
