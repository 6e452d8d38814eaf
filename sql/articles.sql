-- parse_article: a wire page, a page that is only a body, HTML, and pages that are none.
\x on
SELECT * FROM parse_article('[단독] 새 다리 놓는다…"2029년 개통"
군수 "40년 숙원"
입력 2026.09.02. 오후 1:14 | 수정 2026.09.02. 오후 1:20

(무안=한빛통신) 홍길동 강감찬 기자 = 전남도가 다리를 놓는다. 값은 １천억원이다.

2일 도청에서 관계자들이 서명하고 있다.
[전남도 제공. 재판매 및 DB 금지]

관련기사
다른 다리는 왜 늦나

■ 남은 일은
공사는 내년에 시작한다.

hong@hanbit.example
<저작권자(c) 한빛통신, 무단 전재-재배포, AI 학습 및 활용 금지>', NULL);
SELECT * FROM parse_article(' date 2026-09-05 정부가 예산을 늘렸다. 내년부터다.' || chr(13) || chr(10) || '장관이 설명하고 있다. (사진=새벽신문)' || chr(10) || '국회는 12월에 정한다.' || chr(10) || '댓글 3', '2026-01-01');
SELECT * FROM parse_article('<h1>제목 &quot;하나&quot;</h1><p class="by">홍길동 기자 &lt;hong@hanbit.example&gt;</p><p>첫 문단이다.<br/>둘째&nbsp;문단이다.</p><script>alert("x")</script>', '2026-09-05 07:00');
SELECT * FROM parse_article('', '2026-09-05');
\x off
SELECT parse_article(NULL, '2026-09-05') IS NULL AS nothing, (parse_article('한 줄', NULL)).title, (parse_article('한 줄', 'infinity')).published_at;
-- NFD gives what NFC gives.
SELECT parse_article(x, NULL) = parse_article(normalize(x, NFD), NULL) AS same FROM (VALUES ('새 다리 놓는다' || chr(10) || '[한빛일보 홍길동 기자] 다리를 놓는다. 내년이다.')) AS t(x);
-- A page of one character repeated is a page of no article.
SELECT length((parse_article(repeat(x, 20000), NULL)).body) FROM unnest(ARRAY['<', '&', '@', '[', '다.']) AS x;
