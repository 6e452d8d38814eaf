// split_sentences, and the splitter that other bridge files number their rows by.
#include "bridge/sentences.h"

#include "bridge/article_api.h"
#include "bridge/guarded.h"
#include "bridge/process.h"
#include "bridge/result.h"

namespace kn::bridge {

const SentenceSplitter& sentence_splitter() {
  static SentenceSplitter* splitter = nullptr;  // lives as long as the process, like the image
  if (splitter == nullptr) splitter = new SentenceSplitter(image());
  return *splitter;
}

Status split_sentences(Slice input, Options, Result** out) noexcept {
  return guarded([&] {
    const Text text(std::string_view(input.data, static_cast<size_t>(input.size)));
    auto result = std::make_unique<Result>(4);
    int64_t number = 0;
    for (const Sentence& sentence : sentences_of(text)) {
      result->integer(++number);
      result->span(text, sentence.span);
    }
    *out = result.release();
  });
}

}  // namespace kn::bridge
