-- korean_lexicon: what a row may be, what is refused and how, and what a session sees of its own edits.
INSERT INTO korean_lexicon (term, kind, name, parts, note) VALUES
  ('리벨리온', 'organization', NULL, NULL, 'founded this morning'),
  ('소버린AI', 'word', NULL, '{소버린,AI}', NULL),
  ('제이슨 권', 'person', '권제이슨', '{제이슨,권}', NULL),
  ('韓', 'location', '대한민국', NULL, NULL),
  ('ＫＴ&Ｇ', 'organization', '케이티앤지', NULL, NULL),
  ('갤럭시', 'product', NULL, NULL, NULL),
  ('갤럭시', 'word', NULL, NULL, NULL);
SELECT * FROM korean_lexicon_matches('韓 리벨리온과 KT&amp;G, 제이슨 권이 소버린AI와 소버린 AI를, 갤럭시S');
-- NFD finds NFC; positions are those of the text as passed.
SELECT term, position, length, surface = substr(t, position, length) AS holds
FROM (SELECT 'X ' || normalize('리벨리온', NFD) || ' 갤럭시' AS t) x, korean_lexicon_matches(t);
SELECT count(*) FROM korean_lexicon_matches('');
SELECT count(*) FROM korean_lexicon_matches(NULL);

-- The version is of the content, not of its history.
CREATE TEMP TABLE seen AS SELECT korean_lexicon_version() AS v;
BEGIN;
DELETE FROM korean_lexicon WHERE term = '리벨리온';
SELECT korean_lexicon_version() <> v AS differs FROM seen;
INSERT INTO korean_lexicon VALUES ('리벨리온', 'organization', NULL, NULL, 'another note');
SELECT korean_lexicon_version() = v AS same FROM seen;
UPDATE korean_lexicon SET name = '리벨리온(주)' WHERE term = '리벨리온';
SELECT korean_lexicon_version() <> v AS differs FROM seen;
SELECT name FROM korean_lexicon_matches('리벨리온');
SAVEPOINT s;
TRUNCATE korean_lexicon;
SELECT korean_lexicon_version();
SELECT count(*) FROM korean_lexicon_matches('리벨리온');
ROLLBACK TO s;
SELECT name FROM korean_lexicon_matches('리벨리온');
ROLLBACK;
SELECT korean_lexicon_version() = v AS same FROM seen;
SELECT name FROM korean_lexicon_matches('리벨리온');
DROP TABLE seen;

-- Refused rows.
INSERT INTO korean_lexicon (term, kind) VALUES (NULL, 'word');
INSERT INTO korean_lexicon (term, kind) VALUES ('가', NULL);
INSERT INTO korean_lexicon (term, kind) VALUES ('리벨리온', 'organization');
INSERT INTO korean_lexicon (term, kind) VALUES ('가', 'company');
INSERT INTO korean_lexicon (term, kind) VALUES ('가', 'PERSON');
INSERT INTO korean_lexicon (term, kind) VALUES ('', 'word');
INSERT INTO korean_lexicon (term, kind) VALUES ('  ', 'word');
INSERT INTO korean_lexicon (term, kind) VALUES (' 가나', 'person');
INSERT INTO korean_lexicon (term, kind) VALUES ('가나　', 'person');
INSERT INTO korean_lexicon (term, kind) VALUES ('가나 다라', 'word');
INSERT INTO korean_lexicon (term, kind) VALUES ('가나  다라', 'person');
INSERT INTO korean_lexicon (term, kind) VALUES (E'가나\t다라', 'person');
INSERT INTO korean_lexicon (term, kind) VALUES (E'가나\n', 'person');
INSERT INTO korean_lexicon (term, kind) VALUES (U&'\AC00\200B\B098', 'person');
INSERT INTO korean_lexicon (term, kind) VALUES (normalize('한국', NFD), 'location');
INSERT INTO korean_lexicon (term, kind, name) VALUES ('한국', 'location', normalize('대한민국', NFD));
INSERT INTO korean_lexicon (term, kind, name) VALUES ('한국', 'location', '');
INSERT INTO korean_lexicon (term, kind, name) VALUES ('한국', 'location', '대한민국 ');
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('데이터센터', 'word', '{데이터,센타}');
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('데이터센터', 'word', '{데이터}');
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('데이터센터', 'word', '{센터,데이터}');
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('데이터센터', 'word', '{}');
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('데이터센터', 'word', '{데이터,NULL,센터}');
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('데이터센터', 'word', '{데이터,"",센터}');
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('데이터센터', 'word', '{"데이터 ",센터}');
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('데이터센터', 'word', '{{데이터},{센터}}');
INSERT INTO korean_lexicon (term, kind) VALUES (repeat('가', 256), 'word');
UPDATE korean_lexicon SET parts = '{갤,럭,시,S}' WHERE kind = 'product';
COPY korean_lexicon (term, kind) FROM STDIN;
옳은낱말	word
틀린 낱말	word
\.
SELECT count(*) FROM korean_lexicon WHERE term IN ('옳은낱말', '틀린 낱말');

-- The trigger is of this table alone.
CREATE TEMP TABLE other (term text, kind text, name text, parts text[]);
CREATE TRIGGER t AFTER INSERT ON other FOR EACH ROW EXECUTE FUNCTION korean_lexicon_edited();
INSERT INTO other VALUES ('가', 'word');
DROP TABLE other;
SELECT korean_lexicon_edited();

TRUNCATE korean_lexicon;
SELECT korean_lexicon_version();
