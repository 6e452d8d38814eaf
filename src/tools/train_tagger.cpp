// Trains the tagger of src/entities:
//   train_tagger --image IMAGE --marked FILE_OR_DIRECTORY [--second FILE] [--dev FILE] --output FILE [--epochs N] [--dropout P] [--rate R] [--features N] [--lost SHARE] [--gate N]
//
// A conditional random field over letters, trained by AdaGrad on one sentence at a time, with feature dropout and
// averaged weights.  Features are those of src/entities/features.cpp, by the very code the server runs; only those seen
// twice count. --marked is our own corpus, a line a sentence, names as <surface:TAG>.  --second is a corpus of other
// conventions (KLUE-NER): its sentences use the shared weights plus a copy of their own of every feature, so that what
// is common is learnt from both and what differs stays apart; the copy is thrown away.  Tags the second corpus lacks
// (products, events) are left open there: a letter that it calls no name may be outside or in such a name. Training
// runs twice: once on all features, then on those that the section has room for, the heaviest.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/records.h"
#include "base/unicode.h"
#include "dict/image.h"
#include "entities/tagger.h"
#include "gate_trainer.h"
#include "marked_corpus.h"

namespace {

using namespace kn;
using namespace kn::entities;

constexpr size_t kPadded = 28;
// Dropout leaves the weights timid: too many names are missed for each one that is wrong.  This much, in log-odds, the
// begin of a name of each kind gets on top; chosen on sentences kept aside, where it gave 1.3 points of F1.
constexpr float kLean[kKinds] = {1.0F, 0.75F, 0.75F, 0.75F, 1.0F};

struct Sentence {
  bool second = false;
  std::vector<uint32_t> features;  // of all letters
  std::vector<uint32_t> first;     // where the letter's features begin; one more for the end
  std::vector<int8_t> gold;        // labels; -1 where the label is left open
};

struct Parameters {
  std::array<float, kPadded> weight{}, square{}, sum{};
};

class Trainer {
 public:
  Trainer(const Image& image, double dropout, double rate)
      : image_(image), words_(image), features_(words_), dropout_(dropout), rate_(rate) {}

  // A file, or every .txt of a directory.
  void read(const std::filesystem::path& path, bool second) {
    if (std::filesystem::is_directory(path)) {
      std::set<std::filesystem::path> files;
      for (const auto& entry : std::filesystem::directory_iterator(path))
        if (entry.path().extension() == ".txt") files.insert(entry.path());
      for (const auto& file : files) read(file, second);
      return;
    }
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    for (std::string line; std::getline(in, line);)
      if (!line.empty() && line[0] != '#') add(line.substr(line.rfind('\t') + 1), second);
  }

  void train(int epochs) {
    index_features();
    run(epochs);
  }
  // Keeps the heaviest features and starts again with them.
  void shrink(size_t most_features, int epochs) {
    std::vector<std::pair<float, uint32_t>> order;
    for (uint32_t f = 0; f < parameters_.size(); ++f) {
      if (own_[f]) continue;
      float most = 0;
      const std::array<float, kPadded> w = average(f);
      for (const float v : w) most += v * v;
      order.emplace_back(-std::sqrt(most) * std::pow(static_cast<float>(seen_[f]), 0.25F), f);
    }
    std::sort(order.begin(), order.end());
    if (order.size() <= most_features) return;
    std::vector<uint8_t> keep(parameters_.size(), 0);
    for (size_t i = 0; i < most_features; ++i) keep[order[i].second] = 1;
    for (uint32_t f = 0; f < parameters_.size(); ++f)
      if (own_[f]) keep[f] = keep[base_[f]];
    for (Sentence& s : sentences_) {
      std::vector<uint32_t> features, first{0};
      for (size_t i = 0; i + 1 < s.first.size(); ++i) {
        for (uint32_t k = s.first[i]; k < s.first[i + 1]; ++k)
          if (keep[s.features[k]] != 0) features.push_back(s.features[k]);
        first.push_back(static_cast<uint32_t>(features.size()));
      }
      s.features = std::move(features), s.first = std::move(first);
    }
    kept_ = std::move(keep);
    run(epochs);
  }

