// Building of the user's terms; see lexicon.h.  The rules for a row of korean_lexicon are lexicon_rules.cpp.
#include "dict/lexicon.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.h"
#include "base/unicode.h"

namespace kn {

namespace {

constexpr std::array<std::string_view, 6> kKinds = {"person", "organization", "location", "product", "event", "word"};
constexpr size_t kLongestString = 0xFFFF;
constexpr size_t kMostParts = 0xFF;

uint64_t mixed(uint64_t h) {
  h ^= h >> 33U;
  h *= 0xFF51AFD7ED558CCDULL;
  h ^= h >> 33U;
  h *= 0xC4CEB9FE1A85EC53ULL;
  return h ^ (h >> 33U);
}

// Takes a string and its size into the hash, eight bytes at a time (little endian, as the image).
uint64_t hash_bytes(uint64_t hash, std::string_view bytes) {
  hash = (hash + bytes.size()) * 0xFF51AFD7ED558CCDULL;
  for (size_t i = 0; i < bytes.size(); i += 8) {
    uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + i, std::min<size_t>(8, bytes.size() - i));
    hash = (hash ^ eight) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29U;
  }
  return hash;
}

// Appends the folded term.  Hangul syllables, common Hanja and ASCII stand for themselves; all else goes through Text.
void append_folded(std::u32string& out, std::string_view term) {
  const size_t before = out.size();
  for (size_t i = 0; i < term.size();) {
    const auto* s = reinterpret_cast<const unsigned char*>(term.data()) + i;
    if (s[0] < 0x80 && s[0] != '&') {
      out.push_back(s[0]);
      ++i;
      continue;
    }
    if (s[0] >= 0xE4 && s[0] <= 0xED && term.size() - i >= 3) {
      const char32_t c = ((s[0] & 0x0FU) << 12U) | ((s[1] & 0x3FU) << 6U) | (s[2] & 0x3FU);
      if (is_hangul_syllable(c) || (c >= 0x4E00 && c <= 0x9FFF)) {
        out.push_back(c);
        i += 3;
        continue;
      }
    }
    out.resize(before);
    out.append(Text(term).chars());
    return;
  }
}

}  // namespace

std::string_view kind_name(UserTermKind kind) { return kKinds[static_cast<size_t>(kind)]; }

std::optional<UserTermKind> user_term_kind(std::string_view name) {
  const auto at = std::find(kKinds.begin(), kKinds.end(), name);
  if (at == kKinds.end()) return std::nullopt;
  return static_cast<UserTermKind>(at - kKinds.begin());
}

std::string_view UserTerms::name(uint32_t index) const {
  const Entry& e = entries_[index];
  if (e.name_size == 0) return term(index);
  return std::string_view(strings_).substr(e.strings + e.term_size, e.name_size);
}

std::vector<std::string_view> UserTerms::part_list(uint32_t index) const {
  const Entry& e = entries_[index];
  std::vector<std::string_view> list;
  size_t at = e.strings + e.term_size + e.name_size;
  for (uint32_t p = 0; p < e.parts; ++p) {
    uint16_t size = 0;
    std::memcpy(&size, strings_.data() + at, sizeof size);
    list.push_back(std::string_view(strings_).substr(at + sizeof size, size));
    at += sizeof size + size;
  }
  return list;
}

size_t UserTerms::memory() const {
  return sizeof *this + entries_.capacity() * sizeof(Entry) + first_.capacity() * sizeof(uint32_t) +
         chars_.capacity() * sizeof(char32_t) + strings_.capacity();
}

UserTerms::Builder::Builder(size_t bytes) {
  terms_.strings_.reserve(bytes);
  terms_.chars_.reserve(bytes / 6);
}

