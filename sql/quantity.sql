-- korean_quantity: input and output, units, comparison, arithmetic, aggregates; and what is refused, in which words.
SELECT q, q::korean_quantity FROM unnest(ARRAY['10조1천억원', '10100000000000 KRW', '20㎿', '20 메가와트', '1,234.5 km', ' 1.50㎞ ', '-3.5℃', '５천억 달러', '$5천억',
  '₩1,000', '₩ 1만3천', '사천육백억 원', '두 시간', '50전', '30％', '1.5%p', '0.000 m', '5만 장', '23개사', '123456789012345678901234567890.5 명']) q;
SELECT normalize('5만 명', NFD)::korean_quantity;
SELECT q, q::korean_quantity FROM unnest('{영하 40도,"시속 1,200㎞",1년 3개월,2시간 25분,사흘,섭씨 40도,화씨 100도,섭씨 영하 5도}'::text[]) q;
-- A currency's code in any case; measures differ by theirs.
SELECT q, q::korean_quantity FROM unnest('{5 krw,1.5 Usd,5억 usd,eur 3,1 mW,1 MW}'::text[]) q;
SELECT '5 abc'::korean_quantity;
-- What it prints it reads, and prints again.
SELECT count(*) FROM unnest('{10조원,1.50㎞,-3.5℃,"3분기","1,000 명",7 B,0.10 KRW}'::korean_quantity[]) q
WHERE q::text::korean_quantity::text IS DISTINCT FROM q::text OR q::text::korean_quantity <> q;
SELECT ''::korean_quantity;
SELECT '29.7'::korean_quantity;
SELECT '10조1천억'::korean_quantity;
SELECT '원'::korean_quantity;
SELECT 'km 5'::korean_quantity;
SELECT '5 parsecs'::korean_quantity;
SELECT '5 km 정도'::korean_quantity;
SELECT '수백 명'::korean_quantity;
SELECT '10~20%'::korean_quantity;
SELECT '3명 이상'::korean_quantity;
SELECT '약 5 km'::korean_quantity;
SELECT '5 km와 3 km'::korean_quantity;
SELECT '5 KM/H/S'::korean_quantity;
SELECT '1,23 km'::korean_quantity;
SELECT 'NaN km'::korean_quantity;
SELECT 'Infinity 원'::korean_quantity;

SELECT korean_quantity(3, '원'), korean_quantity(3.50, 'kilometer'), korean_quantity(50, '전'), korean_quantity(1e20, 'B'), korean_quantity(-0.0, '명');
SELECT korean_quantity(NULL, '원') IS NULL, korean_quantity(3, NULL) IS NULL;
SELECT korean_quantity(3, '');
SELECT korean_quantity(3, '없는단위');
SELECT korean_quantity(3, '3원');
SELECT korean_quantity('NaN', '원');
SELECT quantity_value('1.50 km'), quantity_unit('1.50㎞'), quantity_value('10조1천억원'), quantity_unit('5천억 달러');
SELECT quantity_value('1.50'), quantity_unit('1.50');

SELECT convert_quantity('1.5 km', 'm'), convert_quantity('1234567890123456789012345678901 m', 'km'), convert_quantity('36 km/h', 'm/s'),
  convert_quantity('20 °C', '°F'), convert_quantity('68 °F', '°C'), convert_quantity('0 K', '℃'), convert_quantity('33평', '㎡'), convert_quantity('2일', '시간');
SELECT convert_quantity('1 m', 'mi'), convert_quantity('1 m/s', '노트'), convert_quantity('1.50 km', 'km'), convert_quantity('3년', '개월');
-- There and back again for every pair of units of a dimension.
SELECT count(*) FROM unnest('{km,m,cm,mi,ft,리,해리}'::text[]) a, unnest('{km,m,cm,mi,ft,리,해리}'::text[]) b
WHERE round(quantity_value(convert_quantity(convert_quantity(korean_quantity(123.45, a), b), a)), 12) <> 123.45;
SELECT convert_quantity('5원', 'USD');
SELECT convert_quantity('5개월', '일');
SELECT convert_quantity('5 km', 'kg');
SELECT convert_quantity('5명', '건');
SELECT convert_quantity('5 km', 'foo');

