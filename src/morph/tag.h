// Parts of speech: the Sejong tags as mecab-ko-dic knows them.
//
// The analyser works with mecab-ko-dic's names, which tell a little more than Sejong's: NNBC is an NNB that counts
// (명), SC and SSO/SSC are the separators and brackets of SP and SS.  sejong_name() gives what SQL reports.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kn {

enum class Tag : uint8_t {
  NNG,
  NNP,
  NNB,
  NNBC,
  NR,
  NP,  // 정부, 서울, 것, 명, 하나, 그
  VV,
  VA,
  VX,
  VCP,
  VCN,  // 가다, 크다, (먹어) 보다, 이다, 아니다
  MM,
  MAG,
  MAJ,
  IC,  // 새, 매우, 그러나, 아
  JKS,
  JKC,
  JKG,
  JKO,
  JKB,
  JKV,
  JKQ,
  JX,
  JC,  // 이, 이 (되다), 의, 을, 에서, 아, 라고, 는, 와
  EP,
  EF,
  EC,
  ETN,
  ETM,  // 었, 다, 고, 기, 는
  XPN,
  XSN,
  XSV,
  XSA,
  XR,  // 비-, -들, -하(다), -스럽(다), 깨끗
  SF,
  SE,
  SSO,
  SSC,
  SC,
  SY,
  SL,
  SH,
  SN,
  SP,  // . … ( ) , + Latin Hanja digits blank
  NA,
  UNKNOWN,  // cannot be analysed; Hangul in no dictionary
};
inline constexpr unsigned kTags = static_cast<unsigned>(Tag::UNKNOWN) + 1;

// mecab-ko-dic's name: "NNBC".
std::string_view tag_name(Tag tag);
// Sejong's name: "NNB".  An unknown word of Hangul is taken for a noun.
std::string_view sejong_name(Tag tag);
// By mecab-ko-dic's name; its rare slips (VSV, UNA) are mended.
std::optional<Tag> tag_of(std::string_view name);

constexpr bool in_range(Tag tag, Tag first, Tag last) { return tag >= first && tag <= last; }
constexpr bool is_noun(Tag tag) { return in_range(tag, Tag::NNG, Tag::NP) || tag == Tag::UNKNOWN; }
constexpr bool is_common_or_proper(Tag tag) { return tag == Tag::NNG || tag == Tag::NNP || tag == Tag::UNKNOWN; }
constexpr bool is_predicate(Tag tag) { return in_range(tag, Tag::VV, Tag::VCN) || tag == Tag::XSV || tag == Tag::XSA; }
constexpr bool is_particle(Tag tag) { return in_range(tag, Tag::JKS, Tag::JC); }
constexpr bool is_ending(Tag tag) { return in_range(tag, Tag::EP, Tag::ETM); }
constexpr bool is_suffix(Tag tag) { return in_range(tag, Tag::XSN, Tag::XSA); }
constexpr bool is_symbol(Tag tag) { return in_range(tag, Tag::SF, Tag::SY) || tag == Tag::SP; }

}  // namespace kn
