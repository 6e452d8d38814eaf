// split_sentences, and the splitter that other bridge files number their rows by.
#include "bridge/sentences.h"

#include "bridge/article_api.h"
#include "bridge/document.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/result.h"

namespace kn::bridge {

const SentenceSplitter& sentence_splitter() {
  static SentenceSplitter* splitter = nullptr;  // lives as long as the process, like the image
  if (splitter == nullptr) splitter = new SentenceSplitter(image());
  return *splitter;
}

Status split_sentences(Slice input, Options options, Result** out) noexcept {
  return guarded([&] {
    const std::shared_ptr<Document> document = document_of(input, options);
    const Text& text = document->text();
    auto result = std::make_unique<Result>(4);
    result->keep_alive(document);
    int64_t number = 0;
    for (const Sentence& sentence : document->sentences()) {
      result->integer(++number);
      result->span(text, sentence.span);
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
