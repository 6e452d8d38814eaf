// Making of the analyser's sections.
//
// A word's probability is about exp(-cost / cost factor); from it follows how often its surface and its context ids are
// looked up: words and the trie's cells are laid out, and the ids renumbered, by that.  Of two words with one surface,
// one pair of ids and one kind only the cheaper can ever be on a best path, so the other is left out.
#include "morph/dictionary_builder.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <optional>

#include "base/error.h"
#include "base/unicode.h"
#include "morph/hangul_letters.h"
#include "morph/hanja.h"

namespace kn {

namespace {

struct Feature {
  Tag tag = Tag::NA;
  NameClass name = NameClass::none;
  WordType type = WordType::plain;
  std::string reading;
  std::vector<std::pair<std::string, Tag>> parts;
};

std::vector<std::string> split(const std::string& s, char separator) {
  std::vector<std::string> pieces{{}};
  for (char c : s) {
    if (c == separator)
      pieces.emplace_back();
    else
      pieces.back().push_back(c);
  }
  return pieces;
}

// Words that stand behind a blank: no particles, endings, suffixes, bound nouns, auxiliaries, symbols.
bool stands_free(Tag tag) {
  return tag == Tag::NNG || tag == Tag::NNP || tag == Tag::NP || tag == Tag::VV || tag == Tag::VA || tag == Tag::VCN ||
         in_range(tag, Tag::MM, Tag::IC) || tag == Tag::XPN || tag == Tag::XR || tag == Tag::UNKNOWN;
}

constexpr size_t kLongestTried = 6;
constexpr size_t kExpression = 7;  // field of a feature

Tag tag_or_na(const std::string& name) { return tag_of(name).value_or(Tag::NA); }

// The dictionary writes a final consonant that stands alone now ㄴ, now ᆫ: always ㄴ here.
std::string plain_letters(const std::string& form) {
  std::u32string chars = decode_utf8(form);
  for (char32_t& c : chars) {
    if (c >= 0x11A8 && c <= 0x11C2) c = final_letter(c - 0x11A7);
    if (c >= 0x1100 && c <= 0x1112) c = lead_letter(c - 0x1100);
    if (c >= 0x1161 && c <= 0x1175) c = vowel_letter(c - 0x1161);
  }
  return to_utf8(chars);
}

Feature parse_feature(const std::string& line) {
  const std::vector<std::string> fields = split(line, ',');
  const auto field = [&](size_t i) { return i < fields.size() && fields[i] != "*" ? fields[i] : std::string(); };
  Feature feature;
  feature.tag = tag_or_na(split(field(0), '+')[0]);
  if (feature.tag == Tag::NNP)
    feature.name = field(1) == "인명" ? NameClass::person : field(1) == "지명" ? NameClass::place : NameClass::other;
  feature.reading = field(3);
  const std::string type = field(4);
  feature.type = type == "Inflect"       ? WordType::inflected
                 : type == "Compound"    ? WordType::compound
                 : type == "Preanalysis" ? WordType::analysed
                                         : WordType::plain;
  feature.parts = parts_of(line);
  return feature;
}

// New number of each id: that of its class, the most probable class first.
std::vector<uint16_t> renumber(const std::vector<double>& weight, const std::vector<uint32_t>& class_of,
                               size_t classes) {
  std::vector<double> sum(classes, 0);
  for (size_t id = 0; id < weight.size(); ++id) sum[class_of[id]] += weight[id];
  std::vector<uint32_t> order(classes);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return sum[a] > sum[b]; });
  std::vector<uint16_t> place(classes), number(weight.size());
  for (size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<uint16_t>(i);
  for (size_t id = 0; id < weight.size(); ++id) number[id] = place[class_of[id]];
  return number;
}

template <typename T>
std::string bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

// Usual sound of each Hanja: the one it has most often in the words of the dictionary, inside of words if it is met
// there (at their beginning the initial sound law may have changed it); data/hanja_sounds.tsv has that of the others
// (晟 성).
std::string make_hanja_sounds(const MorphSource& source) {
  std::map<std::pair<char32_t, bool>, std::map<char32_t, unsigned>> heard;  // character, inside -> sounds
  for (const auto& entry : source.entries) {
    if (entry.surface.empty() || !is_hanja(entry.surface[0])) continue;
    const std::u32string reading = decode_utf8(parse_feature(entry.feature).reading);
    if (reading.size() != entry.surface.size()) continue;
    for (size_t i = 0; i < reading.size(); ++i)
      if (is_hanja(entry.surface[i]) && is_hangul_syllable(reading[i])) ++heard[{entry.surface[i], i > 0}][reading[i]];
  }
  std::vector<uint16_t> sounds(hanja::kEnd - hanja::kFirst, 0);
  for (const auto& [character, sound] : source.hanja_sounds)
    if (character >= hanja::kFirst && character < hanja::kEnd)
      sounds[character - hanja::kFirst] = static_cast<uint16_t>(sound);
  for (const auto& [where, counts] : heard) {  // those inside come after, and overwrite
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (where.first >= hanja::kFirst && where.first < hanja::kEnd)
      sounds[where.first - hanja::kFirst] = static_cast<uint16_t>(most->first);
  }
  return bytes_of(sounds);
}

class Builder {
 public:
  Builder(const Alphabet& alphabet, const MorphSource& source) : alphabet_(alphabet), source_(source) {}

