-- Full-text search: what is found, what stays apart, and what the parser, dictionary and headlines answer.

-- Particles and endings go, also behind Latin letters and digits; no lexeme is made of a particle.
SELECT korean_tsvector('정부는 갤럭시S25를, G20은, COVID-19가 데이터센터에서 밝혔다.');
-- Nothing is dropped for being unknown, foreign or long; case and width do not matter.
SELECT korean_tsvector('café Müller Москва カタカナ 뷁뙑쉥 ＧＰＴ ５Ｇ');
SELECT q, korean_tsvector('오픈AI와 챗GPT, K팝, HBM3E, 5G, 2차전지, 20㎿') @@ korean_tsquery(q) AS found
FROM unnest('{오픈AI,오픈 AI,오픈ai,챗GPT,챗gpt,K팝,k팝,HBM3E,hbm3e,5G,２차전지,20MW,20 MW}'::text[]) q;
-- Circled digits and ㈜ make no wrong numbers.
SELECT korean_tsvector('①10월 ㈜한화 ②');
-- Hanja by its reading and by what news means with it, with the initial sound law.
SELECT q, korean_tsvector('李在明 政府 女性 勞動 美 與野 韓美') @@ korean_tsquery(q) AS found
FROM unnest('{이재명,李在明,정부,여성,노동,미국,여당,야당,한국,한미,政府}'::text[]) q;
SELECT korean_tsvector('미국 여성 노동 정부') @@ korean_tsquery('美 女性 勞動 政府') AS by_hanja;
-- NFD by NFC.
SELECT korean_tsvector(normalize('한국은행이 금리를 내렸다', NFD)) = korean_tsvector('한국은행이 금리를 내렸다') AS same;

-- Compounds: written together or apart, alone and inside a phrase, both ways.
SELECT t, q, korean_tsvector(t) @@ korean_tsquery(q) AS found, korean_tsvector(t) @@ websearch_to_tsquery('korean', q) AS by_websearch
FROM (VALUES ('국회의원이 왔다', '국회 의원'), ('국회 의원이 왔다', '국회의원'), ('인공지능 산업', '"인공 지능 산업"'),
             ('인공 지능 산업', '"인공지능 산업"'), ('국가AI컴퓨팅센터를 짓는다', '국가 AI 컴퓨팅 센터'),
             ('국가 AI 컴퓨팅 센터를 짓는다', '국가AI컴퓨팅센터'), ('새 데이터 센터 건설', '"데이터센터 건설"'),
             ('문화센터의 데이터', '데이터센터')) v(t, q);
SELECT korean_tsvector('데이터센터') = korean_tsvector('데이터 센터') AS same_vector;

-- Verbs and adjectives: one stem for all forms, and different verbs stay apart.
SELECT a, b, korean_tsvector(a) @@ korean_tsquery(b) AS found
FROM (VALUES ('밝혔다', '밝히다'), ('이뤄졌다', '이루어지다'), ('이루어졌다', '이뤄지다'), ('갔다', '가다'), ('도왔다', '돕다'), ('빨라졌다', '빨라지다'),
             ('좋아졌다', '좋아지다'), ('짓다', '지다'), ('걷다', '걸다'), ('듣다', '들다')) v(a, b);

-- Queries.
SELECT korean_tsquery('데이터센터 투자') AS "all", korean_tsquery('데이터센터 투자', 'any') AS "any", korean_tsquery('데이터센터 투자', 'phrase') AS phrase;
SELECT korean_tsquery('"한미 정상회담" -중국'), korean_tsquery('삼성 or SK'), korean_tsquery('투자 -데이터센터', 'any');
SELECT korean_tsquery('美'), korean_tsquery('it''s a \ "test'), korean_tsquery('그는'), korean_tsquery('-그는');
SELECT korean_tsquery('') AS empty, korean_tsquery('!!! ( & | <->') AS marks, korean_tsquery(NULL) AS "null";
SELECT korean_tsquery('삼성', 'some');
-- A pronoun alone, or a negated word, does not find everything.
SELECT t, korean_tsvector(t) @@ korean_tsquery('그는') AS pronoun, korean_tsvector(t) @@ korean_tsquery('-정부') AS negated
FROM unnest('{그는 갔다,정부가 갔다}'::text[]) t;
-- Particles take no position: words that only a particle parts are neighbours; words between are not skipped.
SELECT korean_tsvector('한국은 미국과') @@ korean_tsquery('"한국 미국"') AS neighbours, korean_tsvector('한국은 어제 미국과') @@ korean_tsquery('"한국 미국"') AS apart;

-- Title and body: weights A and D, a missing title counts as empty, and no phrase runs over the border.
SELECT korean_tsvector('한국 정부'::text, '투자 발표'), korean_tsvector(NULL, '투자'), korean_tsvector('제목', NULL), korean_tsvector(NULL::text, NULL);
SELECT korean_tsvector('한국 정부'::text, '투자 발표') @@ korean_tsquery('"정부 투자"') AS over_the_border;
SELECT korean_tsvector('') AS empty, korean_tsvector(NULL) AS "null";

