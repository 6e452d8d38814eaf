-- Fingerprints: letters and digits alone count, near-duplicates stay near.
CREATE TEMP TABLE pages AS SELECT string_agg(format('%s번 항구에서 배 %s척이 떠났고 선장 %s명은 남았다. 화물은 %s톤이었다.', n, n * n, (n * 37) % 101, (n * 7919) % 997), ' ' ORDER BY n) AS body FROM generate_series(1, 40) n;
SELECT korean_fingerprint_distance(korean_fingerprint(body), korean_fingerprint(replace(body, '. ', '.' || chr(10)))) AS other_lines,
       korean_fingerprint(body) = korean_fingerprint(normalize(replace(body, ' ', '  '), NFD)) AS nfd_and_blanks,
       korean_fingerprint_distance(korean_fingerprint(body), korean_fingerprint('새 제목 하나' || chr(10) || '홍길동 기자' || chr(10) || body)) <= 11 AS headline,
       korean_fingerprint_distance(korean_fingerprint(body), korean_fingerprint(replace(body, '선장', '선원'))) BETWEEN 1 AND 20 AS edited,
       korean_fingerprint_distance(korean_fingerprint(body), korean_fingerprint(reverse(body))) > 18 AS stranger FROM pages;
SELECT korean_fingerprint(''), korean_fingerprint(' .,!? '), korean_fingerprint(NULL), korean_fingerprint('가') IS NOT NULL AS one_letter;
SELECT korean_fingerprint('ＡＢＣ １２３') = korean_fingerprint('abc123') AS folded;
-- What stands in tables and indexes must never change.
SELECT korean_fingerprint('온새미AI는 2일 해남에 데이터센터를 짓겠다고 밝혔다.'), korean_fingerprint_bands(0), korean_fingerprint_bands(-1);
SELECT korean_fingerprint_distance(0, -1), korean_fingerprint_distance(5, 5), korean_fingerprint_distance(NULL, 1);
SELECT bool_and(cardinality(b) = 16 AND (SELECT count(DISTINCT x) FROM unnest(b) x) = 16) FROM (SELECT korean_fingerprint_bands(n * 1234567891234567) FROM generate_series(-50, 50) n) t(b);
-- An index finds what shares a band.
CREATE TEMP TABLE prints AS SELECT n AS id, korean_fingerprint(format('기사 %s: 값은 %s원이다.', md5(n::text), n)) AS print FROM generate_series(1, 500) n;
CREATE INDEX ON prints USING gin (korean_fingerprint_bands(print));
SET enable_seqscan = off;
SELECT p.id FROM prints p WHERE korean_fingerprint_bands(p.print) && korean_fingerprint_bands((SELECT print FROM prints WHERE id = 42)) AND korean_fingerprint_distance(p.print, (SELECT print FROM prints WHERE id = 42)) = 0;
RESET enable_seqscan;
-- All pairs at once; NULLs are counted but are no pair.
SELECT * FROM korean_fingerprint_pairs(ARRAY[5, NULL, -1, 4, 5, -2]);
SELECT * FROM korean_fingerprint_pairs(ARRAY[5, 7, 5], 0);
SELECT count(*) FROM korean_fingerprint_pairs('{}');
SELECT count(*) FROM korean_fingerprint_pairs(ARRAY[1, 1], -1);
SELECT count(*) FROM korean_fingerprint_pairs(NULL);
-- The pairs are those that a join over the bands finds.
CREATE TEMP TABLE near AS SELECT id, print # ((1 << (id % 30)) - 1) AS print FROM prints UNION ALL SELECT id + 1000, print FROM prints;
WITH a AS (SELECT array_agg(print ORDER BY id) AS prints, array_agg(id ORDER BY id) AS ids FROM near),
  given AS (SELECT ids[first] AS one, ids[second] AS other, bits FROM a, korean_fingerprint_pairs(prints)),
  wanted AS (SELECT x.id AS one, y.id AS other, korean_fingerprint_distance(x.print, y.print) AS bits FROM near x JOIN near y ON x.id < y.id
             AND korean_fingerprint_bands(x.print) && korean_fingerprint_bands(y.print) AND korean_fingerprint_distance(x.print, y.print) <= 11)
SELECT (SELECT count(*) > 200 FROM given) AS many, (SELECT count(*) FROM (TABLE given EXCEPT TABLE wanted) x) AS too_many, (SELECT count(*) FROM (TABLE wanted EXCEPT TABLE given) x) AS missing;
