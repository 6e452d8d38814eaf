// A dictionary image damaged in someone's hands: the input says which bytes of the real image differ; every room that
// reads it then works over it.  The answer may be wrong or an Error, but nothing reads outside or runs for ever. Input:
// three-byte section-and-place, one byte of value, again and again; places are spread over all sections evenly.
#include <fstream>
#include <iterator>

#include "article/article.h"
#include "article/sentences.h"
#include "base/error.h"
#include "dates/dates.h"
#include "entities/entities.h"
#include "figures/figures.h"
#include "fuzz.h"
#include "morph/analyzer.h"
#include "numeral/quantity.h"
#include "quotes/quotes.h"
#include "search/lexemes.h"
#include "search/query.h"

namespace {

std::string& image_bytes() {
  static std::string bytes = [] {
    std::ifstream file(kn::fuzz::image_path(), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return bytes;
}

struct Edit {
  size_t offset;
  char before;
};

// Header and section table are edited too: the first "section" is they.
size_t place(const std::string& bytes, uint32_t chosen) {
  kn::ImageHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  static const uint32_t sections = header.sections;
  static const std::string table = bytes.substr(sizeof header, sections * sizeof(kn::ImageSection));
  const uint32_t which = chosen % (sections + 1);
  const uint64_t within = chosen / (sections + 1) * 2654435761ULL;
  if (which == sections) return within % (sizeof header + table.size());
  kn::ImageSection section;
  std::memcpy(&section, table.data() + which * sizeof section, sizeof section);
  // Half of the edits hit the first kilobyte, where counts and offsets stand.
  const uint64_t span = section.size == 0 ? 1 : (chosen & 1U) != 0 && section.size > 1024 ? 1024 : section.size;
  return std::min<uint64_t>(section.offset + within % span, bytes.size() - 1);
}

constexpr const char* kText =
    "(해남=새벽통신) 김새벽 기자 = 삼성전자 홍길동 대표는 지난달 25일 \"3분기 영업이익이 1조2천억원으로 29.7% "
    "늘었다\"고 밝혔다.\n"
    "李대통령은 10시 30분 서울에서 정부대책회의를 열고 ‘국가AI컴퓨팅센터’에 GPU 5만 장을 둔다고 말했다. 걸었다 2차전지 "
    "美 3.5km dawn@example.com";

template <typename Body>
void attempt(Body&& body) {
  try {
    body();
  } catch (const kn::Error&) {
  } catch (const std::bad_alloc&) {
    std::abort();  // a size was taken from the file unchecked
  }
}

void use(const kn::Image& image) {
  const kn::Text text(kText);
  const kn::Span all{0, static_cast<uint32_t>(text.size())};
  std::vector<kn::Sentence> sentences = {kn::Sentence{all}};
  attempt([&] { sentences = kn::SentenceSplitter(image).split(text); });
  attempt([&] {
    kn::Analyzer analyzer(image);
    kn::Analysis analysis;
    analyzer.analyze(text, all, analysis);
    for (const kn::Token& token : analysis.tokens)
      analyzer.morphemes(token, [&](const kn::Morpheme& m) {
        std::string form;
        kn::append_form(text, m, &form);
      });
  });
  attempt([&] {
    kn::Analyzer analyzer(image);
    const kn::LexemeFinder finder(image);
    (void)kn::search_query(text, kn::QueryMatch::all, analyzer, finder, nullptr);
  });
  attempt([&] { (void)kn::Figures(image, kn::Numerals(image)).extract(text, {}); });
  attempt([&] { (void)kn::find_dates(kn::DateWords::open(image, kn::Numerals(image)), text); });
  attempt([&] { (void)kn::EntityFinder(image).find(text, sentences, nullptr); });
  attempt([&] { (void)kn::quotes::extract_quotes(text, sentences, {}, kn::quotes::QuoteRules(image)); });
  attempt([&] { (void)kn::ArticleParser(image).parse(kText); });
  attempt([&] { kn::QuantityUnits(image, kn::Numerals(image)); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string& bytes = image_bytes();
  std::vector<Edit> edits;
  for (size_t i = 0; i + 4 <= size && edits.size() < 64; i += 4) {
    const uint32_t chosen =
        data[i] | static_cast<uint32_t>(data[i + 1]) << 8U | static_cast<uint32_t>(data[i + 2]) << 16U;
    const size_t at = place(bytes, chosen);
    edits.push_back(Edit{at, bytes[at]});
    bytes[at] = static_cast<char>(data[i + 3]);
  }
  attempt([&] { use(*kn::Image::over(bytes, "fuzzed image")); });
  for (size_t i = edits.size(); i-- > 0;) bytes[edits[i].offset] = edits[i].before;
  return 0;
}
