// The words that a stretch of text can consist of: those of the dictionary at each place, the user's, and unknown ones
// by the kind of their characters (MeCab's rules).  What the best path is looked for among (lattice.h).
//
//   데이터센터를   at 0: 데 (several words), 데이터, 데이터센터; at 5: 를 (JKO), …
//
// They lie in columns, by the place where they begin, so that the search reads of each what it needs and no more; the
// words of a surface are copied from the dictionary a block at a time, of which the last may hold words that are not
// meant.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dict/lexicon.h"
#include "morph/dictionary.h"
#include "morph/person_names.h"

namespace kn {

class Stretch {
 public:
  explicit Stretch(const Dictionary& dictionary);

  // Null for none.
  void set_user_terms(const UserTerms* user_terms) { user_terms_ = user_terms; }
  // Null for none.
  void set_person_names(const PersonNames* names) { person_names_ = names; }
  // MeCab's own words and prices: none of ours, none of the user's.
  void set_plain(bool plain) { plain_ = plain; }
  size_t memory() const;

  // Finds all words of the characters, which outlive the calls that follow.  The word before them has this right
  // context.
  void read(std::u32string_view chars, uint16_t right_before);

  uint32_t size() const { return size_; }
  bool is_blank(uint32_t place) const { return (class_[place].kinds() >> space_category_ & 1U) != 0; }

  // By the word's number in the stretch; 0 is the word before it.
  struct Words {
    std::vector<uint16_t> lefts;    // left context, twice, and one more if the word is free (Word::kFree)
    std::vector<uint16_t> rights;   // right context; like the left one always one of the matrix
    std::vector<int16_t> costs;     // with that of the blank before
    std::vector<uint32_t> matches;  // of which match they are
    void make_room(size_t size);
  };
  const Words& words() const { return words_; }

  // A surface in its place; its words lie together, from `first` to that of the next match.
  struct Match {
    uint32_t begin, end;
    uint32_t number;  // of the first word, as in Described, with kUserTerm for one of the user's
    uint32_t first;
  };
  const Match& match(uint32_t number) const { return matches_[number]; }
  // Numbers first to past - 1.
  struct Range {
    uint32_t first, past;
    bool empty() const { return first == past; }
  };
  // The matches that begin at a place: of the dictionary's words, and of all others.
  Range matches_at(uint32_t place) const { return {matches_at_[place], matches_at_[place + 1]}; }
  Range others_at(uint32_t place) const { return {others_at_[place], others_at_[place + 1]}; }
  uint32_t words_ending_at(uint32_t place) const { return ending_at_[place]; }

  struct Described {
    uint32_t begin;
    uint32_t number;  // in the dictionary or among the user's terms; Dictionary::kNoWord for an unknown word
    bool users;
    Word word;
  };
  Described describe(uint32_t word) const;

 private:
  static constexpr uint32_t kUserTerm = 0x80000000U, kPersonName = Dictionary::kNoWord - 1;
  // Words of the dictionary that stand at a place.
  struct Surface {
    uint32_t begin, end;
    WordRange words;
  };
  void find_runs();
  void find_words();
  void find_other_words();
  void add_person_names(uint32_t begin);
  void add_unknown(uint32_t begin);
  void lay_out(const Surface& surface);
  void lay_out_block(const Word* block, uint32_t first, uint32_t match);
  void lay_out_plain(const Surface& surface);
  void lay_out_one(Match match, const Word& word);
  Word user_word(uint32_t index, uint32_t begin, uint32_t end) const;
  Word person_name(uint32_t end, int16_t cost) const;
  bool behind_blank(uint32_t begin) const { return begin > 0 && is_blank(begin - 1); }
  int16_t cost_behind_blank(const Word& word) const;

  const Dictionary& dictionary_;
  const UserTerms* user_terms_ = nullptr;
  const PersonNames* person_names_ = nullptr;
  bool plain_ = false;
  uint32_t space_category_;
  int16_t last_left_, last_right_;  // contexts of the matrix
  int32_t blank_cost_[256] = {};    // of a blank before a word of each Word::kind

  std::u32string_view chars_;
  uint32_t size_ = 0;
  std::vector<CharacterClass> class_;  // of each character
  std::vector<uint32_t> run_end_;      // where the run of one kind that holds it ends
  std::vector<uint32_t> codes_;        // of the trie's alphabet
  std::vector<Surface> surfaces_;
  std::vector<Match> matches_;  // and one more, which begins no word
  Words words_;
  uint32_t count_ = 0;
  std::vector<uint32_t> matches_at_, others_at_;  // the first match of each place
  std::vector<uint32_t> ending_at_;               // how many words end at each place
};

}  // namespace kn
