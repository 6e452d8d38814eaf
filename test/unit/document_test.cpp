// The Document that one call leaves to the next: of the same text and terms, and of nothing else.
#include "bridge/document.h"

#include <gtest/gtest.h>

#include <cstring>

#include "bridge/entities_api.h"
#include "bridge/lexicon.h"
#include "bridge/sentences.h"
#include "support/bridge_calls.h"

namespace kn::bridge {
namespace {

constexpr const char* kText = "한국은행은 5일 서울에서 금리를 내린다고 밝혔다. 이창용 총재는 배경을 설명했다.";

Slice slice(const std::string& s) { return Slice{s.data(), static_cast<int>(s.size())}; }

TEST(Document, IsThatOfTheLastCallWithTheText) {
  const Options options{false, nullptr};
  const std::string text = kText, again = kText;
  const std::shared_ptr<Document> first = document_of(slice(text), options);
  EXPECT_EQ(document_of(slice(again), options), first);
  forget_document();
  EXPECT_NE(document_of(slice(again), options), first);
}

TEST(Document, IsNotThatOfAnotherText) {
  const Options options{false, nullptr};
  const std::string text = kText;
  const std::shared_ptr<Document> first = document_of(slice(text), options);
  for (const std::string& other : {text.substr(1 + text.find(' ')), text + " ", std::string(), "이" + text.substr(3)}) {
    const std::shared_ptr<Document> second = document_of(slice(other), options);
    EXPECT_NE(second, first);
    EXPECT_EQ(second->text().input(), other);
  }
}

TEST(Document, IsNotThatOfOtherTermsOrAnotherEncoding) {
  const std::string text = kText;
  const Lexicon* lexicon = test::small_lexicon();
  ASSERT_NE(lexicon, nullptr);
  const std::shared_ptr<Document> plain = document_of(slice(text), {false, nullptr});
  EXPECT_NE(document_of(slice(text), {true, nullptr}), plain);
  const std::shared_ptr<Document> with_terms = document_of(slice(text), {false, lexicon});
  EXPECT_NE(with_terms, plain);
  EXPECT_EQ(document_of(slice(text), {false, lexicon}), with_terms);
  drop_lexicon(lexicon);
  // The Document holds the terms, so that no others can be taken for them.
  const Lexicon* next = test::small_lexicon();
  EXPECT_NE(document_of(slice(text), {false, next}), with_terms);
  drop_lexicon(next);
  forget_document();
}

TEST(Document, OutlivesTheBytesOfItsCaller) {
  std::string text = kText;
  const std::shared_ptr<Document> document = document_of(slice(text), {false, nullptr});
  std::memset(text.data(), '?', text.size());
  EXPECT_EQ(document->text().input(), kText);
}

TEST(Document, OfALongTextIsNotKept) {
  std::string text;
  while (text.size() < (64 << 10)) text += kText;
  const std::shared_ptr<Document> document = document_of(slice(text), {false, nullptr});
  EXPECT_EQ(document->text().input().data(), text.data());
  EXPECT_NE(document_of(slice(text), {false, nullptr}), document);
}

TEST(Document, OfNoTextIsAnErrorAndKeepsNothing) {
  const std::string text = kText, bad = "\xFF\xFE";
  const std::shared_ptr<Document> first = document_of(slice(text), {false, nullptr});
  EXPECT_ANY_THROW(document_of(slice(bad), {false, nullptr}));
  EXPECT_NE(document_of(slice(text), {false, nullptr}), first);
}

}  // namespace
}  // namespace kn::bridge