-- Equality and hash go across units; order is total.
SELECT '1 km'::korean_quantity = '1000 m', '1 km'::korean_quantity = '1.000 km', '10 m/s'::korean_quantity = '36㎞/h', '20 °C'::korean_quantity = '68 °F',
  '1 km'::korean_quantity <> '1 m', '1년'::korean_quantity = '12개월', '48시간'::korean_quantity = '2일', '1시간'::korean_quantity = '60분';
SELECT '5원'::korean_quantity = '5달러', '5명'::korean_quantity = '5건', '1개월'::korean_quantity = '30일', '999 m'::korean_quantity < '1 km', '-1 km'::korean_quantity < '0 m';
SELECT count(*) FROM unnest('{1 km,1000 m,10 m/s,36 km/h,20 °C,68 °F,293.15 K,121 평,400 m²,5명,5.0 명,5건,5 KRW,5 USD,1개월,30일,720시간}'::korean_quantity[]) a,
  unnest('{1 km,1000 m,10 m/s,36 km/h,20 °C,68 °F,293.15 K,121 평,400 m²,5명,5.0 명,5건,5 KRW,5 USD,1개월,30일,720시간}'::korean_quantity[]) b
WHERE (a = b) <> (korean_quantity_cmp(a, b) = 0) OR (a = b AND korean_quantity_hash(a) <> korean_quantity_hash(b))
  OR (a = b AND korean_quantity_hash_extended(a, 7) <> korean_quantity_hash_extended(b, 7)) OR (a < b) <> (b > a) OR (a <= b) <> NOT (a > b)
  OR (korean_quantity_hash_extended(a, 0) & 4294967295) <> (korean_quantity_hash(a)::bigint & 4294967295);
CREATE TEMP TABLE q (id integer, q korean_quantity);
INSERT INTO q VALUES (1, '3 km'), (2, '500 m'), (3, '5명'), (4, '3000 m'), (5, '5달러'), (6, '3원'), (7, '0.5 km'), (8, NULL), (9, '5.0명'), (10, '-1 m');
SELECT id, q FROM q ORDER BY q, id;
SELECT count(DISTINCT q) FROM q;
SELECT min(id), count(*) FROM q GROUP BY q ORDER BY 1;
CREATE INDEX q_btree ON q (q);
SET enable_seqscan = off;
SELECT id FROM q WHERE q = '0.5㎞' ORDER BY id;
SELECT id FROM q WHERE q BETWEEN '0 m' AND '2 km' ORDER BY id;
DROP INDEX q_btree;
CREATE INDEX q_hash ON q USING hash (q);
SELECT id FROM q WHERE q = '500 m' ORDER BY id;
SET enable_mergejoin = off; SET enable_nestloop = off;
SELECT a.id, b.id FROM q a JOIN q b ON a.q = b.q AND a.id < b.id ORDER BY 1;
RESET enable_mergejoin; RESET enable_nestloop; RESET enable_seqscan;
CREATE UNIQUE INDEX q_unique ON q (q);
SELECT '5 km'::korean_quantity > 3;

SELECT '1 km'::korean_quantity + '2 km', '1 km'::korean_quantity + '500 m', '1 km'::korean_quantity - '1500 m', - '5원'::korean_quantity,
  '1.5 km'::korean_quantity * 2, 3 * '10조원'::korean_quantity, '1 km'::korean_quantity / 3, '10 km'::korean_quantity / 4, '1 km'::korean_quantity / '250 m', '1년'::korean_quantity + '6개월';
