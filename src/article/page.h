// A raw page as lines of plain text.
//
//   <p>산업은행이 5천억원을&nbsp;빌려준다.<br />금리는 연 4.6%다.</p>   ->   two lines, the first of a paragraph
//
// Tags are taken away (blocks and <br> end a line, scripts and styles go with what they hold), character references are
// decoded, Hangul is composed (NFC), spaces of every kind become plain ones and stand neither first nor last in a
// line.  What only looks like a tag stays: <저작권자 ⓒ …>, <표>, 3 < 5.  What a page says of itself where nobody sees
// it (article:published_time, "datePublished", og:site_name, og:title) comes as lines of their own.  Menus (<nav>) go;
// lines of <aside> and <footer>, and of a feed's channel above its first item, are marked.
#pragma once

#include <deque>
#include <string>
#include <string_view>

namespace kn {

enum class PageFact : unsigned char { none, published, site, title };
enum class PageHeading : unsigned char { none, first, second, title };  // <h1>, <h2>, <title>

struct PageLine {
  std::string text;       // never empty
  bool after_gap = true;  // an empty line or a new block stands before it
  PageHeading heading = PageHeading::none;
  bool caption = false;  // came from <figcaption>
  bool aside = false;    // came from <aside>, <footer> or the description of a feed
  PageFact fact = PageFact::none;
};

using PageLines = std::deque<PageLine>;  // pages of millions of lines grow without moving those they have

// `euc_kr`: a reference to what EUC-KR cannot write (&euro;) stays as it is written.
PageLines page_lines(std::string_view utf8, bool euc_kr = false);

}  // namespace kn
