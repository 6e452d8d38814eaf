// What the text search parser, dictionary and functions of the shell share.
#pragma once

#include "pg/shell.h"

extern "C" {
#include "tsearch/ts_public.h"
#include "tsearch/ts_utils.h"
}

#include "bridge/search_api.h"

namespace kn::pg {

// Closes its token stream when the memory context it was made in is reset.
struct StreamHolder {
  MemoryContextCallback callback;
  bridge::TokenStream* stream;
};
StreamHolder* make_stream_holder();

// Lexemes of a token, in memory of the current context.
bridge::LexemeBuffer find_lexemes(bridge::Slice token, bridge::WordForm form, const bridge::Options& options);

// The vector of an article's title (weight A) and body (weight D), either absent where its datum is 0; null where it
// would be too long for a tsvector and `raise` does not say that this is an error.  `document`: the body, where it is
// being analysed anyway, or null.
TSVector article_vector(Datum title, Datum body, bridge::Document* document, Oid configuration, bool raise);

// The extension's configuration "korean", found in the schema of the function being called, never by search_path.
Oid korean_configuration(FunctionCallInfo fcinfo);

}  // namespace kn::pg
