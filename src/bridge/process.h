// What lives as long as the process: the open image, and the words of numbers in it.  Opened on first use, shared by
// all calls.
#pragma once

#include <memory>

#include "dict/image.h"
#include "numeral/number.h"

namespace kn::bridge {

// The image named by configure(); throws Error when it cannot be opened (and tries again on the next call).
const Image& image();
// Figures, dates and quantities read numbers by the same words.
const Numerals& numerals();

}  // namespace kn::bridge
