-- Dates and times of day: what they mean, where they stand.
SELECT surface, starts_at, ends_at, grain, relation, sentence
FROM extract_dates('정부는 지난달 25일 대책을 냈고 오는 10일까지 의견을 받는다. 내년 상반기 시행한다.', '2025-09-05');
SELECT surface, starts_at, ends_at, grain, relation
FROM extract_dates('26일 오전 9시 30분 접종이 시작됐다. 이튿날 자정까지 이어진다. 9월 3일부터 12일까지는 쉰다.', '2021-08-27 10:00');
-- What came before in the text anchors what follows.
SELECT surface, starts_at::date, ends_at::date, grain
FROM extract_dates('2023년 8월 시작한 소송에서 이듬해 5월 1심 판결이 나왔고 그해 7월 항소장이 접수됐다. 1∼8월 수출은 전년 동기보다 늘었다.', '2024-11-11');
-- Lunar holidays, solar terms, Easter.
SELECT surface, starts_at::date, ends_at::date, grain, relation
FROM extract_dates('추석 연휴와 설 전, 부처님오신날, 2027년 부활절, 춘분인 20일, 내년 설', '2025-03-18');
SELECT year, (SELECT starts_at::date FROM extract_dates(year || '년 설날', '2025-01-01')) AS seollal,
       (SELECT starts_at::date FROM extract_dates(year || '년 추석', '2025-01-01')) AS chuseok
FROM generate_series(2019, 2028) AS year;
-- A date that cannot be keeps its place and has no period.
SELECT surface, starts_at, ends_at, grain FROM extract_dates('2025년 2월 30일, 9월 31일 오후 6시, 0000년 1월 1일, 99999년 12월 31일, 기원전 57년, 9999999년 3월', '2025-01-01');
-- No dates.
SELECT count(*) FROM extract_dates('3일간 11일 만에 6개월째 매월 25일 5·18 유족, 1일 1식, 내일배움카드, 2박 3일, 최대 5일, 3주 연속', '2025-01-01');
-- Any argument NULL, or no text: no rows.  A date converts by itself; infinity leaves the period open.
SELECT count(*) FROM extract_dates(NULL, '2025-01-01');
SELECT count(*) FROM extract_dates('오늘', NULL);
SELECT count(*) FROM extract_dates('', '2025-01-01');
SELECT surface, starts_at FROM extract_dates('오늘', date '2025-01-01');
SELECT surface, starts_at, ends_at, grain FROM extract_dates('오늘과 2020년 5월', 'infinity');
SELECT surface, starts_at FROM extract_dates('어제, 10년 전', '4713-01-01 BC'::timestamp);
SELECT surface, starts_at FROM extract_dates('내일, 10년 뒤', '294276-12-31'::timestamp);
-- Neither the clock, the time zone nor DateStyle matters, and spans point into the text as it was passed.
SET timezone = 'America/New_York';
SELECT surface, starts_at FROM extract_dates('오는 １５일 오후 ２시', '2025-09-05');
RESET timezone;
SELECT bool_and(substr(t, position, length) = surface) AS in_place, count(*)
FROM (VALUES (E'\u110b\u1175\u1102\u1161\u11af 5\u110b\u1175\u11af 오전'), (E'\uFEFF5일\r\n&quot;내년&quot; ２０２６년∼２０２７년'), ('😀내일😀 ’25년 3월')) AS v (t), extract_dates(t, '2025-01-01');
-- Long hostile input takes no long time.
SET statement_timeout = '20s';
SELECT n, (SELECT count(*) FROM extract_dates(repeat(s, 1000000 / length(s)), '2025-01-01')) AS rows
FROM (VALUES (1, '1'), (2, ','), (3, '1,'), (4, '1일부터 '), (5, '3~'), (6, '지난 '), (7, '(월)'), (8, '2025-'), (9, '1·'), (10, '1년 '), (11, '‘오늘의 '), (12, '설 '), (13, '만'), (14, '['), (15, '전')) AS v (n, s) ORDER BY n;
RESET statement_timeout;
-- A figure never lies in a date.
SELECT count(*) AS dates, count(f.surface) AS figures_in_dates
FROM (VALUES ('지난 3년 매출이 10% 늘었고 3분기 1조원을 넘었다. 12일 새벽 2시 30분 후반 38분 8.17.(화)~8.31.(화) 2학기 최근 1년')) AS v (t), extract_dates(t, '2025-09-05') AS d
LEFT JOIN LATERAL extract_figures(t) AS f ON f.position < d.position + d.length AND d.position < f.position + f.length;

-- Dates spelled out, and hours and minutes alone; names, words, scores and verses are none.
SELECT t, d.surface, d.starts_at, d.ends_at, d.grain, d.relation FROM (VALUES
  (1, '비석에는 이천이십오년 구월 오일이라고 새겨져 있다'), (2, '일천구백육십년 사월 십구일'), (3, '이천이십육년 일월부터 시행한다'), (4, '십이월 이십일까지'),
  (5, '운영 시간은 09:00~18:00이다'), (6, '18:30부터 입장한다'), (7, '21일 14:00~16:00 열린다'),
  (8, '일월오봉도와 오월 광주, 구월동 오일 파스타, 이월 상품, 사월과 오월, 천이백년 된 나무, 이천년 역사'),
  (9, '세트 스코어 3:1(25:20, 22:25, 25:18), 21:19에서 멈췄고 03:16을 읽었다'), (10, '18:00~09:00 25:00부터 12:60까지 1:30:05')) v(n, t)
  LEFT JOIN LATERAL extract_dates(t, '2025-11-20 10:00') d ON true ORDER BY n, d."position";
