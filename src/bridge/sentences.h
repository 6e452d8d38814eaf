// Sentences for every bridge file that reports in which sentence a row stands.
#pragma once

#include <vector>

#include "article/sentences.h"

namespace kn::bridge {

// The splitter over the open image, made on first use.
const SentenceSplitter& sentence_splitter();

inline std::vector<Sentence> sentences_of(const Text& text) { return sentence_splitter().split(text); }

}  // namespace kn::bridge
