// The best path through a stretch of text.
//
// Nodes are words at a place, in one buffer that is cleared but never freed; those that end at a place hang on it in a
// list, latest first.  Places are taken from left to right: the words that end there are gathered once, and the cheapest of
// them is looked up once for each left context of the words that begin there.  A word's best predecessor is therefore
// fixed when it is added.
//
// A blank belongs to no word; before particles, endings and suffixes it costs extra (mecab-ko's left-space penalty).  Ours is
// the reverse: where a particle, an ending or an adverb is followed by a noun or a verb there should be a blank, and one that
// is missing costs extra, so that 부양의무자 is not 부양 + 의 + 무자.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/interrupt.h"
#include "dict/lexicon.h"
#include "morph/dictionary.h"

namespace kn {

struct LatticeNode {
  uint32_t begin, end;   // characters of the stretch, without the blank before
  uint32_t word;         // number in the dictionary, or in the user's terms; Dictionary::kNoWord for an unknown word
  uint32_t previous;     // node before it on its best path
  uint32_t next_ending;  // another node with the same end
  int32_t cost;          // of the best path up to here
  uint16_t right;
  Tag tag;
  uint8_t flags;         // Word::flags, or kUser
  static constexpr uint8_t kUser = 0x40;
};

class Lattice {
 public:
  Lattice(const Dictionary& dictionary, const UserTerms* user_terms);

  // MeCab's own answer: no words of ours, no rules of ours.
  void set_plain(bool plain) { plain_ = plain; }

  // Best path over chars[from, to), after a word with this right context (settings().border_right at the beginning).
  // `closed` where the text ends at `to`, so that the end of sentence counts.  Nodes in order, begin and end counted in chars.
  const std::vector<LatticeNode>& best_path(std::u32string_view chars, uint32_t from, uint32_t to, uint16_t right_before, bool closed);

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFFU;

  // Where words come from and go to while a place is worked on.
  struct Place {
    uint32_t begin;      // behind the blank
    bool blank_before;
  };
  // Cheapest ending before a left context: see key() in lattice.cpp.
  struct Before {
    uint32_t stamp;
    int64_t key;
  };

  void find_runs(std::u32string_view chars, uint32_t from, uint32_t to);
  uint32_t skip_blanks(uint32_t place) const;
  void gather(uint32_t place, bool joined);
  int64_t cheapest(uint16_t left, bool free) const;
  int64_t cheapest_before(uint16_t left, bool free);
  void add(Place place, uint32_t end, uint32_t number, const Word& word);
  void add_words(std::u32string_view rest, Place place);
  void add_user_terms(std::u32string_view rest, Place place);
  void add_unknown(Place place, bool found);

  const Dictionary& dictionary_;
  const UserTerms* user_terms_;
  MorphSettings settings_;
  int32_t blank_cost_[2][256] = {};  // of a word of each Word::kind, without and behind a blank
  bool plain_ = false;
  InterruptPacer pacer_;
  std::vector<uint8_t> wants_blank_;  // of each right context: whether a blank follows, if a free word comes next

  uint32_t size_ = 0;
  std::vector<CharacterClass> class_;  // of each character of the stretch
  std::vector<uint32_t> run_end_;      // where the run of one kind that holds it ends
  std::vector<uint32_t> ending_at_;    // first node that ends at each place
  std::vector<int32_t> least_at_;      // cost of the cheapest of them
  std::vector<LatticeNode> nodes_;
  uint32_t node_count_ = 0;
  std::vector<LatticeNode> path_;

  // The endings of the current place, those with hot right contexts and the others: keys as they are, keys with a missing
  // blank, and right contexts as counted in the hot or the cold part of a row.
  struct Endings {
    std::vector<int64_t> keys, joined_keys;
    std::vector<uint32_t> rights;
    uint32_t count = 0;
    void add(int64_t key, int64_t joined_key, uint32_t right) {
      if (count == keys.size()) {
        keys.resize(count * 2 + 64);
        joined_keys.resize(keys.size());
        rights.resize(keys.size());
      }
      keys[count] = key;
      joined_keys[count] = joined_key;
      rights[count++] = right;
    }
  };
  Endings hot_, cold_;
  std::vector<Before> before_;  // of each left context, for bound and for free words
  uint32_t stamp_ = 0;
};

}  // namespace kn
