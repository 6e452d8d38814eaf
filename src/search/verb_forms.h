// Verbs and adjectives: the stems that a form can have.
//
//   밝혔다 -> 밝히    빨라졌다 -> 빨라지    들었다 -> 들, 듣    이뤄진 -> 이루어지
//
// By the dictionary's words alone; which of several a sentence means is the tokenizer's to say (tokens.h).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "morph/dictionary.h"

namespace kn {

// Readings of forms: every word of the dictionary that begins a form, is a verb or adjective, and leaves only endings.
// The auxiliary -지다 makes a new verb and belongs to the stem, however the dictionary cuts it: 빨라졌다 is 빨라지, be
// it 빨라졌+다 or 빨라+졌+다. So does whatever stands before a verb that the dictionary knows with it: 알아봤다 is
// 알아보, 힘쓴다 is 힘쓰.  Costs are MeCab's, of the path from the stem to the end of the form.  One reader for many
// forms, since what it makes of one is made where it made the last.
class FormReader {
 public:
  // The dictionary must outlive the reader.
  explicit FormReader(const Dictionary& dictionary) : dictionary_(dictionary) {}

  // The stems, the most usual first; no entry twice.  A form cited as in a dictionary (밝히다) has that stem first.
  // Good until the next call.
  const std::vector<std::u32string>& stems(std::u32string_view form);
  // Whether the dictionary has it as the stem of a verb or an adjective.
  bool is_listed(std::u32string_view stem) const;

 private:
  // A way from a place to the end of the form by endings alone.
  struct Tail {
    int32_t cost;
    uint16_t left;  // context of the first
  };
  static constexpr size_t kTails = 4;  // the cheapest of a place, which is nearly always one of them
  static constexpr int32_t kNoWay = 1 << 24;
  // What the form from a place to its end can be.
  struct Rest {
    uint32_t surfaces = 0;  // of the dictionary that begin here: the first in surfaces_
    // In becomes_behind_: where -지 begins behind an ending that begins here.
    uint32_t become_first = 0, become_past = 0;
    int32_t become_cost = kNoWay;  // -지 and endings
    uint32_t tails = 0;
    std::array<Tail, kTails> tail{};  // endings alone, the cheapest first
    bool leads_on() const { return tails > 0 || become_cost < kNoWay || become_first < become_past; }
  };
  struct Surface {
    uint32_t end;
    WordRange words;
  };
  struct Become {
    uint32_t at;
    int32_t cost;
  };
  // A verb inside of the form, with endings behind it.
  struct Inner {
    uint32_t begin, end, number;
    int32_t cost;
  };
  void find_surfaces();
  void read_rests();
  void find_stems();
  void find_compounds();
  static void add_tail(Rest& rest, Tail tail);
  int32_t cost_on(const Word& word, uint32_t end) const;
  template <typename Found>
  void each_word(size_t begin, Found&& found) const;
  std::u32string first_form(uint32_t number, size_t begin, size_t end) const;
  uint32_t inner_become(uint32_t number) const;
  std::u32string become_stem(size_t at) const;
  std::u32string_view piece(size_t from, size_t to) const;
  void add(int32_t cost, const std::u32string& stem);

  const Dictionary& dictionary_;
  std::u32string_view form_;
  std::vector<Rest> rest_;
  std::vector<Surface> surfaces_;
  std::vector<Become> becomes_behind_;
  std::vector<Inner> inner_;
  std::vector<std::pair<int32_t, std::u32string>> found_;
  std::vector<std::u32string> stems_;
};

// The one spelling of a stem that is written in several ways: 이뤄지 -> 이루어지.
std::u32string settled_stem(std::u32string_view stem);

// Whether a plain word of the dictionary is the stem of a verb or an adjective.  It has 된, 간 and 있었, too, and 된다
// would be cited. None ends in ㄴ but 안다 and 신다, none in ㅆ but 있다, and what is made with them (껴안다,
// 재미있다); none is one for MeCab alone (즐거우).
bool is_stem(const Word& word, std::u32string_view surface);

}  // namespace kn