  std::vector<std::pair<std::string, std::string>> build() {
    weigh_surfaces();
    number_contexts();
    find_usual_cost();
    add_words();
    MorphSettings settings = make_settings();
    return {{"morph/trie", Trie::build(alphabet_, keys_, weights_)},
            {"morph/words", bytes_of(words_)},
            {"morph/details", bytes_of(details_)},
            {"morph/parts", parts_},
            {"morph/matrix", make_matrix()},
            {"morph/last_tags", make_last_tags()},
            {"morph/characters", make_characters()},
            {"morph/unknown", make_unknown()},
            {"morph/hanja", make_hanja_sounds(source_)},
            {"morph/settings", std::string(reinterpret_cast<const char*>(&settings), sizeof settings)}};
  }

 private:
  // How often each surface is tried when the words of the dictionary are met as often as their costs say: in itself and
  // inside of longer ones.
  void weigh_surfaces() {
    std::map<std::u32string_view, double> weight;
    for (const auto& entry : source_.entries)
      weight[entry.surface] += std::exp(-static_cast<double>(entry.cost) / source_.cost_factor);
    for (const auto& [surface, w] : weight)
      for (size_t from = 0; from < surface.size(); ++from)
        for (size_t n = 1; n <= surface.size() - from && n <= kLongestTried; ++n)
          if (const auto inner = weight.find(surface.substr(from, n)); inner != weight.end()) tried_[inner->first] += w;
  }
  double tried(std::u32string_view surface) const {
    const auto found = tried_.find(surface);
    return found == tried_.end() ? 0 : found->second;
  }

  // Contexts that cost the same beside everything are one: half of the dictionary's are rare words (NNBC 가마니,
  // 가우스) with the costs of their tag.
  void number_contexts() {
    std::vector<double> left(source_.lefts, 0), right(source_.rights, 0);
    for (const auto& entry : source_.entries) {
      if (entry.left >= source_.lefts || entry.right >= source_.rights)
        throw Error(sqlstate::kDataCorrupted, "a word of the dictionary has a context outside the matrix");
      left[entry.left] += tried(entry.surface);
      right[entry.right] += tried(entry.surface);
    }
    find_last_tags();
    std::map<std::vector<int16_t>, uint32_t> rows, columns;
    std::vector<uint32_t> row_of(source_.lefts), column_of(source_.rights);
    for (uint32_t l = 0; l < source_.lefts; ++l) {
      const auto row = source_.matrix.begin() + static_cast<std::ptrdiff_t>(size_t{l} * source_.rights);
      row_of[l] = rows.try_emplace({row, row + source_.rights}, rows.size()).first->second;
    }
    for (uint32_t r = 0; r < source_.rights; ++r) {
      std::vector<int16_t> column{static_cast<int16_t>(last_tags_[r])};
      for (uint32_t l = 0; l < source_.lefts; ++l) column.push_back(source_.matrix[size_t{l} * source_.rights + r]);
      column_of[r] = columns.try_emplace(std::move(column), columns.size()).first->second;
    }
    left_ = renumber(left, row_of, rows.size());
    right_ = renumber(right, column_of, columns.size());
    lefts_ = static_cast<uint32_t>(rows.size());
    rights_ = static_cast<uint32_t>(columns.size());
  }

