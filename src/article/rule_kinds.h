// What a line of a page is: the column `kind` of data/article_rules.tsv, and of data/page_words.tsv.
#pragma once

namespace kn {

enum class RuleKind : unsigned char {
  none,
  byline,
  date,
  caption,
  credit,
  rights,
  tip,
  list,
  related,
  chrome,
  menu,
  summary,
  profile,
  label,
  speaker,
  outlet,
  stamp,
  role,
  name,
  author,
  mailbox,
  owner,
  scene
};
enum class RuleScope : unsigned char { line, head, body, start, end };

}  // namespace kn
