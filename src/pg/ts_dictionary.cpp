// The text search template "korean": one option, form, and lexize over the bridge.  No state between calls.
#include "pg/ts_words.h"

extern "C" {
#include "commands/defrem.h"
}

namespace {

struct Form {
  const char* name;
  kn::bridge::WordForm form;
};
constexpr Form kForms[] = {{"word", kn::bridge::WordForm::word},
                           {"stem", kn::bridge::WordForm::stem},
                           {"stem_2", kn::bridge::WordForm::stem_2},
                           {"stem_3", kn::bridge::WordForm::stem_3},
                           {"hanja", kn::bridge::WordForm::hanja}};

kn::bridge::WordForm form_named(const char* name) {
  for (const Form& f : kForms)
    if (strcmp(f.name, name) == 0) return f.form;
  ereport(ERROR,
          (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unrecognized form \"%s\" of a korean dictionary", name),
           errhint("The forms are word, stem, stem_2, stem_3 and hanja.")));
}

}  // namespace

extern "C" {
PG_FUNCTION_INFO_V1(kn_korean_dictionary_init);
PG_FUNCTION_INFO_V1(kn_korean_dictionary_lexize);

Datum kn_korean_dictionary_init(PG_FUNCTION_ARGS) {
  auto* options = reinterpret_cast<List*>(PG_GETARG_POINTER(0));
  auto* form = static_cast<kn::bridge::WordForm*>(palloc(sizeof(kn::bridge::WordForm)));
  *form = kn::bridge::WordForm::word;
  ListCell* cell = nullptr;
  foreach (cell, options) {
    auto* option = static_cast<DefElem*>(lfirst(cell));
    if (strcmp(option->defname, "form") != 0)
      ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
                      errmsg("unrecognized parameter of a korean dictionary: \"%s\"", option->defname),
                      errhint("The only parameter is form.")));
    *form = form_named(defGetString(option));
  }
  PG_RETURN_POINTER(form);
}

Datum kn_korean_dictionary_lexize(PG_FUNCTION_ARGS) {
  const auto form = *reinterpret_cast<kn::bridge::WordForm*>(PG_GETARG_POINTER(0));
  auto* token = reinterpret_cast<char*>(PG_GETARG_POINTER(1));
  const int size = PG_GETARG_INT32(2);
  const kn::bridge::LexemeBuffer found =
      kn::pg::find_lexemes(kn::pg::utf8_bytes(token, size), form, kn::pg::call_options());
  auto* out = static_cast<TSLexeme*>(palloc0(sizeof(TSLexeme) * static_cast<Size>(found.count + 1)));
  for (int i = 0; i < found.count; ++i) {
    const kn::bridge::Lexeme& lexeme = found.lexemes[i];
    out[i].nvariant = static_cast<uint16>(lexeme.variant);
    out[i].flags = lexeme.next_position ? TSL_ADDPOS : 0;
    out[i].lexeme = kn::pg::server_string(kn::bridge::Slice{found.bytes + lexeme.offset, lexeme.size});
  }
  // PostgreSQL asks of every word of a text in one memory context: of a hundred megabytes that would be gigabytes.
  pfree(found.lexemes);
  pfree(found.bytes);
  PG_RETURN_POINTER(out);
}
}