  // Half of the dictionary's nouns of two letters have one and the same cost, or nearly: they were in no text that the
  // costs were learnt from.  It is less than many a common noun costs, so that 설명회 would be 설 + 명회.
  void find_usual_cost() {
    constexpr size_t kMany = 1000;
    std::map<int16_t, size_t> count;
    for (const auto& entry : source_.entries)
      if (is_short_noun(entry)) ++count[entry.cost];
    const auto usual =
        std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (usual != count.end() && usual->second >= kMany) usual_cost_ = usual->first;
  }
  static bool is_short_noun(const MorphSource::Entry& entry) {
    return entry.surface.size() == 2 && !entry.own && entry.feature.starts_with("NNG,");
  }
  bool is_rare(const MorphSource::Entry& entry) const {
    constexpr int kNearly = 80;
    return usual_cost_ && is_short_noun(entry) && entry.cost >= *usual_cost_ - 3 &&
           entry.cost <= *usual_cost_ + kNearly;
  }

  Word make_word(const MorphSource::Entry& entry, const Feature& feature) const {
    Word word{};
    word.left = left_[entry.left];
    word.right = right_[entry.right];
    const bool rare = is_rare(entry);
    word.cost = static_cast<int16_t>(entry.cost + (rare ? Word::kRareCost : 0));
    word.kind = static_cast<uint8_t>(feature.tag);
    if (stands_free(feature.tag)) word.kind |= Word::kFree;
    const bool whole = feature.type == WordType::compound || feature.type == WordType::analysed;
    if (const auto penalty = source_.space_penalty.find(feature.tag);
        !whole && penalty != source_.space_penalty.end() && penalty->second != 0)
      word.kind |= Word::kPenalised;
    word.flags =
        static_cast<uint8_t>((entry.own ? Word::kOwn : 0U) | (entry.mended ? Word::kMended : 0U) |
                             (rare ? Word::kRare : 0U) | static_cast<unsigned>(feature.type) << Word::kTypeShift |
                             static_cast<unsigned>(feature.name) << Word::kNameShift);
    return word;
  }

  static bool hopeless(const Word& word, const Word& other) {
    return word.left == other.left && word.right == other.right && word.cost >= other.cost &&
           word.own() == other.own() && word.mended() == other.mended() && word.rare() == other.rare() &&
           (word.kind == other.kind ||
            (((word.kind ^ other.kind) & Word::kFree) == 0 && ((word.kind | other.kind) & Word::kPenalised) == 0));
  }