void UserTerms::Builder::add(std::string_view term, UserTermKind kind, std::string_view name,
                             const std::vector<std::string_view>& parts) {
  if (term.empty() || term.size() > kLongestString || name.size() > kLongestString || parts.size() > kMostParts) return;
  UserTerms& t = terms_;
  Entry e{};
  e.chars = static_cast<uint32_t>(t.chars_.size());
  append_folded(t.chars_, term);
  if (t.chars_.size() == e.chars) return;  // nothing but characters that folding drops
  e.length = static_cast<uint16_t>(t.chars_.size() - e.chars);
  e.strings = static_cast<uint32_t>(t.strings_.size());
  e.term_size = static_cast<uint16_t>(term.size());
  e.name_size = static_cast<uint16_t>(name.size());
  e.kind = kind;
  e.parts = static_cast<uint8_t>(parts.size());
  t.strings_.append(term).append(name);
  uint64_t hash = hash_bytes(0, term);
  hash += static_cast<uint64_t>(kind) + 1;
  hash = hash_bytes(hash, name);
  for (std::string_view part : parts) {
    const auto size = static_cast<uint16_t>(part.size());
    t.strings_.append(reinterpret_cast<const char*>(&size), sizeof size).append(part.substr(0, size));
    hash = hash_bytes(hash, part);
  }
  t.version_ = static_cast<int64_t>(static_cast<uint64_t>(t.version_) + mixed(hash));
  t.entries_.push_back(e);
}

// Sorts entries by their folded terms, then by kind, then by the term as written.  Three characters make one number,
// which decides among entries that share what stands before them: no comparison looks a string up.
class UserTerms::Sorter {
 public:
  explicit Sorter(UserTerms& terms) : terms_(terms), keys_(terms.entries_.size()) {}

  void run() {
    for (uint32_t i = 0; i < keys_.size(); ++i) keys_[i].entry = i;
    sort(0, keys_.size(), 0);
    std::vector<Entry> sorted;
    sorted.reserve(keys_.size());
    for (const Key& key : keys_) sorted.push_back(terms_.entries_[key.entry]);
    terms_.entries_ = std::move(sorted);
  }

 private:
  struct Key {
    uint64_t head;
    uint32_t entry;
  };
  static constexpr uint32_t kStep = 3;
  static constexpr uint64_t kLastCharacter = (1U << 21U) - 1;

  // Entries [from, to), which share their first `depth` characters.
  void sort(size_t from, size_t to, uint32_t depth) {
    for (size_t i = from; i < to; ++i) keys_[i].head = head(terms_.entries_[keys_[i].entry], depth);
    std::sort(keys_.begin() + static_cast<long>(from), keys_.begin() + static_cast<long>(to),
              [](const Key& a, const Key& b) { return a.head < b.head; });
    for (size_t begin = from; begin < to;) {
      size_t end = begin + 1;
      while (end < to && keys_[end].head == keys_[begin].head) ++end;
      if (end - begin > 1) {
        if ((keys_[begin].head & kLastCharacter) != 0)
          sort(begin, end, depth + kStep);
        else
          sort_same(begin, end);
      }
      begin = end;
    }
  }

  // Rows of one folded term.
  void sort_same(size_t from, size_t to) {
    std::sort(keys_.begin() + static_cast<long>(from), keys_.begin() + static_cast<long>(to),
              [&](const Key& a, const Key& b) {
                const Entry &x = terms_.entries_[a.entry], &y = terms_.entries_[b.entry];
                if (x.kind != y.kind) return x.kind < y.kind;
                return terms_.strings_.compare(x.strings, x.term_size, terms_.strings_, y.strings, y.term_size) < 0;
              });
  }

  uint64_t head(const Entry& e, uint32_t depth) const {
    uint64_t value = 0;
    for (uint32_t d = depth; d < depth + kStep; ++d)
      value = (value << 21U) | (d < e.length ? terms_.chars_[e.chars + d] : 0U);
    return value;
  }

  UserTerms& terms_;
  std::vector<Key> keys_;
};

UserTerms UserTerms::Builder::finish() {
  UserTerms t = std::move(terms_);
  terms_ = UserTerms();
  Sorter(t).run();
  if (t.entries_.empty()) return t;
  t.first_.assign(kBuckets + 1, 0);
  for (const Entry& e : t.entries_) ++t.first_[bucket_of(t.chars_[e.chars]) + 1];
  for (size_t b = 0; b < kBuckets; ++b) t.first_[b + 1] += t.first_[b];
  return t;
}

}  // namespace kn
