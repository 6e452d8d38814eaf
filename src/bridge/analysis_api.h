// The whole analysis of a text; see bridge.h.
#pragma once

#include "bridge/bridge.h"

namespace kn::bridge {

// A text that several things are asked of: decoded, split and read once for all of them.
class Document;
// The UTF-8 must outlive the document, and the call of the extension must outlive both.  It is the caller's, to be
// closed.
Status open_document(Slice utf8, const Options& options, Document** out) noexcept;
void close_document(Document* document) noexcept;

// korean_analysis: part, number, sentence, position, length, surface, kind, name, role, affiliation, value, value_to,
// unit, qualifier, change, item, restates, starts_at, ends_at, grain, relation, direct, verb.  `published` in
// microseconds since 2000-01-01, PostgreSQL's infinity for none.
Status analyze(Document* document, long long published, Result** out) noexcept;
Status analyze(Slice text, long long published, const Options& options, Result** out) noexcept;
// korean_fingerprint; *found is false for a text without letters.
Status fingerprint(Document* document, long long* bits, bool* found) noexcept;

}  // namespace kn::bridge
