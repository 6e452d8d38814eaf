-- What one INSERT into korean_lexicon changes in the functions that read it, and that it can be taken back.
\set text '갑을병전자가 소버린클라우드를 냈다. 박뽀까 대표는 “다누리팔호도 쓴다”고 밝혔다.'
CREATE VIEW effects AS SELECT t.body,
  (SELECT string_agg(morpheme || '/' || tag, ' ' ORDER BY position) FROM korean_morphemes(t.body) WHERE tag LIKE 'NN%') AS nouns,
  (SELECT string_agg(kind || ' ' || name, ', ' ORDER BY position) FROM tag_entities(t.body) WHERE surface IN ('갑을병전자', '박뽀까', '다누리팔호', '소버린클라우드')) AS names
FROM (VALUES ('갑을병전자가 소버린클라우드를 냈다. 박뽀까 대표는 “다누리팔호도 쓴다”고 밝혔다.')) t(body);
CREATE TEMP TABLE before AS TABLE effects;
BEGIN;
INSERT INTO korean_lexicon (term, kind, name, parts) VALUES
  ('갑을병전자', 'organization', '갑을병전자(주)', NULL), ('박뽀까', 'person', NULL, NULL), ('다누리팔호', 'product', '다누리 8호', NULL),
  ('소버린클라우드', 'word', NULL, '{소버린클,라우드}');
SELECT names FROM effects;
SELECT nouns LIKE '갑을병전자/NNP 소버린클/NN_ 라우드/NN_ %' AS nouns FROM effects;
SELECT '갑을병전자' = ANY (korean_nouns(:'text')) AS whole, '소버린클라우드' = ANY (korean_nouns(:'text')) AS compound;
SELECT korean_tsvector('소버린클라우드를'), to_tsvector('korean', '소버린클라우드를'), korean_tsquery('소버린클라우드');
SELECT korean_headline('새 갑을병전자가 냈다', korean_tsquery('갑을병전자'));
SELECT speaker LIKE '박뽀까%' AS speaker FROM extract_quotes(:'text') WHERE direct;
-- The user's word wins over the dictionary: kind, name, parts.
INSERT INTO korean_lexicon (term, kind, name) VALUES ('삼성전자', 'product', '삼전');
SELECT kind, name FROM tag_entities('삼성전자가 서울에서 발표했다.') WHERE surface = '삼성전자';
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('데이터센터', 'word', '{데이터센터}');
SELECT korean_tsvector('데이터센터');
-- The longest term wins; a term inside a longer word that is no term does not split it.
INSERT INTO korean_lexicon (term, kind) VALUES ('갑을병전자홀딩스', 'organization');
SELECT surface, name FROM tag_entities('갑을병전자홀딩스가 갑을병전자를 샀다.') WHERE surface LIKE '갑을병%';
SELECT count(*) FROM tag_entities('학교에서 갑을병전자를 배웠다') WHERE surface = '갑을병전자';
-- A NFD text finds the NFC term.
SELECT name FROM tag_entities(normalize('갑을병전자가 발표했다.', NFD)) WHERE kind = 'organization';
ROLLBACK;
SELECT count(*) AS differences FROM (TABLE effects EXCEPT TABLE before) d;
SELECT korean_tsvector('데이터센터');
DROP VIEW effects;