-- Headlines: the original text, every character of it, whole words marked.
SELECT ts_headline('korean', '새  데이터센터와 데이터 센터,	문화 센터에 갔다. &quot;밝혔다&quot; <b>굵게</b>', korean_tsquery('데이터센터 or 밝히다'));
SELECT korean_headline('문화센터 옆에 데이터센터가 있다. 센터는 크다.', korean_tsquery('데이터센터'), 'StartSel=[, StopSel=]');
-- K-방산 and K방산 find each other.
SELECT t, korean_tsvector(t) @@ korean_tsquery('K방산') AS "K방산", korean_tsvector(t) @@ korean_tsquery('K-방산') AS "K-방산",
       to_tsvector('korean', t) = korean_tsvector(t) AS same
  FROM unnest(ARRAY['K방산 수출이 늘었다.', 'K-방산 수출이 늘었다.', 'K 방산 수출이 늘었다.', '한국 방산 수출이 늘었다.']) t;
-- A fragment begins at a compound, not inside of it.  (Which one stretch of this text is best, PostgreSQL 16 and later see otherwise.)
SELECT korean_headline('정부는 데이터센터를 전남에 짓기로 했다. 지역 센터와 데이터 기업이 참여한다. 데이터 센터 건립에는 3조원이 든다.', korean_tsquery('데이터센터'),
  'MaxFragments=2, MinWords=3, MaxWords=8');
SELECT regexp_replace(korean_headline(t, korean_tsquery('정부'), 'HighlightAll=true'), '</?b>', '', 'g') = t AS unchanged
FROM (VALUES ('정부는 a@b.kr, https://x.kr/y?z=1 &amp; <i>태그</i>' || E'\t\r\n' || '１２％ ①㈜ ' || repeat(' ', 3000) || '끝')) v(t);

-- ts_debug, ts_parse, ts_lexize.
SELECT alias, token, dictionary, lexemes FROM ts_debug('korean', '한국은행이 5만 명을 뽑았다.');
SELECT string_agg(token, '' ORDER BY n) = t AS tiles
FROM (VALUES ('가 나,  다.' || E'\n' || 'a1 <x> &amp; ' || normalize('한국', NFD))) v(t), ts_parse('korean', t) WITH ORDINALITY p(tokid, token, n) GROUP BY t;
SELECT ts_lexize('korean_word', '국회의원'), ts_lexize('korean_stem', '밝혔다'), ts_lexize('korean_hanja', '美');
CREATE TEXT SEARCH DICTIONARY bad_dictionary (TEMPLATE = korean, form = noun);
CREATE TEXT SEARCH DICTIONARY bad_dictionary (TEMPLATE = korean, words = x);

-- A long word keeps its neighbours.
SELECT korean_tsvector('앞 ' || repeat('가', 3000) || ' 뒤') @@ korean_tsquery('앞') AS before, korean_tsvector('앞 ' || repeat('가', 3000) || ' 뒤') @@ korean_tsquery('뒤') AS behind;
SELECT korean_tsvector('앞 ' || repeat('x', 5000) || ' 뒤') @@ korean_tsquery('뒤') AS behind_latin;

-- A synonym dictionary in front: a configuration of one's own.
CREATE TEXT SEARCH CONFIGURATION my_korean (COPY = korean);
CREATE TEXT SEARCH DICTIONARY my_simple (TEMPLATE = simple, ACCEPT = false);
ALTER TEXT SEARCH CONFIGURATION my_korean ALTER MAPPING FOR noun WITH my_simple, korean_word;
SELECT to_tsvector('my_korean', '데이터센터를 지었다');
-- Where somebody alters the configuration itself, korean_tsvector goes its way.
BEGIN;
ALTER TEXT SEARCH CONFIGURATION korean DROP MAPPING FOR predicate;
SELECT korean_tsvector('정부가 밝혔다') = to_tsvector('korean', '정부가 밝혔다') AS same, korean_tsvector('정부가 밝혔다');
ROLLBACK;
SELECT korean_tsvector('정부가 밝혔다');
DROP TEXT SEARCH CONFIGURATION my_korean;
DROP TEXT SEARCH DICTIONARY my_simple;

-- The function and the configuration are one, and an index serves both.
CREATE TABLE search_articles (id int, body text);
INSERT INTO search_articles SELECT n, '기사 ' || n || ': 정부가 데이터센터 ' || n || '곳을 짓겠다고 밝혔다.' FROM generate_series(1, 300) n;
SELECT bool_and(korean_tsvector(body) = to_tsvector('korean', body)) AS same FROM search_articles;
CREATE INDEX ON search_articles USING gin (korean_tsvector(body));
SET enable_seqscan = off;
EXPLAIN (COSTS off) SELECT id FROM search_articles WHERE korean_tsvector(body) @@ korean_tsquery('"데이터센터 7"');
SELECT id FROM search_articles WHERE korean_tsvector(body) @@ korean_tsquery('"데이터센터 7"');
RESET enable_seqscan;
DROP TABLE search_articles;
