// Names of tags.
#include "morph/tag.h"

namespace kn {

namespace {

struct Names {
  std::string_view mecab;
  std::string_view sejong;
};

constexpr Names kNames[kTags] = {
    {"NNG", "NNG"}, {"NNP", "NNP"}, {"NNB", "NNB"}, {"NNBC", "NNB"},    {"NR", "NR"},   {"NP", "NP"},   {"VV", "VV"},
    {"VA", "VA"},   {"VX", "VX"},   {"VCP", "VCP"}, {"VCN", "VCN"},     {"MM", "MM"},   {"MAG", "MAG"}, {"MAJ", "MAJ"},
    {"IC", "IC"},   {"JKS", "JKS"}, {"JKC", "JKC"}, {"JKG", "JKG"},     {"JKO", "JKO"}, {"JKB", "JKB"}, {"JKV", "JKV"},
    {"JKQ", "JKQ"}, {"JX", "JX"},   {"JC", "JC"},   {"EP", "EP"},       {"EF", "EF"},   {"EC", "EC"},   {"ETN", "ETN"},
    {"ETM", "ETM"}, {"XPN", "XPN"}, {"XSN", "XSN"}, {"XSV", "XSV"},     {"XSA", "XSA"}, {"XR", "XR"},   {"SF", "SF"},
    {"SE", "SE"},   {"SSO", "SS"},  {"SSC", "SS"},  {"SC", "SP"},       {"SY", "SW"},   {"SL", "SL"},   {"SH", "SH"},
    {"SN", "SN"},   {"SP", "SW"},   {"NA", "NA"},   {"UNKNOWN", "NNG"},
};

}  // namespace

std::string_view tag_name(Tag tag) {
  return static_cast<unsigned>(tag) < kTags ? kNames[static_cast<unsigned>(tag)].mecab : "NA";
}
std::string_view sejong_name(Tag tag) {
  return static_cast<unsigned>(tag) < kTags ? kNames[static_cast<unsigned>(tag)].sejong : "NA";
}

std::optional<Tag> tag_of(std::string_view name) {
  for (unsigned i = 0; i < kTags; ++i)
    if (kNames[i].mecab == name) return static_cast<Tag>(i);
  if (name == "VSV") return Tag::XSV;
  if (name == "UNA") return Tag::NA;
  return std::nullopt;
}

}  // namespace kn