  void add_words() {
    std::vector<uint32_t> order(source_.entries.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return source_.entries[a].surface < source_.entries[b].surface; });
    struct Group {
      double weight;
      size_t from, to;
    };
    std::vector<Group> groups;
    for (size_t from = 0, to; from < order.size(); from = to) {
      const std::u32string& surface = source_.entries[order[from]].surface;
      for (to = from; to < order.size() && source_.entries[order[to]].surface == surface;) ++to;
      if (surface.empty() || surface.size() > 255 ||
          !std::all_of(surface.begin(), surface.end(), [&](char32_t c) { return alphabet_.code(c) != 0; }))
        continue;
      groups.push_back({tried(surface), from, to});
    }
    // What is met often lies together.
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.weight > b.weight; });
    parts_.push_back('\0');  // offset 0 means no parts
    for (const Group& group : groups)
      add_surface(source_.entries[order[group.from]].surface, order, group.from, group.to);
    words_.resize(words_.size() + Dictionary::kBlock);
    details_.resize(words_.size());
    std::sort(keys_.begin(), keys_.end());
    for (const auto& [surface, first] : keys_) weights_.push_back(tried(surface));
  }

  void add_surface(const std::u32string& surface, const std::vector<uint32_t>& order, size_t from, size_t to) {
    std::vector<std::pair<Word, Feature>> group;
    for (size_t i = from; i < to; ++i) {
      Feature feature = parse_feature(source_.entries[order[i]].feature);
      const Word word = make_word(source_.entries[order[i]], feature);
      if (std::any_of(group.begin(), group.end(), [&](const auto& other) { return hopeless(word, other.first); }))
        continue;
      std::erase_if(group, [&](const auto& other) { return hopeless(other.first, word); });
      group.emplace_back(word, std::move(feature));
    }
    // Where costs tie MeCab takes the first word of a surface, the lattice the last.
    std::reverse(group.begin(), group.end());
    // Those that only MeCab would take come last, where the lattice drops them with one look.
    std::stable_partition(group.begin(), group.end(), [](const auto& entry) { return !entry.first.mended(); });
    if (group.size() >> WordRange::kCountBits != 0 || (words_.size() + group.size()) >> WordRange::kFirstBits != 0)
      throw Error(sqlstate::kProgramLimit, "the dictionary has more words than the image can number");
    keys_.emplace_back(surface,
                       WordRange::value(static_cast<uint32_t>(words_.size()), static_cast<uint32_t>(group.size())));
    const bool compound =
        std::any_of(group.begin(), group.end(), [](const auto& entry) { return entry.first.has_noun_parts(); });
    const bool listed = std::any_of(group.begin(), group.end(), [](const auto& entry) { return !entry.first.own(); });
    const bool whole = listed && !compound && std::all_of(surface.begin(), surface.end(), is_hangul_syllable);
    for (auto& [word, feature] : group) {
      if (whole) word.flags |= Word::kWhole;
      words_.push_back(word);
      details_.push_back(add_detail(surface, feature));
    }
  }

  uint32_t add_detail(const std::u32string& surface, const Feature& feature) {
    std::string reading = feature.reading;
    if (std::none_of(surface.begin(), surface.end(), is_hanja)) reading.clear();
    if (reading.size() > 255) reading.clear();
    if (feature.parts.empty() && reading.empty()) return 0;
    std::vector<std::u32string> forms;
    for (const auto& [form, tag] : feature.parts) forms.push_back(decode_utf8(form));
    const auto spans = align_parts(surface, forms);
    std::string detail;
    detail.push_back(static_cast<char>(forms.size()));
    detail.push_back(static_cast<char>(reading.size()));
    for (size_t i = 0; i < forms.size(); ++i) {
      const auto [begin, end] = spans[i];
      const bool as_written = surface.substr(begin, end - begin) == forms[i];
      const std::string form = as_written ? std::string() : feature.parts[i].first;
      detail.push_back(static_cast<char>(feature.parts[i].second));
      detail.push_back(static_cast<char>(begin));
      detail.push_back(static_cast<char>(end));
      detail.push_back(static_cast<char>(form.size()));
      detail += form;
    }
    detail += reading;
    const auto [known, added] = known_details_.try_emplace(detail, static_cast<uint32_t>(parts_.size()));
    if (added) parts_ += detail;
    return known->second;
  }

  std::string make_matrix() const {
    constexpr size_t kTile = Dictionary::kTile;
    std::vector<int16_t> matrix(lefts_ * ((rights_ + kTile - 1) / kTile * kTile));
    for (size_t l = 0; l < source_.lefts; ++l)
      for (size_t r = 0; r < source_.rights; ++r) {
        const int16_t cost = source_.matrix[l * source_.rights + r];
        if (std::abs(cost) > MorphSettings::kDearestConnection)
          throw Error(sqlstate::kDataCorrupted, "a connection of the dictionary costs " + std::to_string(cost));
        matrix[right_[r] / kTile * lefts_ * kTile + left_[l] * kTile + right_[r] % kTile] = cost;
      }
    return bytes_of(matrix);
  }

  // Words with one right context end in the same kind of morpheme; where not all do, most of them.
  void find_last_tags() {
    std::vector<std::map<Tag, unsigned>> count(source_.rights);
    const auto add = [&](const MorphSource::Entry& entry) {
      const Feature feature = parse_feature(entry.feature);
      ++count[entry.right][feature.parts.empty() ? feature.tag : feature.parts.back().second];
    };
    std::for_each(source_.entries.begin(), source_.entries.end(), add);
    std::for_each(source_.unknown.begin(), source_.unknown.end(), add);
    last_tags_.assign(source_.rights, Tag::NA);
    for (size_t i = 0; i < count.size(); ++i)
      if (!count[i].empty())
        last_tags_[i] = std::max_element(count[i].begin(), count[i].end(), [](const auto& a, const auto& b) {
                          return a.second < b.second;
                        })->first;
  }

  std::string make_last_tags() const {
    std::string tags(rights_, static_cast<char>(Tag::NA));
    for (size_t r = 0; r < source_.rights; ++r) tags[right_[r]] = static_cast<char>(last_tags_[r]);
    return tags;
  }

  std::string make_characters() const {
    std::vector<uint32_t> characters = source_.characters;
    characters.resize(0x10000, characters.empty() ? 0 : characters[0]);
    return bytes_of(characters);
  }

  std::string make_unknown() const {
    std::vector<Word> words;
    for (const auto& entry : source_.unknown) words.push_back(make_word(entry, parse_feature(entry.feature)));
    return bytes_of(words);
  }

  MorphSettings make_settings() const {
    MorphSettings settings{};
    settings.lefts = lefts_;
    settings.rights = rights_;
    settings.border_left = left_[0];
    settings.border_right = right_[0];
    settings.categories = static_cast<uint32_t>(source_.categories.size());
    for (const auto& [tag, cost] : source_.space_penalty) settings.space_penalty[static_cast<unsigned>(tag)] = cost;
    for (bool name : {false, true})
      for (bool consonant : {false, true}) {
        const auto [left, right] = noun_contexts(source_, name, consonant);
        settings.noun_left[name][consonant] = left_[left];
        settings.noun_right[name][consonant] = right_[right];
      }
    for (bool consonant : {false, true}) {
      const auto [left, right] = usual_contexts(source_, "NNP,인명,", consonant);
      settings.person_left[consonant] = left_[left];
      settings.person_right[consonant] = right_[right];
    }
    const auto space = std::find(source_.categories.begin(), source_.categories.end(), "SPACE");
    settings.space_category = static_cast<uint32_t>(space - source_.categories.begin());
    return settings;
  }

  const Alphabet& alphabet_;
  const MorphSource& source_;
  std::map<std::u32string_view, double> tried_;
  std::optional<int16_t> usual_cost_;   // of the short nouns that no text had
  std::vector<Tag> last_tags_;          // of each right context of the source
  std::vector<uint16_t> left_, right_;  // our number of each context of the source
  uint32_t lefts_ = 0, rights_ = 0;
  std::vector<std::pair<std::u32string, uint32_t>> keys_;
  std::vector<double> weights_;  // of the keys
  std::vector<Word> words_;
  std::vector<uint32_t> details_;
  std::string parts_;
  std::map<std::string, uint32_t> known_details_;
};

}  // namespace

