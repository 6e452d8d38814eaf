// Pairing of quotation marks and brackets; see marks.h.
#include "article/marks.h"

#include <array>

#include "base/unicode.h"

namespace kn {

namespace {

enum class Shape : unsigned char { opens, closes, either };

Shape shape_of(char32_t c) {
  switch (c) {
    case U'“':
    case U'„':
    case U'‘':
    case U'「':
    case U'『':
    case U'〈':
    case U'《':
    case U'«':
    case U'(':
    case U'[':
    case U'{':
    case U'【':
    case U'〔':
    case U'〝':
      return Shape::opens;
    case U'"':
    case U'″':
    case U'‟':
    case U'\'':
    case U'′':
    case U'‛':
    case U'`':
      return Shape::either;
    default:
      return Shape::closes;
  }
}

bool is_latin_or_digit(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c); }

class Pairing {
 public:
  Pairing(const Text& text, std::vector<Mark>& marks, uint32_t longest)
      : text_(text), marks_(marks), longest_(longest) {}

  void run() {
    for (uint32_t i = 0; i < marks_.size(); ++i) {
      const Mark& mark = marks_[i];
      if (mark.family == MarkFamily::none) continue;
      const bool open_before = open_[static_cast<size_t>(mark.family)] > 0;
      switch (decide(i, open_before)) {
        case Shape::opens:
          // A quotation inside one of its own family is rarer than a forgotten closing mark.
          if (open_before && is_quotation(mark.family)) drop(mark.family);
          stack_.push_back(i);
          ++open_[static_cast<size_t>(mark.family)];
          break;
        case Shape::closes:
          if (open_before) close(i);
          break;
        case Shape::either:
          break;  // an apostrophe, an inch sign
      }
    }
  }

 private:
  Shape decide(uint32_t i, bool open_before) const {
    const Mark& mark = marks_[i];
    const char32_t c = text_[mark.at];
    const Shape shape = shape_of(c);
    if (!is_quotation(mark.family)) return shape;
    const char32_t before = mark.at > 0 ? text_[mark.at - 1] : U' ';
    const char32_t after = text_[mark.at + 1];
    const bool space_before = before == 0 || is_space(before) || shape_of_neighbour(before) == Shape::opens;
    const bool space_after = after == 0 || is_space(after);
    if (mark.family == MarkFamily::single_quote && is_latin_or_digit(before) && is_latin_or_digit(after))
      return Shape::either;
    if (shape == Shape::opens && mark.family == MarkFamily::double_quote && open_before && !space_before)
      return next_closes(i) ? Shape::opens : Shape::closes;  // “좋다“고
    if (shape == Shape::opens) return shape;
    if (shape == Shape::closes) return !open_before && space_before && !space_after ? Shape::opens : Shape::closes;
    if (space_before && !space_after) return Shape::opens;
    if (space_after && !space_before) return open_before ? Shape::closes : Shape::either;
    if (space_before && space_after) return open_before ? Shape::closes : Shape::either;
    return open_before ? Shape::closes : Shape::opens;  // 그는"좋다"고
  }

  static Shape shape_of_neighbour(char32_t c) {
    return mark_family(c) == MarkFamily::none ? Shape::either : shape_of(c);
  }

  // Whether the next mark of the family is one that can only close.
  bool next_closes(uint32_t i) const {
    for (uint32_t k = i + 1; k < marks_.size() && k < i + 16; ++k)
      if (marks_[k].family == marks_[i].family) return shape_of(text_[marks_[k].at]) == Shape::closes;
    return false;
  }

  void close(uint32_t i) {
    const MarkFamily family = marks_[i].family;
    while (marks_[stack_.back()].family != family) pop();
    const uint32_t opening = stack_.back();
    pop();
    if (marks_[i].at - marks_[opening].at > longest_) return;
    marks_[opening].partner = i;
    marks_[i].partner = opening;
  }

  // Forgets the innermost open mark of the family and what was opened in it.
  void drop(MarkFamily family) {
    while (marks_[stack_.back()].family != family) pop();
    pop();
  }

  void pop() {
    --open_[static_cast<size_t>(marks_[stack_.back()].family)];
    stack_.pop_back();
  }

  const Text& text_;
  std::vector<Mark>& marks_;
  uint32_t longest_;
  std::vector<uint32_t> stack_;
  std::array<uint32_t, kMarkFamilies> open_{};
};

}  // namespace

void pair_marks(const Text& text, std::vector<Mark>& marks, uint32_t longest) { Pairing(text, marks, longest).run(); }

}  // namespace kn
