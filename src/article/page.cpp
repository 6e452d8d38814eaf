// Tags, references and lines of a raw page; see page.h.
#include "article/page.h"

#include <algorithm>
#include <array>

#include "base/html_reference.h"
#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

namespace {

constexpr size_t kLongestTag = 2000;
constexpr size_t kLongestName = 32;
constexpr size_t kLongLine = 1 << 20;

constexpr std::array<std::string_view, 54> kBlockTags = {"address",    "article", "aside",       "blockquote",
                                                         "body",       "caption", "center",      "dd",
                                                         "div",        "dl",      "dt",          "fieldset",
                                                         "figcaption", "figure",  "footer",      "form",
                                                         "h1",         "h2",      "h3",          "h4",
                                                         "h5",         "h6",      "head",        "header",
                                                         "hr",         "html",    "li",          "main",
                                                         "ol",         "p",       "pre",         "section",
                                                         "summary",    "table",   "tbody",       "td",
                                                         "tfoot",      "th",      "thead",       "title",
                                                         "tr",         "ul",      "video",       "rss",
                                                         "channel",    "item",    "description", "pubdate",
                                                         "guid",       "author",  "dc:creator",  "content:encoded",
                                                         "copyright",  "dc:date"};
constexpr std::array<std::string_view, 49> kInlineTags = {
    "area",  "audio",  "bdi",   "bdo",    "canvas", "data",   "dfn",  "kbd",  "map", "object",  "param", "ruby",
    "samp",  "track",

    "a",     "abbr",   "b",     "base",   "big",    "button", "cite", "code", "del", "em",      "embed", "font",
    "i",     "img",    "input", "ins",    "label",  "link",   "mark", "meta", "o:p", "picture", "q",     "s",
    "small", "source", "span",  "strike", "strong", "sub",    "sup",  "tt",   "u",   "wbr",     "time"};
constexpr std::array<std::string_view, 5> kPublishedNames = {"article:published_time", "og:article:published_time",
                                                             "datePublished", "pubdate", "article:published"};
// Gone together with everything up to their end tag.
constexpr std::array<std::string_view, 16> kHiddenTags = {
    "iframe",   "noscript",  "script",   "select",        "style",          "svg", "textarea", "nav", "amp-sidebar",
    "category", "generator", "language", "lastbuilddate", "managingeditor", "ttl", "webmaster"};

template <size_t N>
bool listed(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_zero_width(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E);
}
bool is_wide_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

// std::string_view::find that hears of a cancel: what a page does not close is looked for to its end.
size_t find_asking(std::string_view in, std::string_view what, size_t from) {
  constexpr size_t kStep = 1 << 20;
  for (; from < in.size(); from += kStep) {
    check_interrupt();
    const size_t at = in.substr(from, kStep + what.size() - 1).find(what);
    if (at != std::string_view::npos) return from + at;
  }
  return std::string_view::npos;
}

struct Tag {
  std::string name;  // small letters, "" where there is no tag
  bool closes = false;
  size_t end = 0;  // behind its >
};

class PageReader {
 public:
  PageReader(std::string_view in, bool euc_kr) : in_(in), euc_kr_(euc_kr) {}

  PageLines run() {
    InterruptPacer pacer;
    while (at_ < in_.size()) {
      pacer.tick();
      if (line_.size() > kLongLine && line_.size() + sizeof(char32_t) > line_.capacity()) reserve_rest();
      const char c = in_[at_];
      if (c == '<' && tag()) continue;
      if (c == ']' && in_cdata_ && in_.substr(at_).starts_with("]]>")) {
        in_cdata_ = false;
        at_ += 3;
        continue;
      }
      if (c == '&') {
        reference();
      } else if (c == '\n' || c == '\r' || c == '\f' || c == '\v') {
        if (!after_break_ || line_.find_first_not_of(' ') != std::string::npos) end_line();
        after_break_ = false;
        if (c == '\r' && at_ + 1 < in_.size() && in_[at_ + 1] == '\n') ++at_;
        ++at_;
      } else if (c == '\t') {
        line_ += ' ';
        ++at_;
      } else if (static_cast<unsigned char>(c) < 0x80) {
        line_ += c;
        ++at_;
      } else {
        character();
      }
    }
    end_line();
    return std::move(lines_);
  }

 private:
  // A line of megabytes gets its room at once, so that it is not copied over and over while it grows.
  void reserve_rest() {
    line_.reserve(line_.size() + 2 * sizeof(char32_t) + std::min(in_.find('\n', at_), in_.size()) - at_);
  }

