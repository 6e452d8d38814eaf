// What lives as long as the process: the open image.  Opened on first use, shared by all calls.
#pragma once

#include <memory>

#include "dict/image.h"

namespace kn::bridge {

// The image named by configure(); throws Error when it cannot be opened (and tries again on the next call).
const Image& image();

}  // namespace kn::bridge
