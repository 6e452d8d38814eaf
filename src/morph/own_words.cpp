// Words of our own, and mends of the dictionary's.
//
// A word of ours is a noun (생성형) or a name (오픈AI) with the contexts that most such words of the dictionary have.
// A mended word is the dictionary's with another analysis; the old one stays for comparison with MeCab (Word::kMended).
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/unicode.h"
#include "morph/dictionary_builder.h"

namespace kn {

namespace {

// The dictionary's own rare words have one cost each kind (2639 NNG, 2953 NNP); ours are known to be in the news, and
// the longer one is the less it can be there by chance.
int16_t own_word_cost(size_t length, bool name) {
  const int longer = std::min(static_cast<int>(length), 8) - 2;
  return static_cast<int16_t>((name ? 2300 : 2000) - 200 * std::max(longer, 0));
}

std::string field(const std::string& feature, size_t number) {
  size_t from = 0;
  for (; number > 0; --number) {
    from = feature.find(',', from);
    if (from == std::string::npos) return {};
    ++from;
  }
  return feature.substr(from, feature.find(',', from) - from);
}

std::string tag_of_part(const std::u32string& part, bool name) {
  const bool latin = std::all_of(part.begin(), part.end(), is_ascii_letter),
             digits = std::all_of(part.begin(), part.end(), is_ascii_digit);
  return latin ? "SL" : digits ? "SN" : name ? "NNP" : "NNG";
}

// Types in a feature: what is shown by its parts, and what is shown whole.
constexpr std::string_view kCompound = ",Compound,", kAnalysed = ",Preanalysis,";

std::string own_feature(const OwnWord& word) {
  const bool consonant = final_consonant(word.surface.back()) > 0;
  std::string feature =
      std::string(word.name ? "NNP" : "NNG") + ",*," + (consonant ? "T" : "F") + "," + to_utf8(word.surface);
  if (word.parts.empty()) return feature + ",*,*,*,*";
  feature += word.of_words() ? kCompound : kAnalysed;
  feature += "*,*,";
  for (size_t i = 0; i < word.parts.size(); ++i)
    feature += (i == 0 ? "" : "+") + to_utf8(word.parts[i]) + "/" + tag_of_part(word.parts[i], word.name) + "/*";
  return feature;
}

// The feature of a compound of the dictionary (백령+도) for a name, which is shown whole.
std::string whole(std::string feature) {
  if (const size_t at = feature.find(kCompound); at != std::string::npos)
    feature.replace(at, kCompound.size(), kAnalysed);
  return feature;
}

// 사 + ㅏㅆ: the ending as it is written alone, 았; "" where it needs no mending.
std::string whole_ending(const std::string& form) {
  std::u32string chars = decode_utf8(form);
  if (chars.empty()) return {};
  const bool dark = chars[0] == U'ㅓ' || chars[0] == U'ㅕ';
  if (chars[0] != U'ㅏ' && !dark) return {};
  chars[0] = dark ? U'어' : U'아';
  if (chars.size() > 1 && chars[1] == U'ㅆ') {
    chars[0] += 20;  // final ㅆ
    chars.erase(1, 1);
  }
  return to_utf8(chars);
}

// The feature with whole endings, or "".
std::string with_whole_endings(const std::string& feature) {
  std::string mended = feature;
  bool any = false;
  const size_t parts = feature.rfind(',') + 1;
  for (size_t from = parts; from < mended.size();) {
    const size_t slash = mended.find('/', from);
    if (slash == std::string::npos) break;
    if (slash + 1 < mended.size() && mended[slash + 1] == 'E')
      if (const std::string whole = whole_ending(mended.substr(from, slash - from)); !whole.empty()) {
        mended.replace(from, slash - from, whole);
        any = true;
      }
    const size_t plus = mended.find('+', from);
    if (plus == std::string::npos) break;
    from = plus + 1;
  }
  return any ? mended : std::string();
}

// How often each verb stands at the beginning of a contracted word: (stem, tag).
std::map<std::pair<std::string, std::string>, unsigned> count_stems(const MorphSource& source) {
  std::map<std::pair<std::string, std::string>, unsigned> count;
  for (const auto& entry : source.entries) {
    if (field(entry.feature, 4) != "Inflect") continue;
    const std::string parts = field(entry.feature, 7);
    const size_t slash = parts.find('/');
    if (slash == std::string::npos) continue;
    const size_t end = parts.find_first_of("/+", slash + 1);
    ++count[{parts.substr(0, slash), parts.substr(slash + 1, end - slash - 1)}];
  }
  return count;
}

std::string inflected_feature(const std::string& feature, const std::string& form, const std::string& tag) {
  return tag + "," + field(feature, 1) + "," + field(feature, 2) + "," + field(feature, 3) + ",Inflect," + tag + "," +
         tag + "," + form + "/" + tag + "/*";
}

// What a word costs that is read as a noun of two letters or more and a particle (전공 + 의).
class ParticleReadings {
 public:
  explicit ParticleReadings(const MorphSource& source)
      : source_(source), noun_behind_(noun_contexts(source, false, false).first) {
    for (const auto& entry : source.entries) {
      if (entry.feature.starts_with("J")) particles_[entry.surface].push_back(&entry);
      if (entry.feature.starts_with("NNG,") && entry.surface.size() >= kShortest)
        nouns_[entry.surface].push_back(&entry);
    }
  }