  // The section without a gate, and with one that is trained on it.
  std::string section(double lost, size_t gate_size, int epochs) const {
    const std::string open = section(Gate::Source{});
    ImageWriter writer("training");
    writer.add(WordClasses::kSection, std::string(image_.section(WordClasses::kSection)));
    writer.add(Weights::kSection, open);
    const std::string bytes = writer.bytes();
    Tagger tagger(*Image::over(bytes, "training"));
    GateTrainer gate(words_);
    for (const auto& [marked, second] : corpus_) gate.add(marked, !second, tagger);
    return section(gate.train(epochs, lost, gate_size));
  }
  size_t feature_count() const { return parameters_.size(); }

 private:
  std::string section(const Gate::Source& gate) const {
    std::vector<Weights::Feature> features;
    for (uint32_t f = 0; f < parameters_.size(); ++f) {
      if (own_[f] || (!kept_.empty() && kept_[f] == 0)) continue;
      const std::array<float, kPadded> w = average(f);
      Weights::Feature feature{hashes_[f], {}};
      std::copy_n(w.begin(), kLabels, feature.weights.begin());
      features.push_back(feature);
    }
    std::array<float, kLabels * kLabels> steps{};
    for (size_t i = 0; i < steps.size(); ++i)
      steps[i] = static_cast<float>(steps_[i] - steps_sum_[i] / std::max(1.0, time_));
    for (int from = 0; from < kLabels; ++from)
      for (int kind = 0; kind < kKinds && closes_name(from); ++kind)
        for (const LabelPart part : {kBegin, kSingle})
          steps[static_cast<size_t>(from * kLabels + label_of(kind, part))] += kLean[kind];
    return Weights::build(features, steps, gate);
  }

  void add(const std::string& line, bool second) {
    const Marked& marked = corpus_.emplace_back(read_marks(line), second).first;
    const Text text(marked.plain);
    letters_.assign(text, Span{0, static_cast<uint32_t>(text.size())});
    if (letters_.size() == 0) return;
    features_.assign(letters_);
    Sentence s;
    s.second = second;
    s.gold.assign(letters_.size(), second ? -1 : kOutside);
    for (const auto& [span, kind] : marked.names) {
      if (kind < 0) continue;
      const auto from = static_cast<uint32_t>(text.index_of_code_point(span.begin)),
                 to = static_cast<uint32_t>(text.index_of_code_point(span.end));
      const auto first =
          static_cast<size_t>(std::lower_bound(letters_.at.begin(), letters_.at.end(), from) - letters_.at.begin());
      const auto last =
          static_cast<size_t>(std::lower_bound(letters_.at.begin(), letters_.at.end(), to) - letters_.at.begin());
      for (size_t i = first; i < last; ++i)
        s.gold[i] = static_cast<int8_t>(label_of(kind, last - first == 1 ? kSingle
                                                       : i == first      ? kBegin
                                                       : i + 1 == last   ? kEnd
                                                                         : kInside));
    }
    std::array<uint64_t, Features::kMost> hashes;
    s.first.push_back(0);
    for (size_t i = 0; i < letters_.size(); ++i) {
      const size_t n = features_.at(i, hashes);
      raw_.insert(raw_.end(), hashes.begin(), hashes.begin() + static_cast<ptrdiff_t>(n));
      s.first.push_back(s.first.back() + static_cast<uint32_t>(n));
    }
    sentences_.push_back(std::move(s));
  }

