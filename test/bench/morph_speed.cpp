// Speed of the analyser in MB/s:  morph_speed IMAGE ROUNDS [--plain] < sentences
// tools/bench_morph runs it and mecab-ko one after the other, several times, on the same text.
#include <ctime>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "morph/analyzer.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: morph_speed IMAGE ROUNDS [--plain] < sentences\n";
    return 2;
  }
  const auto image = kn::Image::open(argv[1]);
  kn::Analyzer analyzer(*image);
  analyzer.set_plain(argc > 3);
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) lines.push_back(line);
  kn::Analysis analysis;
  size_t bytes = 0, tokens = 0;
  const std::clock_t start = std::clock();  // of the processor, not of the wall: others may be at work
  for (int round = 0; round < std::atoi(argv[2]); ++round)
    for (const std::string& line : lines) {
      const kn::Text text(line);
      analyzer.analyze(text, kn::Span{0, static_cast<uint32_t>(text.size())}, analysis);
      bytes += line.size();
      tokens += analysis.tokens.size();
    }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%.3f\n", static_cast<double>(bytes) / 1e6 / seconds);
  return tokens == 0;
}
