// mecab-ko's own answer, for tools/mecab_parity and the benchmark: built aside with the original library, never linked
// into anything of the extension.
//
//   mecab_reference DICDIR RCFILE < sentences     MeCab's lines "surface TAB feature" (with spaces before the surface told by a
//                                          first column 1), an empty line after each sentence
//   mecab_reference DICDIR RCFILE --time ROUNDS < sentences     MB/s of parsing alone, by processor time
#include <mecab.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string directory = argv[1];
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) lines.push_back(line);

  // The left-space penalty is applied only where the settings file says "korean = 1".
  const std::string rc = std::string("--rcfile=") + argv[2], dicdir = "--dicdir=" + directory;
  const char* options[] = {"mecab", rc.c_str(), dicdir.c_str()};
  MeCab::Model* model = MeCab::createModel(3, const_cast<char**>(options));
  if (model == nullptr) {
    std::cerr << "mecab_reference: " << MeCab::getLastError() << "\n";
    return 1;
  }
  MeCab::Tagger* tagger = model->createTagger();
  MeCab::Lattice* lattice = model->createLattice();
  if (argc > 4 && std::string(argv[3]) == "--time") {
    size_t bytes = 0;
    const std::clock_t start = std::clock();
    for (int round = 0; round < std::atoi(argv[4]); ++round)
      for (const std::string& line : lines) {
        lattice->set_sentence(line.c_str(), line.size());
        tagger->parse(lattice);
        bytes += line.size();
      }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%.3f\n", static_cast<double>(bytes) / 1e6 / seconds);
    return 0;
  }
  for (const std::string& line : lines) {
    lattice->set_sentence(line.c_str(), line.size());
    tagger->parse(lattice);
    for (const MeCab::Node* node = lattice->bos_node()->next; node != nullptr && node->stat != MECAB_EOS_NODE;
         node = node->next)
      std::cout << (node->rlength > node->length ? 1 : 0) << '\t' << std::string(node->surface, node->length) << '\t'
                << node->feature << '\n';
    std::cout << '\n';
  }
  return 0;
}
