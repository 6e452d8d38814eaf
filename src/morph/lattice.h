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

  struct Node {
    uint32_t place;        // where it begins, with the blank before
    uint32_t number;       // of the word: as in PathWord, with kUserTerm for one of the user's
    uint32_t next_ending;  // another node with the same end
    int32_t cost;          // of the best path up to here
    Word word;
  };
  static constexpr uint32_t kUserTerm = 0x80000000U;
  // Where words come from while a place is worked on.
  struct Place {
    uint32_t place;
    uint32_t begin;      // behind the blank
    bool blank_before() const { return begin != place; }
  };
  void find_runs();
  void find_words();
  uint32_t skip_blanks(uint32_t place) const;
  void gather(uint32_t place, bool joined);
  int32_t cheapest_before(uint32_t left, bool free) const;
  void find_costs(uint32_t n);
  template <uint32_t kGroups>
  void find_costs_of(uint32_t n);
  uint32_t predecessor(uint32_t place, uint16_t left, bool free) const;
  void add(Place place, uint32_t end, uint32_t number, const Word& word);
  template <bool kPlain>
  void add_words(Place place);
  void add_user_terms(std::u32string_view rest, Place place);
  void add_unknown(Place place, bool found);

  const Dictionary& dictionary_;
  const UserTerms* user_terms_ = nullptr;
  MorphSettings settings_;
  int32_t blank_cost_[2][256] = {};  // of a word of each Word::kind, without and behind a blank
  bool plain_ = false;
  InterruptPacer pacer_;

  // What is asked of a right context at each place, in one row of memory.
  struct Right {
    uint32_t offset;        // Dictionary::right_offset()
    int32_t missing_blank;  // what a free word behind it costs more where no blank stands between
    uint32_t stamp, at;     // the place where it was last among the endings, and its number there
  };
  std::vector<Right> rights_;

  std::u32string_view chars_;          // the stretch
  uint32_t size_ = 0;
  std::vector<CharacterClass> class_;  // of each character of the stretch
  std::vector<uint32_t> run_end_;      // where the run of one kind that holds it ends
  // The dictionary's surfaces that begin at each place: words_at_[i] to words_at_[i + 1].
  struct Match {
    uint32_t end;
    WordRange words;
  };
  std::vector<uint32_t> codes_;  // of the trie's alphabet
  std::vector<Match> matches_;
  std::vector<uint32_t> words_at_;
  std::vector<uint32_t> ending_at_;    // first node that ends at each place
  std::vector<int32_t> least_at_;      // cost of the cheapest of them
  // Of the words that begin at the current place.
  std::vector<int32_t> costs_;
  std::vector<uint32_t> lefts_;        // left context, twice, and one more if the word is free
  std::vector<Node> nodes_;
  uint32_t node_count_ = 0;
  std::vector<PathWord> path_;

  // The endings of the current place: what each costs more than the cheapest, as it is and (for a free word that follows)
  // with a missing blank, and its right context.  Filled up with copies of the first to a multiple of eight.
  struct Endings {
    std::vector<int16_t> costs[2];
    std::vector<uint32_t> rights;  // Dictionary::right_offset()
    uint32_t count = 0;
    int32_t least = 0;
    void set(uint32_t i, int16_t cost, int16_t joined_cost, uint32_t right) { costs[0][i] = cost, costs[1][i] = joined_cost, rights[i] = right; }
  };
  Endings endings_;
  uint32_t stamp_ = 0;
};

}  // namespace kn
