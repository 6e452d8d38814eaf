// The best path through a stretch of text.
//
// Nodes are words at a place, which lie together by the place where they end.  Places are taken from left to right: the
// words that end there are gathered once, and the least cost of coming from them is worked out for each word that
// begins there, eight of them and four words at a time.  Which of them it was is asked only for the words on the best
// path, at the end. No branch in these loops depends on a cost: none could be foreseen, and a wrong guess takes as long
// as the work for a word.
//
// A blank belongs to no word; before particles, endings and suffixes it costs extra (mecab-ko's left-space penalty).
// Ours is the reverse: where a particle, an ending or an adverb is followed by a noun or a verb there should be a
// blank, and one that is missing costs extra, so that 부양의무자 is not 부양 + 의 + 무자.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/interrupt.h"
#include "morph/dictionary.h"
#include "morph/stretch.h"

namespace kn {

// A word on the best path, counted in characters of the text.
struct PathWord {
  uint32_t begin, end;  // without the blank before
  uint32_t word;        // number in the dictionary, or in the user's terms; Dictionary::kNoWord for an unknown word
  int32_t cost;         // of the path up to here
  uint16_t right;
  Tag tag;
  uint8_t flags;  // Word::flags
  bool users;     // one of the user's terms
};

class Lattice {
 public:
  explicit Lattice(const Dictionary& dictionary);

  // Null for none.
  void set_user_terms(const UserTerms* user_terms) { stretch_.set_user_terms(user_terms); }
  void set_person_names(const PersonNames* names) { stretch_.set_person_names(names); }
  size_t memory() const;

  // MeCab's own answer: no words of ours, no rules of ours.
  void set_plain(bool plain) {
    plain_ = plain;
    stretch_.set_plain(plain);
  }

  // Best path over chars[from, to), after a word with this right context (settings().border_right at the beginning).
  // `closed` where the text ends at `to`, so that the end of sentence counts.
  const std::vector<PathWord>& best_path(std::u32string_view chars, uint32_t from, uint32_t to, uint16_t right_before,
                                         bool closed);

 private:
  // A word that can still be on the best path.
  struct Node {
    int32_t cost;   // of the best path up to here
    uint32_t word;  // of the stretch
  };
  // The nodes that end at a place: from first_at_ to `past`.
  struct Endings {
    int32_t least;  // cost of the cheapest
    uint32_t past;
  };
  void make_room();
  // Whether a blank may be missing there.
  bool is_joined(uint32_t place) const { return place < stretch_.size() && !stretch_.is_blank(place) && !plain_; }
  template <bool kJoined>
  void gather(uint32_t place);
  void connect(Stretch::Range matches);
  template <bool kFirst, bool kLast>
  void connect_eight(uint32_t endings, const uint16_t* lefts, size_t n);
  void add_nodes(Stretch::Range matches);
  int32_t cost_from(const Node& node, uint32_t left, int32_t missing) const;
  uint32_t predecessor(uint32_t place, uint32_t left, int32_t cost) const;
  void read_path(uint32_t node, uint32_t from, uint32_t end);

  const Dictionary& dictionary_;
  bool plain_ = false;
  InterruptPacer pacer_;
  // Of each right context Dictionary::right_offset(), twice, and one more if it wants a blank behind.
  std::vector<uint32_t> rights_;

  Stretch stretch_;
  std::vector<Node> nodes_;  // the first is the word before the stretch
  std::vector<uint32_t> first_at_;
  std::vector<Endings> endings_at_;
  std::vector<PathWord> path_;

  // The endings of the current place: what each costs more than the cheapest, as it is and (for a free word that
  // follows) with a missing blank, and its right context.  Filled up to a multiple of eight.
  std::vector<int16_t> costs_[2];
  const int16_t* free_costs_ = nullptr;  // those for a free word
  std::vector<uint32_t> offsets_;        // Dictionary::right_offset()
  uint32_t ending_count_ = 0;
  int32_t least_ = 0;                 // what the cheapest costs
  std::vector<int16_t> connections_;  // least of coming from them, for each word that begins there
  std::vector<int16_t> best_;         // eight to a word: the least so far
};

}  // namespace kn
