-- Numbers.
SELECT korean_number('10조1천억'), korean_number('1만3천'), korean_number('1,700만'), korean_number('사천육백억'), korean_number('영점오'), korean_number('29.7');
SELECT korean_number('10조원') IS NULL AS with_unit, korean_number('만남') IS NULL AS word, korean_number('') IS NULL AS empty, korean_number(NULL) IS NULL AS "null";
SELECT format_korean_number(10100000000000), format_korean_number(0), format_korean_number(-12345.50), format_korean_number('NaN') IS NULL AS nan;
SELECT bool_and(korean_number(format_korean_number(n)) = n) AS reads_back FROM generate_series(0, 99999999999999999999::numeric, 777777777777777777) n;

-- Figures.
SELECT kind, value, value_to, unit, qualifier, change, item, surface, "position", length
FROM extract_figures('정부는 연구개발 예산을 올해보다 12.4% 늘어난 31조7천억원으로 편성하고 청년 최대 2만~3만 명을 뽑는다.');
SELECT surface, value, unit, restates FROM extract_figures('투자액은 5천억 달러(약 720조원)다.');
SELECT surface, kind, value, unit FROM extract_figures('１２명이 시속 100㎞로 1시간 20분 달려 영하 5도의 세 번째 도시에서 7.5대 1로 이겼다.');
SELECT surface, sentence FROM extract_figures('첫 문장에는 두 명이 있다. 둘째 문장에는 3만 명이 있다.');

-- What is no figure.
SELECT surface FROM extract_figures('HBM3E와 GPT-4o, 갤럭시 S25, 나스닥100은 2025년 9월 3일 제3조 2항에 따라 02-123-4567로. 만남 조건 한국 두바이');
SELECT count(*) FROM extract_figures('');
SELECT count(*) FROM extract_figures(NULL);

-- The surface stands where the row says, and no two figures overlap, whatever the text.
WITH texts(t) AS (VALUES (E'１０조 &quot;한국&quot;\r\n3명'), ('만만만만 3,3,3 1.1.1.1 ((((5)))) 5~6~7~8 -−–3'), ('제제3차 ₩$€5 %%% 3%%p 십백천만 3대3대3'),
  (U&'\1112\1161\11AB 3\1106\1167\11BC'), (repeat('1,', 500)), (repeat('만', 500)), (repeat('(', 300) || '3명'))
SELECT bool_and(substr(t, f."position", f.length) = f.surface) AS stands,
       bool_and(f.ends IS NULL OR f.ends <= f."position") AS apart
FROM texts, LATERAL (SELECT *, lag("position" + length) OVER (ORDER BY "position") AS ends FROM extract_figures(t)) f;

-- Thousands with decimals, marks of athletes, temperatures on both sides of zero, maxima; and what only looks like them.
SELECT t, string_agg(format('%s %s %s %s', surface, value, unit, qualifier), ' | ' ORDER BY "position") FROM (VALUES
  ('환율은 1천467.9원, 유가는 1천2.5달러였다'), ('기금은 4천600.25억원이다'), ('높이뛰기에서 2m31을 넘고 멀리뛰기에서 17m05를 뛰었다'),
  ('아침 기온은 영하 7도∼영상 3도다'), ('최고 30억원의 포상금, 최장 1시간 15분'), ('그는 3타수 2안타 4타점을 올렸다'),
  ('3천.5원 5m12번 2m3.5 5m123'), ('이 사건 이 대통령 만 하루 만에 한 조각 천 조각 이 분의 뜻'), ('만오천 원과 천이백 명, 십 분, 칠 퍼센트')) v(t),
  LATERAL extract_figures(t) GROUP BY t ORDER BY t;
