// Names for every bridge file that needs them: tag_entities and the speakers of extract_quotes.
#pragma once

#include "entities/entities.h"

namespace kn::bridge {

// The finder over the open image, made on first use.  Not for two texts at once.
EntityFinder& entity_finder();

std::string_view kind_name(EntityKind kind);

}  // namespace kn::bridge