  // A character of several bytes: spaces become plain, zero-width marks go.
  void character() {
    const auto lead = static_cast<unsigned char>(in_[at_]);
    const size_t n = std::min(in_.size() - at_, lead >= 0xF0 ? size_t{4} : lead >= 0xE0 ? size_t{3} : size_t{2});
    decomposed_ = decomposed_ || lead == 0xCC || lead == 0xCD || lead == 0xE1 || lead == 0xE3 || lead == 0xEF;
    if (lead == 0xC2 || lead == 0xE1 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF) {
      put(decode_utf8(in_.substr(at_, n))[0]);
    } else {
      line_.append(in_.substr(at_, n));
    }
    at_ += n;
  }

  void put(char32_t c) {
    if (is_zero_width(c)) return;
    if (is_wide_space(c)) c = U' ';
    if (c == 0x2028 || c == 0x2029 || c == 0x85 || c == U'\n') return end_line();
    decomposed_ = decomposed_ || c >= 0x300;
    append_utf8(line_, c);
  }

  void reference() {
    const CharacterReference found = character_reference_at(in_.substr(at_));
    if (found.length == 0 || (euc_kr_ && !is_wide_space(found.value) && !is_zero_width(found.value) &&
                              !fits_euc_kr(to_utf8(std::u32string_view(&found.value, 1))))) {
      line_ += in_[at_++];
      return;
    }
    put(found.value);
    at_ += found.length;
  }

  // A tag at at_: passed over, with its effect on lines.  False where the < is just a character.
  bool tag() {
    if (in_.substr(at_).starts_with("<!--")) {
      const size_t end = no_comment_end_ ? std::string_view::npos : find_asking(in_, "-->", at_ + 4);
      no_comment_end_ = end == std::string_view::npos;
      if (no_comment_end_) return false;
      at_ = end + 3;
      return true;
    }
    // Feeds wrap their markup: <![CDATA[ … ]]>
    if (in_.substr(at_).starts_with("<![CDATA[")) {
      at_ += 9;
      in_cdata_ = true;
      return true;
    }
    if (in_.substr(at_, 9) == "<!DOCTYPE" || in_.substr(at_, 9) == "<!doctype" || in_.substr(at_, 5) == "<?xml") {
      const size_t end = in_.substr(at_, kLongestTag).find('>');
      if (end == std::string_view::npos) return false;
      at_ += end + 1;
      return true;
    }
    const Tag tag = read_tag();
    if (tag.name.empty()) return false;
    if (listed(kHiddenTags, tag.name)) {
      const size_t from = at_;
      at_ = tag.closes ? tag.end : end_of_hidden(tag);
      if (tag.name == "script") json_fact(in_.substr(from, at_ - from));
      return true;
    }
    if (tag.name == "meta") meta_fact(in_.substr(at_, tag.end - at_));
    if (tag.name == "br") {
      end_line();
      after_break_ = true;  // the line feed behind it is no line of its own
    } else if (listed(kBlockTags, tag.name)) {
      end_line();
      gap_ = true;
      if (tag.name == "h1" || tag.name == "h2" || tag.name == "title")
        heading_ = tag.closes         ? PageHeading::none
                   : tag.name == "h1" ? PageHeading::first
                   : tag.name == "h2" ? PageHeading::second
                                      : PageHeading::title;
      if (tag.name == "figcaption") caption_ = !tag.closes;
      if (tag.name == "aside" || tag.name == "footer" || tag.name == "channel") aside_ = !tag.closes;
      if (tag.name == "item") aside_ = false;
    }
    at_ = tag.end;
    return true;
  }

  // <meta property="article:published_time" content="2026-09-05T07:00:00+09:00">
  void meta_fact(std::string_view tag) {
    if (listed(kPublishedNames, attribute(tag, "property")) || listed(kPublishedNames, attribute(tag, "name")) ||
        listed(kPublishedNames, attribute(tag, "itemprop")))
      fact(PageFact::published, attribute(tag, "content"));
    else if (attribute(tag, "property") == "og:site_name")
      fact(PageFact::site, attribute(tag, "content"));
    else if (attribute(tag, "property") == "og:title")
      fact(PageFact::title, attribute(tag, "content"));
  }

  // <script type="application/ld+json">{… "datePublished": "2026-09-05T07:00:00+09:00" …}</script>
  void json_fact(std::string_view script) {
    constexpr std::string_view key = "\"datePublished\"";
    const size_t at = find_asking(script, key, 0);
    if (at == std::string_view::npos) return;
    const std::string_view value = script.substr(at + key.size(), kLongestTag);
    const size_t begin = value.find_first_not_of(" :\t\r\n");
    if (begin == std::string_view::npos || value[begin] != '"') return;
    const size_t end = value.find('"', begin + 1);
    if (end != std::string_view::npos) fact(PageFact::published, value.substr(begin + 1, end - begin - 1));
  }