std::vector<std::pair<std::string, Tag>> parts_of(const std::string& feature) {
  std::vector<std::pair<std::string, Tag>> parts;
  const std::vector<std::string> fields = split(feature, ',');
  if (fields.size() <= kExpression || fields[kExpression].empty() || fields[kExpression] == "*") return parts;
  for (const std::string& part : split(fields[kExpression], '+')) {
    const std::vector<std::string> pieces = split(part, '/');
    if (pieces.size() < 2) break;
    const Tag tag = tag_or_na(pieces[1]);
    // The copula vanishes after a vowel (고양이로소이다), but it is there.
    parts.emplace_back(pieces[0].empty() && tag == Tag::VCP ? "이" : plain_letters(pieces[0]), tag);
  }
  return parts;
}

std::string joined_feature(const std::u32string& surface, const std::string& stem, std::string_view tag,
                           const std::string& ending, std::string_view ending_tag) {
  const std::string first(tag), last(ending_tag);
  return first + ",*,*," + to_utf8(surface) + ",Inflect," + first + "," + last + "," + stem + "/" + first + "/*" +
         (ending.empty() ? "" : "+" + ending + "/" + last + "/*");
}

std::vector<std::u32string> MorphSource::keys() const {
  std::vector<std::u32string> keys;
  for (const Entry& entry : entries) keys.push_back(entry.surface);
  return keys;
}

std::vector<std::pair<std::string, std::string>> build_dictionary(const Alphabet& alphabet, const MorphSource& source) {
  return Builder(alphabet, source).build();
}

}  // namespace kn