  bool is_particle(std::u32string_view surface) const { return particles_.contains(surface); }

  // What a word with this right context must cost to be as cheap in front of a noun; nothing where it is read otherwise.
  std::optional<int> cost_of(std::u32string_view surface, uint16_t right) const {
    std::optional<int> least;
    for (size_t i = kShortest; i < surface.size(); ++i) {
      const auto noun = nouns_.find(surface.substr(0, i)), particle = particles_.find(surface.substr(i));
      if (noun == nouns_.end() || particle == particles_.end()) continue;
      for (const MorphSource::Entry* n : noun->second)
        for (const MorphSource::Entry* p : particle->second) {
          const int cost = n->cost + joint(n->right, p->left) + p->cost + joint(p->right, noun_behind_);
          least = std::min(least.value_or(cost), cost);
        }
    }
    return least ? std::optional(*least - joint(right, noun_behind_)) : std::nullopt;
  }

 private:
  static constexpr size_t kShortest = 2;
  int joint(uint16_t right, uint16_t left) const { return source_.matrix[size_t{left} * source_.rights + right]; }

  const MorphSource& source_;
  uint16_t noun_behind_;
  std::map<std::u32string_view, std::vector<const MorphSource::Entry*>> nouns_, particles_;
};

}  // namespace

std::pair<uint16_t, uint16_t> usual_contexts(const MorphSource& source, std::string_view feature, bool consonant) {
  std::map<std::pair<uint16_t, uint16_t>, size_t> count;
  const std::string start = std::string(feature) + (consonant ? "T," : "F,");
  for (const auto& entry : source.entries)
    if (!entry.own && entry.feature.starts_with(start)) ++count[{entry.left, entry.right}];
  std::pair<uint16_t, uint16_t> best{0, 0};
  size_t most = 0;
  for (const auto& [contexts, n] : count)
    if (n > most) best = contexts, most = n;
  return best;
}

bool OwnWord::of_words() const {
  constexpr size_t kShort = 3;
  const auto syllable = [](const std::u32string& part) { return part.size() == 1; };
  return (!name && surface.size() > kShort) || std::none_of(parts.begin(), parts.end(), syllable) ||
         std::all_of(parts.begin(), parts.end(), syllable);  // 한+미
}

void add_own_words(MorphSource& source, const std::vector<OwnWord>& words) {
  std::pair<uint16_t, uint16_t> contexts[2][2];
  for (bool name : {false, true})
    for (bool consonant : {false, true}) contexts[name][consonant] = noun_contexts(source, name, consonant);
  std::map<std::u32string_view, std::vector<size_t>> nouns;  // of the dictionary, by surface
  for (size_t i = 0; i < source.entries.size(); ++i) {
    const std::string tag = field(source.entries[i].feature, 0);
    if (tag == "NNG" || tag == "NNP") nouns[source.entries[i].surface].push_back(i);
  }
  // What data/ lists and the dictionary has as rarer than news has it: nouns without parts (내란), and names of three
  // letters and more (in news 가거도 is the island, not 가거 + 도, and 백령도 not 백 + 령 + 도).  A noun that data/ lists
  // without parts has none, whatever the dictionary says (반 + 도체).
  const auto rarer_than_news = [&](const OwnWord& word, const std::vector<size_t>& known, int16_t cost) {
    return (!word.name || word.surface.size() >= 3) && std::all_of(known.begin(), known.end(), [&](size_t i) {
             const std::string& feature = source.entries[i].feature;
             const std::string type = field(feature, 4);
             const bool rarer = source.entries[i].cost > cost, compound = type == "Compound";
             return field(feature, 0) == (word.name ? "NNP" : "NNG") &&
                    (word.name ? rarer && (type == "*" || compound) : compound || (rarer && type == "*"));
           });
  };
  std::vector<MorphSource::Entry> added;
  std::set<std::u32string_view> seen;
  for (const OwnWord& word : words) {
    if (word.surface.size() < 2 || !seen.insert(word.surface).second) continue;
    const auto [left, right] = contexts[word.name][final_consonant(word.surface.back()) > 0];
    MorphSource::Entry entry{
        word.surface, own_feature(word), left, right, own_word_cost(word.surface.size(), word.name), true};
    if (const auto known = nouns.find(word.surface); known != nouns.end()) {
      if (word.parts.empty() && !rarer_than_news(word, known->second, entry.cost)) continue;
      if (word.parts.empty()) {
        const MorphSource::Entry& rare = source.entries[known->second.front()];
        if (word.name) entry.feature = whole(rare.feature);
        entry.left = rare.left, entry.right = rare.right;
      }
      for (const size_t i : known->second) {
        MorphSource::Entry& other = source.entries[i];
        entry.cost = std::min(entry.cost, other.cost);
        other.mended = true;
      }
    }
    added.push_back(std::move(entry));
  }
  // 우크라이나 is 우크라 + 이나 by its letters: what is listed is meant, the surer the longer it is, and a plain word
  // (전공의, which is 전공 + 의) whatever the two cost.
  constexpr int kAsParticle = 1000, kSureLength = 5, kSurer = 1000;
  const ParticleReadings readings(source);
  for (MorphSource::Entry& entry : added) {
    const std::u32string_view surface = entry.surface;
    for (size_t i = 2; i < surface.size(); ++i)
      if (readings.is_particle(surface.substr(i)) &&
          (nouns.contains(surface.substr(0, i)) || seen.contains(surface.substr(0, i)))) {
        entry.cost = static_cast<int16_t>(
            entry.cost - kAsParticle * (std::min<int>(static_cast<int>(surface.size()), kSureLength) - 2));
        break;
      }
    if (const auto cost = readings.cost_of(surface, entry.right); cost && entry.feature.starts_with("NNG"))
      entry.cost = static_cast<int16_t>(std::min<int>(entry.cost, *cost - kSurer));
  }
  std::move(added.begin(), added.end(), std::back_inserter(source.entries));
}

void mend_words(MorphSource& source, const std::vector<WordMend>& mends) {
  const auto stems = count_stems(source);
  const auto count = [&](const std::string& stem, const std::string& tag) {
    const auto found = stems.find({stem, tag});
    return found == stems.end() ? 0U : found->second;
  };
  std::map<std::u32string_view, const WordMend*> by_surface;
  for (const WordMend& mend : mends) by_surface[mend.surface] = &mend;

  std::vector<MorphSource::Entry> added;
  for (auto& entry : source.entries) {
    const std::string tag = field(entry.feature, 0), type = field(entry.feature, 4);
    std::string mended;
    if (const auto found = by_surface.find(entry.surface); found != by_surface.end()) {
      const WordMend& mend = *found->second;
      if (std::find(mend.tags.begin(), mend.tags.end(), tag) != mend.tags.end()) {
        if (mend.tag == Tag::NA) {
          entry.mended = true;
          continue;
        }
        const std::string name(tag_name(mend.tag));
        mended = mend.form.empty() ? name + "," + field(entry.feature, 1) + "," + field(entry.feature, 2) + "," +
                                         field(entry.feature, 3) + ",*,*,*,*"
                                   : inflected_feature(entry.feature, mend.form, name);
      }
    } else if (type == "Inflect") {
      mended = with_whole_endings(entry.feature);
    } else if (type == "*" && (tag == "VV" || tag == "VA" || tag == "VX") &&
               final_consonant(entry.surface.back()) == 0) {
      // A stem that is never contracted, while the one with ㄹ is: 만드는 is 만들 + 는.
      std::u32string stem = entry.surface;
      stem.back() += 8;
      const unsigned with = count(to_utf8(stem), tag), without = count(to_utf8(entry.surface), tag);
      if (with >= 2 && without * 8 < with) mended = inflected_feature(entry.feature, to_utf8(stem), tag);
    }
    if (mended.empty()) continue;
    MorphSource::Entry own = entry;
    own.feature = mended;
    own.own = true;
    entry.mended = true;
    added.push_back(std::move(own));
  }
  std::move(added.begin(), added.end(), std::back_inserter(source.entries));
}

}  // namespace kn
