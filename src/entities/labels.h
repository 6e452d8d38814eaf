// What the tagger says of a letter: it is outside of names, or the beginning, inside, end or whole of a name of some
// kind.
//
//   최 태 원 은   B-person I-person E-person O
//
// Labels of one part stand together, in the order in which a row of votes holds them, so that a step of the chain is a
// few vector operations a part: beginnings 0 to 4, outside 5, singles 6 to 10, insides 11 to 15, ends 16 to 20.
#pragma once

namespace kn::entities {

// Kinds the tagger knows: the five of records.h.
inline constexpr int kKinds = 5;
inline constexpr int kLabels = 1 + 4 * kKinds;
enum LabelPart { kBegin, kSingle, kInside, kEnd };
inline constexpr int kOutside = kKinds;

inline constexpr int label_of(int kind, int part) { return kind + kKinds * part + (part == kBegin ? 0 : 1); }
// Of labels but kOutside.
inline constexpr int part_of(int label) { return label < kOutside ? kBegin : (label - 1) / kKinds; }
inline constexpr int kind_of(int label) { return label < kOutside ? label : (label - 1) % kKinds; }

inline constexpr bool closes_name(int label) {
  return label == kOutside || part_of(label) == kEnd || part_of(label) == kSingle;
}
inline constexpr bool opens_name(int label) {
  return label == kOutside || part_of(label) == kBegin || part_of(label) == kSingle;
}
// Whether label b may follow label a; -1 is the border of the line.
inline constexpr bool may_follow(int a, int b) {
  if (a < 0) return b < 0 || opens_name(b);
  if (b < 0) return closes_name(a);
  return closes_name(a) ? opens_name(b) : !opens_name(b) && kind_of(a) == kind_of(b);
}

}  // namespace kn::entities
