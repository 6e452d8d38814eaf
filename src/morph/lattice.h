// The best path through a stretch of text.
//
// Nodes are words at a place, in one buffer that is cleared but never freed; those that end at a place hang on it in a
// list, latest first.  Places are taken from left to right: the words that end there are gathered once, one for each
// right context (of two with the same context the dearer can never win), and the best of them is looked up once for each
// left context of the words that begin there.  A word's best predecessor is therefore fixed when it is added.
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
  uint32_t begin, end;  // characters of the stretch, without the blank before
  uint32_t word;        // number in the dictionary, or in the user's terms; Dictionary::kNoWord for an unknown word
  uint32_t previous;    // node before it on its best path
  uint32_t next_ending; // another node with the same end
  int32_t cost;         // of the best path up to here
  uint16_t right;
  Tag tag;
  uint8_t flags;        // Word::flags, or kUser
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
  struct Ending {
    int32_t cost;
    uint32_t node;
  };

  void find_runs(std::u32string_view chars, uint32_t from, uint32_t to);
  void gather(uint32_t place, bool joined);
  const Ending& cheapest_before(uint16_t left, bool free);
  void add_words(std::u32string_view chars, uint32_t from, uint32_t place, uint32_t to, bool blank_before);
  void add_user_terms(std::u32string_view rest, uint32_t place, bool blank_before);
  void add_unknown(uint32_t begin, uint32_t end, uint32_t category, bool blank_before);
  void add(uint32_t begin, uint32_t end, uint32_t number, const Word& word, bool blank_before);
  uint32_t skip_blanks(uint32_t place) const;

  const Dictionary& dictionary_;
  const UserTerms* user_terms_;
  bool plain_ = false;
  InterruptPacer pacer_;

  uint32_t size_ = 0;
  std::vector<CharacterClass> class_;   // of each character of the stretch
  std::vector<uint32_t> run_end_;       // where the run of one kind that holds it ends
  std::vector<uint32_t> ending_at_;     // first node that ends at each place
  std::vector<LatticeNode> nodes_;
  std::vector<LatticeNode> path_;

  // The endings of the current place, one a right context.
  std::vector<int32_t> ending_cost_;
  std::vector<int32_t> joined_cost_;  // before a word that should have a blank before it
  std::vector<uint16_t> ending_right_;
  std::vector<uint32_t> ending_node_;
  uint32_t endings_ = 0;
  std::vector<uint32_t> slot_of_right_, slot_stamp_;
  // The best of them before each left context met at this place; those before free words in the second half.
  std::vector<Ending> before_left_;
  std::vector<uint32_t> before_stamp_;
  uint32_t stamp_ = 0;
};

}  // namespace kn