  // The value of name="…" or name='…' in a tag, "" for none.
  static std::string_view attribute(std::string_view tag, std::string_view name) {
    for (size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
      const size_t mark = at + name.size() + 1;
      if (tag[at - 1] != ' ' || mark >= tag.size() || tag[mark - 1] != '=' || (tag[mark] != '"' && tag[mark] != '\''))
        continue;
      const size_t end = tag.find(tag[mark], mark + 1);
      if (end != std::string_view::npos) return tag.substr(mark + 1, end - mark - 1);
    }
    return {};
  }

  void fact(PageFact fact, std::string_view value) {
    constexpr size_t kLongest = 400;
    if (value.empty() || value.size() > kLongest) return;
    PageLine line;
    line.text = std::string(value);
    if (const PageLines plain = fact == PageFact::title ? PageReader(value, euc_kr_).run() : PageLines();
        plain.size() == 1)
      line.text = plain[0].text;
    line.fact = fact;
    lines_.push_back(std::move(line));
  }

  Tag read_tag() const {
    Tag tag;
    size_t i = at_ + 1;
    if (i < in_.size() && in_[i] == '/') {
      tag.closes = true;
      ++i;
    }
    std::string name;
    while (i < in_.size() && name.size() < kLongestName &&
           (is_ascii_letter(static_cast<unsigned char>(in_[i])) || is_ascii_digit(static_cast<unsigned char>(in_[i])) ||
            in_[i] == ':' || in_[i] == '-'))
      name += static_cast<char>(in_[i] >= 'A' && in_[i] <= 'Z' ? in_[i] + 32 : in_[i]), ++i;
    const bool hyphened = name.find('-') != std::string::npos && name.front() != '-' && name.back() != '-';
    if (name != "br" && !hyphened && !listed(kBlockTags, name) && !listed(kInlineTags, name) &&
        !listed(kHiddenTags, name))
      return tag;
    // <A.X K1> is a name, <Copyright ⓒ …> a line of the page; <copyright> is a feed's
    if (i >= in_.size() || (in_[i] != '>' && (name == "copyright" ||
                                              (in_[i] != ' ' && in_[i] != '/' && (in_[i] < '\t' || in_[i] > '\r')))))
      return tag;
    const size_t end = in_.substr(0, std::min(in_.size(), i + kLongestTag)).find('>', i);
    if (end == std::string_view::npos) return tag;
    // <amp-img src="…">: elements that pages define for themselves have a hyphen, as <K-POP 가수> has
    if (hyphened && !tag.closes && !listed(kHiddenTags, name) &&
        in_.substr(i, end - i).find("=\"") == std::string_view::npos)
      return tag;
    tag.name = std::move(name);
    tag.end = end + 1;
    return tag;
  }

  // Behind the end tag; behind the tag alone where there is none.  Looked for once: a page full of open tags stays
  // linear.
  size_t end_of_hidden(const Tag& tag) {
    if (no_end_tag_) return tag.end;
    for (size_t i = find_asking(in_, "</", tag.end); i != std::string_view::npos; i = find_asking(in_, "</", i + 2)) {
      if (in_.size() - i - 2 < tag.name.size()) break;
      if (std::equal(tag.name.begin(), tag.name.end(), in_.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                     [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); })) {
        const size_t end = find_asking(in_, ">", i);
        return end == std::string_view::npos ? in_.size() : end + 1;
      }
    }
    no_end_tag_ = true;
    return tag.end;
  }

  void end_line() {
    const size_t first = line_.find_first_not_of(' ');
    if (first == std::string::npos) {
      gap_ = gap_ || !lines_.empty();
      line_.clear();
      return;
    }
    line_.resize(line_.find_last_not_of(' ') + 1);
    line_.erase(0, first);
    std::string text = std::move(line_);
    check_interrupt();
    lines_.push_back(PageLine{decomposed_ ? normalize_nfc(text) : std::move(text), gap_, heading_, caption_, aside_});
    gap_ = false;
    decomposed_ = false;
    after_break_ = false;
    line_.clear();
  }

  std::string_view in_;
  bool euc_kr_;
  size_t at_ = 0;
  std::string line_;
  bool gap_ = true;
  PageHeading heading_ = PageHeading::none;
  bool caption_ = false;
  bool aside_ = false;
  bool no_end_tag_ = false, no_comment_end_ = false;
  bool in_cdata_ = false;
  bool after_break_ = false;
  bool decomposed_ = false;  // the line may hold marks or jamo to compose
  PageLines lines_;
};

}  // namespace

PageLines page_lines(std::string_view utf8, bool euc_kr) { return PageReader(utf8, euc_kr).run(); }

}  // namespace kn
