-- An EUC_KR database: offsets, surfaces, search and headlines as in UTF8.
\set first :DBNAME
CREATE DATABASE korean_news_euc_kr ENCODING 'EUC_KR' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
\c korean_news_euc_kr
SET client_encoding = 'UTF8';
CREATE EXTENSION korean_news;
CREATE TABLE t AS SELECT '정부는 데이터센터에 10조1천억원을 쓰겠다고 밝혔다. 오픈AI의 챗GPT와 ㎿, 美·中.'::text AS body;
SELECT korean_tsvector(body), korean_tsvector(body) = to_tsvector('korean', body) AS same FROM t;
SELECT korean_tsvector(body) @@ korean_tsquery('"데이터 센터" 미국 밝히다') AS found FROM t;
SELECT korean_headline(body, korean_tsquery('데이터센터 밝히다')) FROM t;
SELECT string_agg(token, '' ORDER BY n) = body AS tiles FROM t, ts_parse('korean', body) WITH ORDINALITY p(tokid, token, n) GROUP BY body;
SELECT bool_and(substr(body, position, length) = surface) AS in_place, count(*) > 20 AS many FROM t, korean_morphemes(body);
SELECT bool_and(substr(body, position, length) = content) AS in_place, count(*) FROM t, split_sentences(body);
SELECT hanja_to_hangul('美國과 政府'), korean_nouns('오픈AI가 데이터센터를 짓는다');
\c :first
DROP DATABASE korean_news_euc_kr;
