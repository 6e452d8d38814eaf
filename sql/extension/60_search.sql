
-- Full-text search ------------------------------------------------------------------------------------------------

CREATE FUNCTION korean_parser_start(internal, integer) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_parser_start' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION korean_parser_start(internal, integer) IS 'Start of the text search parser korean (not for direct use).';
CREATE FUNCTION korean_parser_token(internal, internal, internal) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_parser_token' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION korean_parser_token(internal, internal, internal) IS 'Next token of the text search parser korean (not for direct use).';
CREATE FUNCTION korean_parser_end(internal) RETURNS void
AS 'MODULE_PATHNAME', 'kn_korean_parser_end' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION korean_parser_end(internal) IS 'End of the text search parser korean (not for direct use).';
CREATE FUNCTION korean_parser_types(internal) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_parser_types' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION korean_parser_types(internal) IS 'Token types of the text search parser korean (not for direct use).';
CREATE FUNCTION korean_parser_headline(internal, internal, tsquery) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_parser_headline' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION korean_parser_headline(internal, internal, tsquery) IS 'Headlines of the text search parser korean (not for direct use).';

CREATE TEXT SEARCH PARSER korean (
  START = korean_parser_start,
  GETTOKEN = korean_parser_token,
  END = korean_parser_end,
  HEADLINE = korean_parser_headline,
  LEXTYPES = korean_parser_types
);
COMMENT ON TEXT SEARCH PARSER korean IS 'Splits Korean text into words, particles and the rest by morphological analysis; every byte belongs to a token.';

CREATE FUNCTION korean_dictionary_init(internal) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_dictionary_init' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION korean_dictionary_init(internal) IS 'Options of a text search dictionary of template korean (not for direct use).';
CREATE FUNCTION korean_dictionary_lexize(internal, internal, internal, internal) RETURNS internal
AS 'MODULE_PATHNAME', 'kn_korean_dictionary_lexize' LANGUAGE C STRICT PARALLEL SAFE;
COMMENT ON FUNCTION korean_dictionary_lexize(internal, internal, internal, internal) IS 'Lexemes of a token in a dictionary of template korean (not for direct use).';

CREATE TEXT SEARCH TEMPLATE korean (INIT = korean_dictionary_init, LEXIZE = korean_dictionary_lexize);
COMMENT ON TEXT SEARCH TEMPLATE korean IS 'Lexemes of Korean words. Option form: word (default), stem, stem_2, stem_3 (verbs and adjectives), hanja.';

CREATE TEXT SEARCH DICTIONARY korean_word (TEMPLATE = korean, form = word);
COMMENT ON TEXT SEARCH DICTIONARY korean_word IS 'Words: case and width folded, compounds as their parts at consecutive positions (데이터센터 = 데이터 + 센터).';
CREATE TEXT SEARCH DICTIONARY korean_stem (TEMPLATE = korean, form = stem);
COMMENT ON TEXT SEARCH DICTIONARY korean_stem IS 'Verbs and adjectives: the stem of any form (밝혔다 = 밝히).';
CREATE TEXT SEARCH DICTIONARY korean_stem_2 (TEMPLATE = korean, form = stem_2);
COMMENT ON TEXT SEARCH DICTIONARY korean_stem_2 IS 'As korean_stem, the second reading of an ambiguous form (들었다 = 듣 beside 들).';
CREATE TEXT SEARCH DICTIONARY korean_stem_3 (TEMPLATE = korean, form = stem_3);
COMMENT ON TEXT SEARCH DICTIONARY korean_stem_3 IS 'As korean_stem, the third reading of an ambiguous form.';
CREATE TEXT SEARCH DICTIONARY korean_hanja (TEMPLATE = korean, form = hanja);
COMMENT ON TEXT SEARCH DICTIONARY korean_hanja IS 'Chinese characters by their Korean reading and by what news means with them (美 = 미, 미국).';

CREATE TEXT SEARCH CONFIGURATION korean (PARSER = korean);
COMMENT ON TEXT SEARCH CONFIGURATION korean IS 'Korean news: particles and endings go, verbs give their stem, compounds their parts; foreign and unknown words are kept.';
ALTER TEXT SEARCH CONFIGURATION korean ADD MAPPING FOR
  asciiword, word, numword, email, host, url_path, float, uint, noun, modifier WITH korean_word;
ALTER TEXT SEARCH CONFIGURATION korean ADD MAPPING FOR predicate WITH korean_stem;
ALTER TEXT SEARCH CONFIGURATION korean ADD MAPPING FOR predicate_2 WITH korean_stem_2;
ALTER TEXT SEARCH CONFIGURATION korean ADD MAPPING FOR predicate_3 WITH korean_stem_3;
ALTER TEXT SEARCH CONFIGURATION korean ADD MAPPING FOR hanja WITH korean_hanja;

CREATE FUNCTION korean_tsvector(text) RETURNS tsvector
AS 'MODULE_PATHNAME', 'kn_korean_tsvector' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3500;
COMMENT ON FUNCTION korean_tsvector(text) IS 'The text as a tsvector for Korean search; the same as to_tsvector(''korean'', text).';

CREATE FUNCTION korean_tsvector(title text, body text) RETURNS tsvector
AS 'MODULE_PATHNAME', 'kn_korean_tsvector_article' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 3500;
COMMENT ON FUNCTION korean_tsvector(text, text) IS 'Title with weight A and body with weight D in one tsvector; a NULL title or body counts as empty, and no phrase runs from the one into the other.';

CREATE FUNCTION korean_tsquery(query text, match text DEFAULT 'all') RETURNS tsquery
AS 'MODULE_PATHNAME', 'kn_korean_tsquery' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION korean_tsquery(text, text) IS 'A search as typed ("phrase", or, -not) as a tsquery; match says how words join: all, any or phrase. Parts of a compound always stay together.';

CREATE FUNCTION korean_headline(document text, query tsquery, options text DEFAULT '') RETURNS text
AS 'MODULE_PATHNAME', 'kn_korean_headline' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 4000;
COMMENT ON FUNCTION korean_headline(text, tsquery, text) IS 'The passage that matches the query, the words marked, in the original text; options as in ts_headline. A compound is marked as a whole only.';
