// What the tagger looks at around a letter: hashed features, the same code for trainer and server.
//
// Four families:
//   letters      the letter with the two before it; shapes (Hangul, Latin, digit, Hanja)
//   words        the word up to and from here, its neighbours, the punctuation between
//   tables       known names that cover the letter and whether both their borders are word borders (…은, …에서);
//                endings that make names (로보틱스, 위원회, 특별법); titles before and after; surnames and given names
//   quotation    whether the letter stands in ‘ ’ or ( ), how long that is, and what follows it
//
// A feature is a 64-bit hash of its kind and values; weights.h keeps a fingerprint of each that it knows.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "entities/letters.h"
#include "entities/word_classes.h"

namespace kn::entities {

class Features {
 public:
  static constexpr size_t kMost = 48;

  explicit Features(const WordClasses& words) : words_(words) {}

  // Reads the line; at() may be asked afterwards.
  void assign(const Letters& letters);
  // Hashes of the features of letter i, into out; returns their number.
  size_t at(size_t i, std::array<uint64_t, kMost>& out) const;
  // The same of the word that begins at letter i, for the gate.
  size_t of_word(size_t i, std::array<uint64_t, kMost>& out) const;

 private:
  struct Known {  // what the tables say about a letter
    // A mark for the name that covers it: divisions and countries, places, bodies, other.
    uint64_t name[4] = {0, 0, 0, 0};
    uint8_t ending_here = 0;  // an ending of this kind ends here (bits 12 to 15)
    uint8_t ending_next = 0;  // … begins at the next letter
    uint8_t ending_in = 0;    // this letter lies in one
    uint8_t word_ending = 0;  // the word, without its particle, has such an ending
    uint8_t title_here = 0;   // a title begins here: after, before, honorific, modifier; in letters
    uint8_t title_length = 0;
    uint8_t in_title = 0;
    uint16_t person = 0;   // place in what may be a Korean name, and how usual that is
    uint8_t foreign = 0;   // in a foreign given name, or in the word after one
    uint8_t enclosed = 0;  // kind of marks around it, or none
    uint8_t enclosed_length = 0;
    uint8_t from_mark = 0;
    uint8_t to_mark = 0;
    char32_t after_mark = 0;
    bool particle_next = false;  // particles fill the rest of the word
  };

  struct Word {  // what the letters of a word have in common
    uint64_t previous = 0, previous_last = 0, next = 0, next_first = 0, next_last = 0;
    char32_t mark_after = 0;
    uint32_t next_title = 0;
    uint8_t previous_title = 0;
    uint8_t ending = 0;
    bool has_previous = false, has_next = false;
  };

  void look_up();
  void find_particles();
  void note_title(size_t i, uint32_t length, uint32_t classes);
  void find_words();
  void mark_name(uint32_t from, uint32_t to, uint32_t classes);
  void find_marks();
  void find_people();
  void find_neighbours();
  bool border(size_t i) const;  // a name may end before letter i: a word's end, or particles to its end

  const WordClasses& words_;
  const Letters* letters_ = nullptr;
  std::vector<Known> known_;
  std::vector<uint64_t> prefix_;  // hash of the word up to and with the letter
  std::vector<uint64_t> suffix_;  // hash of the word from the letter on
  struct Hit {
    uint32_t length, classes;
  };
  std::vector<Hit> hits_;  // words of the tables, by the letter with which they begin
  std::vector<uint32_t> first_hit_;
  std::vector<uint32_t> codes_;        // room for the look-up
  std::vector<uint32_t> single_;       // classes of single letters
  std::vector<Word> words_of_;         // of the line
  std::vector<uint32_t> word_number_;  // of each letter
  std::vector<uint32_t> plain_;        // the letter, digits alike, and whether a blank stands before it
  std::vector<uint32_t> shapes_;       // of the letters around
};

}  // namespace kn::entities
