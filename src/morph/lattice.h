// The best path through a stretch of text.
//
// Nodes are words at a place, in one buffer that is cleared but never freed; those that end at a place hang on it in a
// list, latest first.  Places are taken from left to right: the words that end there are gathered once, one for each right
// context, and the least cost of coming from them is worked out for each word that begins there, eight of them at a
// time.  Which of them it was is asked only for the words on the best path, at the end.  No branch in these loops depends
// on a cost: none could be foreseen, and a wrong guess takes as long as the work for a word.
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

// A word on the best path, counted in characters of the text.
struct PathWord {
  uint32_t begin, end;   // without the blank before
  uint32_t word;         // number in the dictionary, or in the user's terms; Dictionary::kNoWord for an unknown word
  int32_t cost;          // of the path up to here
  uint16_t right;
  Tag tag;
  uint8_t flags;         // Word::flags, or kUser
  static constexpr uint8_t kUser = 0x40;
};

class Lattice {
 public:
  explicit Lattice(const Dictionary& dictionary);

  // Null for none.
  void set_user_terms(const UserTerms* user_terms) { user_terms_ = user_terms; }
  size_t memory() const;

  // MeCab's own answer: no words of ours, no rules of ours.
  void set_plain(bool plain) { plain_ = plain; }

  // Best path over chars[from, to), after a word with this right context (settings().border_right at the beginning).
  // `closed` where the text ends at `to`, so that the end of sentence counts.
  const std::vector<PathWord>& best_path(std::u32string_view chars, uint32_t from, uint32_t to, uint16_t right_before, bool closed);

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFFU;
  static constexpr uint32_t kUserTerm = 0x80000000U;
  // A surface in the stretch, and its words among those of the stretch.
  struct Match {
    uint32_t begin, end;
    uint32_t number;  // of the first: as in PathWord, with kUserTerm for one of the user's
    uint32_t first;
  };
  // A word that can still be on the best path.
  struct Node {
    int32_t cost;   // of the best path up to here
    uint32_t word;  // among those of the stretch
  };
  // The nodes that end at a place: from first_at_ to `past` in nodes_.
  struct Endings {
    int32_t least;  // cost of the cheapest
    uint32_t past;
  };
  void find_runs();
  void find_words();
  void find_other_words();
  void add_unknown(uint32_t begin);
  void add_other(uint32_t begin, uint32_t end, uint32_t number, const Word& word);
  void lay_out(uint32_t match, const Word* words, uint32_t count);
  void lay_out_one(uint32_t match, const Word& word);
  void lay_out_plain(uint32_t match, uint32_t first, uint32_t past);
  void lay_out_block(const Word* block, uint32_t first, uint32_t end, uint32_t match);
  void make_room(uint16_t right_before);
  Word user_word(uint32_t index, uint32_t begin, uint32_t end) const;
  bool is_blank(uint32_t place) const { return (class_[place].kinds() >> settings_.space_category & 1U) != 0; }
  uint32_t skip_blanks(uint32_t place) const;
  // Whether a blank may be missing there.
  bool joined(uint32_t place) const { return place < size_ && !is_blank(place) && !plain_; }
  template <bool kJoined>
  void gather(uint32_t place);
  void find_costs(uint32_t first, uint32_t past);
  template <bool kFirst, bool kLast>
  void find_costs_of(uint32_t group, const uint16_t* lefts, size_t n);
  void add_nodes(uint32_t first, uint32_t past);
  int32_t cost_from(const Node& node, uint32_t left, int32_t missing) const;
  uint32_t predecessor(uint32_t place, uint32_t left, int32_t cost) const;
  void read_path(uint32_t node, uint32_t from, uint32_t end);

  const Dictionary& dictionary_;
  const UserTerms* user_terms_ = nullptr;
  MorphSettings settings_;
  int32_t blank_cost_[256] = {};  // of a blank before a word of each Word::kind
  int16_t last_left_, last_right_;     // contexts of the matrix
  bool plain_ = false;
  InterruptPacer pacer_;
  std::vector<uint32_t> rights_;  // of each right context Dictionary::right_offset(), twice, and one more if it wants a blank

  std::u32string_view chars_;          // the stretch
  uint32_t size_ = 0;
  std::vector<CharacterClass> class_;  // of each character of the stretch
  std::vector<uint32_t> run_end_;      // where the run of one kind that holds it ends
  std::vector<uint32_t> codes_;        // of the trie's alphabet

  // The words of the stretch by the place where they begin: those of the dictionary, then the user's and the unknown ones.
  // One array for each thing that is asked of them, since a block of them is made at a time.
  std::vector<Match> matches_;
  struct Words {
    std::vector<uint16_t> lefts;    // left context, twice, and one more if the word is free
    std::vector<uint16_t> rights;
    std::vector<int16_t> costs;     // with that of the blank before
    std::vector<uint32_t> ends;
    std::vector<uint32_t> matches;  // which they are of
    void make_room(size_t size);
  };
  Words words_;
  std::vector<uint32_t> words_at_, others_at_;  // of each place: words_at_[i] to words_at_[i + 1]
  uint32_t word_count_ = 0;

  std::vector<Endings> endings_at_;
  std::vector<uint32_t> first_at_;
  std::vector<Node> nodes_;
  std::vector<PathWord> path_;

  // The endings of the current place that are not beyond hope: what each costs more than the cheapest, as it is and (for a
  // free word that follows) with a missing blank, and its right context.  Filled up to a multiple of eight.
  std::vector<int16_t> costs_[2];
  std::vector<uint32_t> offsets_;       // Dictionary::right_offset()
  uint32_t ending_count_ = 0;
  const int16_t* free_costs_ = nullptr; // those for a free word
  int32_t least_ = 0;                   // what the cheapest costs
  std::vector<int16_t> connections_;    // of coming from them, for each word that begins there
  std::vector<int16_t> best_;           // room for find_costs()
};

}  // namespace kn