  void index_features() {
    std::unordered_map<uint64_t, uint32_t> counts;
    counts.reserve(raw_.size() / 8);
    for (const uint64_t h : raw_) ++counts[h];
    std::unordered_map<uint64_t, uint32_t> index, own;
    size_t at = 0;
    const auto number = [&](std::unordered_map<uint64_t, uint32_t>& in, uint64_t h, bool is_own) {
      const auto [it, fresh] = in.emplace(h, static_cast<uint32_t>(hashes_.size()));
      if (fresh) hashes_.push_back(h), own_.push_back(is_own), seen_.push_back(counts[h]), base_.push_back(it->second);
      return it->second;
    };
    for (Sentence& s : sentences_) {
      std::vector<uint32_t> first{0};
      for (size_t i = 0; i + 1 < s.first.size(); ++i) {
        for (uint32_t k = s.first[i]; k < s.first[i + 1]; ++k) {
          const uint64_t h = raw_[at++];
          if (counts[h] < 2) continue;
          const uint32_t f = number(index, h, false);
          s.features.push_back(f);
          if (!s.second) continue;
          const uint32_t copy = number(own, h, true);
          base_[copy] = f;
          s.features.push_back(copy);
        }
        first.push_back(static_cast<uint32_t>(s.features.size()));
      }
      s.first = std::move(first);
    }
    raw_ = {};
  }

  std::array<float, kPadded> average(uint32_t f) const {
    std::array<float, kPadded> w = parameters_[f].weight;
    for (size_t y = 0; y < kPadded; ++y) w[y] -= parameters_[f].sum[y] / static_cast<float>(std::max(1.0, time_));
    return w;
  }

  void run(int epochs) {
    parameters_.assign(hashes_.size(), Parameters{});
    steps_.assign(kLabels * kLabels, 0.0), steps_sum_ = steps_, steps_square_ = steps_;
    time_ = 0;
    std::mt19937 random(1);
    std::vector<uint32_t> order(sentences_.size());
    std::iota(order.begin(), order.end(), 0U);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      double loss = 0;
      for (const uint32_t s : order) loss += learn(sentences_[s], random);
      std::cerr << "epoch " << epoch + 1 << " loss " << loss / static_cast<double>(sentences_.size()) << "\n";
    }
  }

  // May the letter have this label, by the corpus?
  static bool open(const Sentence& s, size_t i, int y) {
    if (s.gold[i] >= 0) return s.gold[i] == y;
    const bool our_own = y != kOutside && (kind_of(y) == static_cast<int>(EntityKind::product) ||
                                           kind_of(y) == static_cast<int>(EntityKind::event));
    return y == kOutside || our_own;
  }

  using Row = std::array<double, kLabels>;

  // Forward and backward sums over the label rows that `allowed` lets through; returns the log of the total.
  template <typename Allowed>
  double sums(size_t n, const std::vector<Row>& potential, const std::vector<double>& step, std::vector<Row>& forward,
              std::vector<Row>& backward, std::vector<double>& scale, Allowed&& allowed) {
    double log_total = 0;
    forward.resize(n), backward.resize(n), scale.resize(n);
    for (size_t i = 0; i < n; ++i) {
      double total = 0;
      for (int y = 0; y < kLabels; ++y) {
        double v = 0;
        if (allowed(i, y)) {
          if (i == 0) {
            v = may_follow(-1, y) ? 1 : 0;
          } else {
            for (const int from : before_[static_cast<size_t>(y)])
              v += forward[i - 1][static_cast<size_t>(from)] * step[static_cast<size_t>(from * kLabels + y)];
          }
          v *= potential[i][static_cast<size_t>(y)];
        }
        forward[i][static_cast<size_t>(y)] = v;
        if (i + 1 < n || may_follow(y, -1)) total += v;
      }
      scale[i] = 1.0 / total;
      for (double& v : forward[i]) v *= scale[i];
      log_total += std::log(total);
    }
    for (size_t i = n; i-- > 0;) {
      for (int y = 0; y < kLabels; ++y) {
        double v = 0;
        if (i + 1 == n) {
          v = may_follow(y, -1) ? 1 : 0;
        } else {
          for (const int to : after_[static_cast<size_t>(y)])
            if (allowed(i + 1, to))
              v += step[static_cast<size_t>(y * kLabels + to)] * potential[i + 1][static_cast<size_t>(to)] *
                   backward[i + 1][static_cast<size_t>(to)];
          v *= scale[i + 1];
        }
        backward[i][static_cast<size_t>(y)] = v;
      }
    }
    return log_total;
  }