SELECT '1e3 km'::korean_quantity;
SELECT '5원'::korean_quantity + '3달러';
SELECT '5개월'::korean_quantity - '3일';
SELECT '5명'::korean_quantity + '3건';
SELECT '5 km'::korean_quantity + '3 kg';
SELECT '5원'::korean_quantity / '3엔';
SELECT '20 °C'::korean_quantity + '1 °C';
SELECT '20 °C'::korean_quantity - '1 °C', '68 °F'::korean_quantity - '0 °C', '300 K'::korean_quantity * 2, '293.15 K'::korean_quantity / '20 °C', '0 °C'::korean_quantity / '0 °C';
SELECT '20 °C'::korean_quantity * 2;
SELECT - '20 °C'::korean_quantity;
SELECT '5원'::korean_quantity / 0;
SELECT '5원'::korean_quantity / '0원';
SELECT '5원'::korean_quantity * 'NaN';
SELECT '5원'::korean_quantity * '5원'::korean_quantity;
SELECT '5원'::korean_quantity + 3;

-- Aggregates: the unit does not depend on the order of rows.
SELECT sum(x), avg(x), min(x), max(x) FROM unnest('{1 km,2.50 km,1 km}'::korean_quantity[]) x;
SELECT sum(x), avg(x), min(x), max(x) FROM unnest('{1 km,500 m,2 km}'::korean_quantity[]) x;
SELECT sum(x ORDER BY n), sum(x ORDER BY -n) FROM unnest('{1 km,500 m,2 km}'::korean_quantity[]) WITH ORDINALITY AS u(x, n);
SELECT sum(x), avg(x), min(x), max(x) FROM unnest('{}'::korean_quantity[]) x;
SELECT sum(x), avg(x) FROM unnest('{NULL,3원,NULL}'::korean_quantity[]) x;
SELECT avg(x), min(x), max(x) FROM unnest('{20 °C,50 °F}'::korean_quantity[]) x;
SELECT avg(x) FROM unnest('{20 °C,10 °C}'::korean_quantity[]) x;
SELECT min(x), max(x) FROM unnest('{5달러,3원}'::korean_quantity[]) x;
SELECT n, sum(x) OVER w, avg(x) OVER w, count(x) OVER w FROM unnest('{1 km,500 m,200 m,NULL,NULL,2.50 km,0.50 km}'::korean_quantity[]) WITH ORDINALITY AS u(x, n)
WINDOW w AS (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);
SELECT sum(x) OVER (ORDER BY n ROWS BETWEEN CURRENT ROW AND CURRENT ROW) FROM unnest('{1 km,5원,3명}'::korean_quantity[]) WITH ORDINALITY AS u(x, n);
SELECT sum(x) FROM unnest('{5원,3달러}'::korean_quantity[]) x;
SELECT avg(x) FROM unnest('{5명,3건}'::korean_quantity[]) x;
SELECT sum(x) FROM unnest('{20 °C}'::korean_quantity[]) x;
CREATE TABLE quantity_many AS SELECT i AS id, korean_quantity(i, CASE WHEN i % 3 = 0 THEN 'km' ELSE 'm' END) AS q FROM generate_series(1, 10000) i;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT sum(q), avg(q), min(q), max(q) FROM quantity_many;
SELECT sum(q), avg(q), min(q), max(q) FROM quantity_many;
SET max_parallel_workers_per_gather = 0;
SELECT sum(q), avg(q), min(q), max(q) FROM quantity_many;
RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size; RESET max_parallel_workers_per_gather;
DROP TABLE quantity_many;

-- korean_exchange_rate.
INSERT INTO korean_exchange_rate VALUES ('USD', '2025-09-05', 1390.5), ('JPY', '2025-09-05', 9.42);
SELECT quantity_value('5천억 달러') * rate FROM korean_exchange_rate WHERE currency = 'USD';
INSERT INTO korean_exchange_rate VALUES ('USD', '2025-09-05', 1391);
INSERT INTO korean_exchange_rate VALUES ('usd', '2025-09-06', 1391);
INSERT INTO korean_exchange_rate VALUES ('KRW', '2025-09-06', 1);
INSERT INTO korean_exchange_rate VALUES ('EUR', '2025-09-06', 0);
INSERT INTO korean_exchange_rate VALUES ('EUR', '2025-09-06', 'NaN');
INSERT INTO korean_exchange_rate VALUES ('EUR', 'infinity', 1600);
INSERT INTO korean_exchange_rate VALUES ('EUR', NULL, 1600);
TRUNCATE korean_exchange_rate;
