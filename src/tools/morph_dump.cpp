// Prints what the analyser makes of sentences:  morph_dump IMAGE [--plain] [--whole] [--time ROUNDS] < sentences
//
// Input: one sentence a line; lines that begin a block of the neutral format (sentence, then "morpheme TAB tag" lines,
// then an empty line) are taken too, their other lines skipped.  Output: the neutral format, mecab-ko-dic's tags, the
// third column the number of the eojeol.  --plain: as MeCab alone would answer; --whole: compounds as korean_morphemes
// shows them; --time: nothing but MB/s of analysing every line, by processor time.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "base/error.h"
#include "morph/analyzer.h"

namespace {

void print(const kn::Analyzer& analyzer, const kn::Text& text, const kn::Analysis& analysis, bool whole) {
  std::string out(text.input());
  out += '\n';
  int eojeol = -1;
  for (const kn::Token& token : analysis.tokens) {
    if (token.spaced) ++eojeol;
    const auto line = [&](const kn::Morpheme& m) {
      kn::append_form(text, m, &out);
      out += '\t';
      out += kn::tag_name(m.tag);
      out += '\t' + std::to_string(eojeol) + '\n';
    };
    if (whole)
      analyzer.lexical_morphemes(token, line);
    else
      analyzer.morphemes(token, line);
  }
  std::cout << out << '\n';
}

double speed(kn::Analyzer& analyzer, const std::vector<std::string>& lines, int rounds) {
  size_t bytes = 0;
  kn::Analysis analysis;
  const std::clock_t start = std::clock();
  for (int round = 0; round < rounds; ++round)
    for (const std::string& line : lines) {
      const kn::Text text(line);
      analyzer.analyze(text, kn::Span{0, static_cast<uint32_t>(text.size())}, analysis);
      bytes += line.size();
    }
  return static_cast<double>(bytes) / 1e6 / (static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
}

}  // namespace

int main(int argc, char** argv) {
  bool plain = false, whole = false;
  int rounds = 0;
  std::string path;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--plain")
      plain = true;
    else if (argument == "--whole")
      whole = true;
    else if (argument == "--time" && i + 1 < argc)
      rounds = std::atoi(argv[++i]);
    else
      path = argument;
  }
  if (path.empty()) {
    std::cerr << "usage: morph_dump IMAGE [--plain] [--whole] [--time ROUNDS] < sentences\n";
    return 2;
  }
  try {
    const auto image = kn::Image::open(path);
    kn::Analyzer analyzer(*image);
    analyzer.set_plain(plain);
    if (rounds > 0) {
      std::vector<std::string> lines;
      for (std::string line; std::getline(std::cin, line);) lines.push_back(line);
      std::printf("%.3f\n", speed(analyzer, lines, rounds));
      return 0;
    }
    kn::Analysis analysis;
    bool in_block = false;
    for (std::string line; std::getline(std::cin, line);) {
      if (line.empty()) in_block = false;
      if (line.empty() || (in_block && line.find('\t') != std::string::npos)) continue;
      in_block = true;
      const kn::Text text(line);
      analyzer.analyze(text, kn::Span{0, static_cast<uint32_t>(text.size())}, analysis);
      print(analyzer, text, analysis, whole);
    }
  } catch (const std::exception& e) {
    std::cerr << "morph_dump: " << e.what() << "\n";
    return 1;
  }
  return 0;
}