  double learn(const Sentence& s, std::mt19937& random) {
    const size_t n = s.gold.size();
    time_ += 1;
    if (before_.empty()) index_steps();
    std::vector<uint32_t> active, first{0};
    const auto limit = static_cast<uint32_t>((1 - dropout_) * 4294967295.0);
    std::vector<Row> potential(n);
    const float inverse = static_cast<float>(1 / (1 - dropout_));
    for (size_t i = 0; i < n; ++i) {
      std::array<float, kPadded> score{};
      for (uint32_t k = s.first[i]; k < s.first[i + 1]; ++k) {
        if (random() > limit) continue;
        active.push_back(s.features[k]);
        const auto& w = parameters_[s.features[k]].weight;
        for (size_t y = 0; y < kPadded; ++y) score[y] += w[y];
      }
      first.push_back(static_cast<uint32_t>(active.size()));
      float most = score[0];
      for (size_t y = 0; y < kLabels; ++y) most = std::max(most, score[y]);
      for (size_t y = 0; y < kLabels; ++y) potential[i][y] = std::exp(static_cast<double>((score[y] - most) * inverse));
    }
    std::vector<double> step(kLabels * kLabels);
    for (size_t t = 0; t < step.size(); ++t) step[t] = std::exp(steps_[t]);
    const double all = sums(n, potential, step, forward_, backward_, scale_, [](size_t, int) { return true; });
    const double right = sums(n, potential, step, forward_gold_, backward_gold_, scale_gold_,
                              [&](size_t i, int y) { return open(s, i, y); });
    // Gradient of the log-likelihood: right minus all, a letter and a step at a time.
    std::vector<double> step_gradient(kLabels * kLabels, 0.0);
    for (size_t i = 0; i < n; ++i) {
      std::array<float, kPadded> gradient{};
      double sum_all = 0, sum_right = 0;
      for (size_t y = 0; y < kLabels; ++y)
        sum_all += forward_[i][y] * backward_[i][y], sum_right += forward_gold_[i][y] * backward_gold_[i][y];
      for (size_t y = 0; y < kLabels; ++y)
        gradient[y] = static_cast<float>(forward_gold_[i][y] * backward_gold_[i][y] / sum_right -
                                         forward_[i][y] * backward_[i][y] / sum_all);
      if (i > 0) {
        for (int y = 0; y < kLabels; ++y)
          for (const int from : before_[static_cast<size_t>(y)]) {
            const auto t = static_cast<size_t>(from * kLabels + y);
            const auto f = static_cast<size_t>(from), u = static_cast<size_t>(y);
            double g = -forward_[i - 1][f] * step[t] * potential[i][u] * backward_[i][u] * scale_[i] / sum_all;
            if (open(s, i, y))
              g += forward_gold_[i - 1][f] * step[t] * potential[i][u] * backward_gold_[i][u] * scale_gold_[i] /
                   sum_right;
            step_gradient[t] += g;
          }
      }
      float most = 0;
      for (const float g : gradient) most = std::max(most, std::fabs(g));
      if (most < 1e-3F) continue;
      const auto rate = static_cast<float>(rate_), time = static_cast<float>(time_);
      for (uint32_t k = first[i]; k < first[i + 1]; ++k) {
        Parameters& p = parameters_[active[k]];
        for (size_t y = 0; y < kPadded; ++y) {
          p.square[y] += gradient[y] * gradient[y];
          const float change = rate * gradient[y] / std::sqrt(p.square[y] + 1e-2F);
          p.weight[y] += change;
          p.sum[y] += time * change;
        }
      }
    }
    for (size_t t = 0; t < step_gradient.size(); ++t) {
      steps_square_[t] += step_gradient[t] * step_gradient[t];
      const double change = 0.1 * step_gradient[t] / std::sqrt(steps_square_[t] + 1e-2);
      steps_[t] += change;
      steps_sum_[t] += time_ * change;
    }
    return all - right;
  }

  void index_steps() {
    before_.resize(kLabels), after_.resize(kLabels);
    for (int a = 0; a < kLabels; ++a)
      for (int b = 0; b < kLabels; ++b)
        if (may_follow(a, b)) before_[static_cast<size_t>(b)].push_back(a), after_[static_cast<size_t>(a)].push_back(b);
  }

