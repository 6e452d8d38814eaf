-- Sentences: numbers, spans, and texts that are not what they should be.
SELECT * FROM split_sentences('물가는 2.1% 올랐다.이어 금리도 뛰었다. 그는 “좋다. 지금 가자.”고 말했다.' || chr(10) || '■ 공사는 언제' || chr(13) || chr(10) || '내년 4월 시작한다');
SELECT sentence, content FROM split_sentences('Dr. 한은 2026. 8. 31.까지 U.S. 스틸에 있었다. 나스닥은 0.4% 내렸다.');
-- An open mark swallows nothing; NFD, entities and wide digits keep their places.
SELECT sentence, content FROM split_sentences('그는 “간다고 했다. 그리고 갔다. (끝');
WITH t(x) AS (VALUES (normalize('한국은 이겼다. ', NFD) || '&quot;좋다. 가자.&quot;고 했다. １．５배로 늘었다．'))
SELECT sentence, substr(x, position, length) = content AS stands, length FROM t, split_sentences(x);
-- Nothing in, nothing out.
SELECT count(*) FROM split_sentences('');
SELECT count(*) FROM split_sentences(E' \n\t ');
SELECT count(*) FROM split_sentences(NULL);
-- One long line is cut, so that later steps stay short.
SELECT count(*), max(length), sum(length) FROM split_sentences(repeat('가', 5000));
