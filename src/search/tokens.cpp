// Tiling a text with search tokens; see tokens.h.
#include "search/tokens.h"

#include <algorithm>

#include "base/interrupt.h"
#include "base/unicode.h"

namespace kn {

namespace {

// Letters and digits of scripts other than Hangul and Hanja.
bool is_foreign(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || is_ascii_digit(c);
  return !is_hangul_syllable(c) && !is_jamo(c) && !is_hanja(c) && (is_letter(c) || is_digit(c) || is_unit_sign(c));
}

// Hanja of a word in Hangul spelling or a word of the auxiliaries' kind.
bool is_function_word(Tag tag) {
  return is_particle(tag) || is_ending(tag) || tag == Tag::VCP || tag == Tag::VX || tag == Tag::XSV || tag == Tag::XSA;
}

SearchTokenType foreign_type(const Text& text, Span span) {
  bool digits = false, letters = false, ascii = true, point = false;
  InterruptPacer pacer;
  for (char32_t c : text.chars(span)) {
    pacer.tick();
    ascii = ascii && c < 0x80;
    if (c == U'.') point = true;
    if (is_digit(c))
      digits = true;
    else if (is_letter(c) || is_unit_sign(c))
      letters = true;
  }
  if (letters && digits) return SearchTokenType::num_word;
  if (letters) return ascii ? SearchTokenType::ascii_word : SearchTokenType::word;
  return point ? SearchTokenType::real : SearchTokenType::integer;
}

}  // namespace

SearchTokenizer::SearchTokenizer(const Text& text, const std::vector<Sentence>& sentences, Analyzer& analyzer,
                                 const LexemeFinder& finder)
    : text_(text), sentences_(sentences), analyzer_(analyzer), finder_(finder) {}

void SearchTokenizer::add(std::vector<SearchToken>& out, SearchTokenType type, uint32_t begin, uint32_t end) {
  for (; end - begin > kMaxTokenChars; begin += kMaxTokenChars) {
    pace();
    out.push_back({type, Span{begin, begin + kMaxTokenChars}});
  }
  if (begin < end) out.push_back({type, Span{begin, end}});
  at_ = end;
}

// Everything from at_ to end is blank: spaces, punctuation, symbols.
void SearchTokenizer::blank(std::vector<SearchToken>& out, uint32_t end) {
  if (at_ < end) add(out, SearchTokenType::blank, at_, end);
}

// End of the run of foreign letters and digits at begin: 1,234.5  COVID  HBM3E  O'Neill.
uint32_t SearchTokenizer::foreign_end(uint32_t begin) const {
  uint32_t i = begin;
  InterruptPacer pacer;
  while (is_foreign(text_[i]) || (i > begin && is_combining(text_[i]))) {
    ++i;
    pacer.tick();
    const char32_t mark = text_[i];
    const bool joins = ((mark == U'.' || mark == U',') && is_ascii_digit(text_[i - 1]) && is_ascii_digit(text_[i + 1]));
    if (joins) ++i;
  }
  return i;
}

// Units among symbols, which the analyser takes for symbols too (㎿, ㎡), as it does rare Hanja (𠮷); the rest is left to
// the blank before the next word.
void SearchTokenizer::signs(std::vector<SearchToken>& out, Span symbols) {
  for (uint32_t i = std::max(symbols.begin, at_); i < symbols.end; ++i)
    if (const bool foreign = is_foreign(text_[i]); foreign || is_hanja(text_[i])) {
      blank(out, i);
      add(out, foreign ? SearchTokenType::word : SearchTokenType::hanja, i, i + 1);
    }
}

// A run of Latin letters and digits is one word whatever the analyser made of it, and so is each of those that marks
// join: GPT finds GPT-5, known or not, as it finds GPT-6.  False where the word goes on in Hangul (K팝) or Hanja.
bool SearchTokenizer::foreign(std::vector<SearchToken>& out, Span word) {
  const std::u32string_view chars = text_.chars(word);
  if (std::any_of(chars.begin(), chars.end(), [](char32_t c) { return is_hangul_syllable(c) || is_hanja(c); }))
    return false;
  for (uint32_t begin = word.begin; begin < word.end; ++begin) {
    if (!is_foreign(text_[begin])) continue;
    blank(out, begin);
    if (address(out, begin) == 0) {
      const uint32_t end = foreign_end(begin);
      add(out, foreign_type(text_, Span{begin, end}), begin, end);
    }
    begin = at_;
  }
  return true;
}

// An address on the web or an e-mail address that begins here, as one or more tokens.  0 when there is none.
uint32_t SearchTokenizer::address(std::vector<SearchToken>& out, uint32_t begin) {
  const auto in_name = [&](char32_t c) {
    return c < 0x80 && (is_ascii_letter(c) || is_ascii_digit(c) || c == U'-' || c == U'_' || c == U'.' || c == U'+');
  };
  // As long as DNS lets a name be: in a-a-a-a… each letter would else look to the end of the text.
  constexpr uint32_t kLongestName = 255;
  uint32_t i = begin;
  while (in_name(text_[i]) && i - begin < kLongestName) ++i;
  const auto host_end = [&](uint32_t from) {
    uint32_t end = from, last_dot = 0;
    while (in_name(text_[end]) && end - from < kLongestName) {
      if (text_[end] == U'.' && end > from && is_ascii_letter(text_[end + 1]) && is_ascii_letter(text_[end + 2]))
        last_dot = end;
      ++end;
    }
    while (end > from && !is_ascii_letter(text_[end - 1]) && !is_ascii_digit(text_[end - 1])) --end;
    return last_dot != 0 && last_dot < end ? end : 0U;
  };
  if (text_[i] == U'@' && i > begin) {
    const uint32_t end = host_end(i + 1);
    if (end == 0) return 0;
    add(out, SearchTokenType::email, begin, end);
    return end;
  }
  uint32_t host = begin;
  if (text_[i] == U':' && text_[i + 1] == U'/' && text_[i + 2] == U'/')
    host = i + 3;
  else if (!(fold_case(text_[begin]) == U'w' && text_.rest(begin).substr(1, 3) == U"ww."))
    return 0;
  const uint32_t end = host_end(host);
  if (end == 0) return 0;
  if (host > begin) add(out, SearchTokenType::protocol, begin, host);
  add(out, SearchTokenType::host, host, end);
  uint32_t path = end;
  if (text_[path] == U'/')
    while (text_[path] > U' ' && text_[path] < 0x7F && text_[path] != U'"' && text_[path] != U'\'' &&
           text_[path] != U'<' && text_[path] != U')')
      ++path;
  // The sentence's.
  while (path > end && std::u32string_view(U".,;:!?").find(text_[path - 1]) != std::u32string_view::npos) --path;
  if (path > end) add(out, SearchTokenType::url_path, end, path);
  return path;
}

// A run of Hanja: words of the dictionary (學生), words that news gives a meaning (中東), single signs that it does
// (美中), and names by their reading.
void SearchTokenizer::hanja(std::vector<SearchToken>& out, uint32_t begin, uint32_t end) {
  const std::u32string_view run = text_.chars(Span{begin, end});
  const auto all = [&](auto&& of) { return std::all_of(run.begin(), run.end(), of); };
  const bool bodies = all([&](char32_t c) { return finder_.is_body(c); });
  const bool each = run.size() > 1 && run.size() <= 4 && (bodies || !finder_.has_meaning(run)) &&
                    all([&](const char32_t& c) { return finder_.has_meaning(std::u32string_view(&c, 1)); }) &&
                    !finder_.is_read_as_word(run, !bodies);
  if (!each) return add(out, SearchTokenType::hanja, begin, end);
  for (uint32_t i = begin; i < end; ++i) add(out, SearchTokenType::hanja, i, i + 1);
}

// Whether the dictionary has what stands in the text up to a verb as one verb with it: 알아 + 보, 힘 + 쓰.
bool SearchTokenizer::makes_one(uint32_t begin, const Token& verb) const {
  const Tag tag = verb.tag;
  if (tag != Tag::VV && tag != Tag::VA && tag != Tag::VX && tag != Tag::XSV && tag != Tag::XSA) return false;
  constexpr uint32_t kLongest = 8;
  return verb.span.begin - begin <= kLongest &&
         finder_.is_stem(std::u32string(text_.chars(Span{begin, verb.span.begin})) + first_form(verb));
}

// Whether a token follows without a blank.
bool SearchTokenizer::goes_on(size_t i) const {
  const std::vector<Token>& tokens = analysis_.tokens;
  return i + 1 < tokens.size() && !tokens[i + 1].spaced && tokens[i + 1].span.begin == tokens[i].span.end;
}

// Whether the verb helps the one before it (먹어 봤다, 먹어도 봤다); behind anything else it is a verb of its own (표를
// 버렸다).
bool SearchTokenizer::helps(size_t i) const {
  const std::vector<Token>& tokens = analysis_.tokens;
  while (i > 0 && tokens[i - 1].tag == Tag::JX) --i;
  return i > 0 && (is_ending(tokens[i - 1].tag) || tokens[i - 1].type == WordType::inflected);
}

// A verb or adjective with the endings behind it, and with the auxiliary -지다, which makes a new verb (좋아졌다); what
// makes one verb with the verb that follows.  i: its token, left at the last token taken.
void SearchTokenizer::predicate(std::vector<SearchToken>& out, size_t& i) {
  const std::vector<Token>& tokens = analysis_.tokens;
  const uint32_t begin = tokens[i].span.begin;
  std::u32string stem = first_form(tokens[i]);
  for (; goes_on(i); ++i) {
    const Token& next = tokens[i + 1];
    if (is_ending(next.tag)) continue;
    const bool becomes = next.tag == Tag::VX && first_form(next) == U"지";
    if (!becomes && !makes_one(begin, next)) break;
    stem = std::u32string(text_.chars(Span{begin, next.span.begin})) + first_form(next);
  }
  const uint32_t end = tokens[i].span.end;
  const unsigned reading = finder_.reading(text_.chars(Span{begin, end}), stem);
  add(out,
      reading == 1   ? SearchTokenType::predicate_2
      : reading == 2 ? SearchTokenType::predicate_3
                     : SearchTokenType::predicate,
      begin, end);
}

// The token's stem: its first morpheme, or all before an auxiliary -지 inside it (빨라졌 is 빨라지).
std::u32string SearchTokenizer::first_form(const Token& token) const {
  std::u32string stem;
  analyzer_.morphemes(token, [&](const Morpheme& m) {
    const std::u32string form = m.form.empty() ? std::u32string(text_.chars(m.span)) : decode_utf8(m.form);
    if (stem.empty())
      stem = form;
    else if (m.tag == Tag::VX && form == U"지")
      stem = std::u32string(text_.chars(Span{token.span.begin, m.span.begin})) + U"지";
  });
  return stem;
}

// Whether the token names somebody whose given name is not told: 조모씨, 조모 씨, 조모(41)씨.
bool SearchTokenizer::is_hidden_name(size_t i) const {
  const std::vector<Token>& tokens = analysis_.tokens;
  if (!finder_.is_hidden_name(text_.chars(tokens[i].span)) || i + 1 == tokens.size()) return false;
  const Span next = tokens[i + 1].span;
  return finder_.is_address(text_.chars(next)) || (text_[next.begin] == U'(' && is_digit(text_[next.begin + 1]));
}

void SearchTokenizer::token(std::vector<SearchToken>& out, size_t& i) {
  const Token& t = analysis_.tokens[i];
  blank(out, t.span.begin);
  if (t.tag == Tag::VV || t.tag == Tag::VA || t.tag == Tag::VCN) return predicate(out, i);
  if (t.tag == Tag::VX && !helps(i) && finder_.is_stem(first_form(t))) return predicate(out, i);
  // 힘쓰다 and 반짝거리다 are verbs; 만족스럽다 is 만족 to a search, as 만족하다 is.
  if (goes_on(i) && !is_particle(t.tag) && !is_ending(t.tag) &&
      (t.span.size() == 1 || analysis_.tokens[i + 1].tag == Tag::XSV) &&
      makes_one(t.span.begin, analysis_.tokens[i + 1]))
    return predicate(out, i);
  if (is_function_word(t.tag) || finder_.is_light(text_.chars(t.span), t.tag))
    return add(out, SearchTokenType::particle, t.span.begin, t.span.end);
  if (is_hanja(text_[t.span.begin]) && is_hanja(text_[t.span.end - 1])) {
    // Signs that the analyser found no word for stand together (李在明); its words by themselves (大統領).
    const uint32_t begin = t.span.begin;
    uint32_t end = t.span.end;
    const std::vector<Token>& tokens = analysis_.tokens;
    const auto single = [&](const Token& token) { return token.span.size() == 1 && is_hanja(text_[token.span.begin]); };
    if (single(t))
      while (i + 1 < tokens.size() && tokens[i + 1].span.begin == end && single(tokens[i + 1]))
        end = tokens[++i].span.end;
    return hanja(out, begin, end);
  }
  // A word by itself that is cited as in a dictionary (주다), be it the name of somebody too (오다).
  const bool alone = t.spaced && (i + 1 == analysis_.tokens.size() || analysis_.tokens[i + 1].spaced ||
                                  is_symbol(analysis_.tokens[i + 1].tag));
  if (alone && is_noun(t.tag) && t.origin == Origin::dictionary && text_[t.span.end - 1] == U'다' &&
      finder_.is_cited(text_.chars(t.span)))
    return add(out, SearchTokenType::predicate, t.span.begin, t.span.end);
  if (finder_.ends_hidden(text_[t.span.end - 1]) && is_noun(t.tag) &&
      is_hidden_name(i)) {  // 조모(41)씨 is no 조모 (grandmother), but 조
    add(out, SearchTokenType::noun, t.span.begin, t.span.end - 1);
    return add(out, SearchTokenType::noun, t.span.end - 1, t.span.end);
  }
  const bool modifier =
      t.tag == Tag::NP || t.tag == Tag::MM || t.tag == Tag::MAG || t.tag == Tag::MAJ || t.tag == Tag::IC;
  add(out, modifier ? SearchTokenType::modifier : SearchTokenType::noun, t.span.begin, t.span.end);
  out.back().whole = t.whole;
}

// A text of one word is no sentence but what somebody looks for, or a keyword, and nothing around tells what ends in a
// particle: 강남대로 is the street, not 강남대 + 로, 처인구 a district and no question.  So a known noun is read as it
// is in a text, unless the whole is a verb or an adjective as cited or in front of a noun (노란, 조용한).
bool SearchTokenizer::analyze_as_noun() {
  constexpr size_t kLongest = 32;
  const std::u32string_view word = text_.chars();
  if (word.size() > kLongest || !std::all_of(word.begin(), word.end(), is_hangul_syllable) ||
      !finder_.is_noun_as_a_whole(word))
    return false;
  const auto size = static_cast<uint32_t>(word.size());
  analyzer_.analyze(text_, Span{0, size}, analysis_);
  const Tag first = analysis_.tokens.front().tag;
  Tag last = first;
  analyzer_.morphemes(analysis_.tokens.back(), [&](const Morpheme& m) { last = m.tag; });
  if (last == Tag::ETM || ((first == Tag::VV || first == Tag::VA) && word.back() == U'다')) return true;
  const Text in_text(to_utf8(word) + "에서");
  analyzer_.analyze(in_text, Span{0, static_cast<uint32_t>(in_text.size())}, analysis_);
  while (!analysis_.tokens.empty() && analysis_.tokens.back().span.begin >= size) analysis_.tokens.pop_back();
  if (analysis_.tokens.empty() || analysis_.tokens.back().span.end > size) return false;
  return true;
}

bool SearchTokenizer::next(std::vector<SearchToken>& out) {
  out.clear();
  const auto size = static_cast<uint32_t>(text_.size());
  if (sentence_ == sentences_.size()) {
    blank(out, size);
    return !out.empty();
  }
  const Span sentence = sentences_[sentence_++].span;
  if (finder_.is_cited(text_.chars())) {  // nothing else in the text: 속이다 is no 속 with a copula
    add(out, SearchTokenType::predicate, 0, size);
    return true;
  }
  if (!analyze_as_noun()) analyzer_.analyze(text_, sentence, analysis_);
  const std::vector<Token>& tokens = analysis_.tokens;
  for (size_t i = 0; i < tokens.size(); ++i) {
    pace();
    const Span span = tokens[i].span;
    if (span.end <= at_) continue;  // inside a run that was taken whole
    if (is_symbol(tokens[i].tag)) {
      signs(out, span);
      continue;
    }
    if (is_foreign(text_[span.begin]) && span.begin >= at_ && tokens[i].origin != Origin::user && foreign(out, span))
      continue;
    if (span.begin < at_) {
      // Only its end stands outside the run before it: a particle glued to Latin letters.
      add(out, is_function_word(tokens[i].tag) ? SearchTokenType::particle : SearchTokenType::noun, at_, span.end);
      continue;
    }
    token(out, i);
  }
  blank(out, sentence_ == sentences_.size() ? size : sentence.end);
  return true;
}

}  // namespace kn