  const Image& image_;
  WordClasses words_;
  std::vector<std::pair<Marked, bool>> corpus_;  // and whether of the second one
  Features features_;
  Letters letters_;
  double dropout_, rate_;
  std::vector<uint64_t> raw_;
  std::vector<Sentence> sentences_;
  std::vector<uint64_t> hashes_;
  std::vector<uint8_t> own_, kept_;
  std::vector<uint32_t> seen_, base_;
  std::vector<Parameters> parameters_;
  std::vector<double> steps_, steps_sum_, steps_square_;
  double time_ = 0;
  std::vector<std::vector<int>> before_, after_;
  std::vector<Row> forward_, backward_, forward_gold_, backward_gold_;
  std::vector<double> scale_, scale_gold_;
};

// Exact spans on a marked file, by kind.
void measure(Tagger& tagger, const std::string& path) {
  std::ifstream in(path);
  std::map<int, std::array<int, 3>> counts;  // right, found, marked
  for (std::string line; std::getline(in, line);) {
    const Marked marked = read_marks(line.substr(line.rfind('\t') + 1));
    const Text text(marked.plain);
    std::vector<Tagged> found;
    tagger.tag(text, Span{0, static_cast<uint32_t>(text.size())}, found);
    for (const auto& [span, kind] : marked.names) ++counts[kind][2];
    for (const Tagged& t : found) {
      ++counts[t.kind][1];
      for (const auto& [span, kind] : marked.names)
        if (kind == t.kind && text.position(t.span) == span.begin + 1 && text.length(t.span) == span.size())
          ++counts[t.kind][0];
    }
  }
  const auto show = [&](const std::string& name, const std::vector<int>& kinds) {
    double right = 0, found = 0, marked = 0;
    for (const int k : kinds) right += counts[k][0], found += counts[k][1], marked += counts[k][2];
    std::cout << name << ": P " << right / std::max(1.0, found) << " R " << right / std::max(1.0, marked) << " F1 "
              << 2 * right / std::max(1.0, found + marked) << "\n";
  };
  for (int k = 0; k < kKinds; ++k) show(kTags[k], {k});
  show("PS+OG+LC", {0, 1, 2});
  show("five kinds", {0, 1, 2, 3, 4});
}

int run(const std::map<std::string, std::string>& options) {
  const auto option = [&](const char* name, const std::string& otherwise) {
    return options.contains(name) ? options.at(name) : otherwise;
  };
  const std::shared_ptr<const Image> image = Image::open(options.at("--image"));
  Trainer trainer(*image, std::stod(option("--dropout", "0.5")), std::stod(option("--rate", "0.1")));
  trainer.read(options.at("--marked"), false);
  if (options.contains("--second")) trainer.read(options.at("--second"), true);
  const int epochs = std::stoi(option("--epochs", "12"));
  const auto most = static_cast<size_t>(std::stoul(option("--features", "60000")));
  trainer.train(epochs);
  std::cerr << trainer.feature_count() << " features\n";
  trainer.shrink(most, epochs);
  const std::string section =
      trainer.section(std::stod(option("--lost", "0.008")), std::stoul(option("--gate", "30000")), 6);
  const std::string output = options.at("--output");
  std::ofstream(output, std::ios::binary | std::ios::trunc) << section;
  std::cout << output << ": " << section.size() << " bytes\n";
  if (options.contains("--dev")) {
    ImageWriter writer("dev");
    writer.add(WordClasses::kSection, std::string(image->section(WordClasses::kSection)));
    writer.add(Weights::kSection, section);
    const std::string bytes = writer.bytes();
    Tagger tagger(*Image::over(bytes, "dev"));
    measure(tagger, options.at("--dev"));
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, std::string> options;
  for (int i = 1; i + 1 < argc; i += 2) options[argv[i]] = argv[i + 1];
  try {
    return run(options);
  } catch (const std::exception& e) {
    std::cerr << "train_tagger: " << e.what() << "\n";
    return 1;
  }
}
