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

-- Pages of other make: dates of change, agency credits without brackets, broadcast scripts, press releases, citizens' papers.
\x on
SELECT * FROM parse_article($$"집값 잡겠다"…서울시, 재건축 36곳 속도 낸다

입력 2026.10.05 05:00

업데이트 2026.10.05 07:12

최하늘 기자 구독

모서리 시장이 5일 시청에서 발표하고 있다. 뉴스1

서울시가 재건축 36곳의 심의를 앞당긴다. 5일 시에 따르면 대상은 4만 가구다.

시는 “속도를 내겠다”고 밝혔다.

최하늘 기자 choi.haneul@paper.example
ADVERTISEMENT
추천 영상
많이 본 기사
1 첫 번째 기사
2 두 번째 기사$$, NULL);
SELECT * FROM parse_article($$송고2026-10-05 09:12
공유
댓글
글자크기조정

중은 "내년 물가 1.9%"

김민수 기자
구독

(서울=연합뉴스) 김민수 이서연 기자 = 중앙은행은 5일 내년 소비자물가 상승률을 1.9%로 전망했다.

모서리 중앙은행 총재가 5일 서울에서 기자간담회를 하고 있다. 2026.10.5 [사진공동취재단] photo@yna.example

총재는 "안정세"라고 말했다.

minsu@yna.example

제보는 온새미톡 okjebo
<저작권자(c) 연합뉴스, 무단 전재-재배포, AI 학습 및 활용 금지> 2026/10/05 09:12 송고$$, NULL);
SELECT * FROM parse_article($$노동부 “산재 예방 예산 2조”
수정 2026-10-05 21:10 등록 2026-10-05 18:20
이음 기자 사진
이음 기자
노동부가 2조원을 쓴다. 올해보다 12% 많다.
이 기사는 기사 본문이다.
이음 기자 ieum@hani.example$$, NULL);
SELECT * FROM parse_article($$[앵커]
밤사이 큰불이 났습니다.
[리포트]
공장이 모두 탔습니다.
KBS 뉴스 홍길동입니다.
촬영기자:김철수/영상편집:이영희
■ 제보하기
▷ 온새미톡 : 'KBS제보' 검색, 채널 추가
▷ 전화 : 02-781-1234, 4444
▷ 이메일 : kbs1234@kbs.example$$, NULL);
SELECT * FROM parse_article($$새벽전자, 3분기 영업익 12조 '깜짝'
박한경 기자
입력2026.10.08 08:41 수정2026.10.08 09:30 지면A1
메모리 덕에 시장 예상 웃돌아
"4분기도 좋다"
사진=한경DB
사진=한경DB
새벽전자가 3분기 12조원을 벌었다. 시장 예상을 2조원 웃돌았다.

반도체에서만 7조원을 남겼다.
박한경 기자 hk@paper.example
ⓒ 한경닷컴, 무단전재 및 재배포 금지$$, NULL);
SELECT * FROM parse_article($$주민들이 만든 마을버스, 1년 새 3만 명 태웠다
[현장] 강원 정선 와와버스
26.10.08 13:20l최종 업데이트 26.10.08 13:20l
글: 이시민(citizen1)편집: 김편집(edit)
▲  와와버스가 정선 읍내를 달리고 있다.
ⓒ 이시민
관련사진보기

버스가 없던 마을에 버스가 생겼다. 주민이 돈을 모았다.

"이제 병원에 혼자 간다." 여든두 살 김 할머니의 말이다.$$, NULL);
SELECT * FROM parse_article($$보도자료
보도시점: 2026. 10. 8.(목) 12:00 (10. 9. 조간)
과기정통부, AI 인재 1만 명 키운다
- 2030년까지 1조 2천억 원 투입
□ 과학기술정보통신부(장관 모서리)는 8일 AI 인재 양성 방안을 발표했다.
○ 대학원 24곳에 해마다 50억 원을 지원한다.
□ 배 장관은 “사람이 먼저”라고 말했다.
담당 부서: 인재정책과 책임자: 과장 홍길동 (044-202-0000)$$, NULL);
SELECT * FROM parse_article($$<html><head><title>코스닥 900선 회복 : 한빛경제</title><style>p{}</style></head><body><div class="gnb"><a href="/">홈</a> <a>로그인</a></div><h1>코스닥 900선 회복</h1><div class="info">승인 2026-10-08 15:40 <span>홍길동 기자</span></div><div id="body"><p>코스닥이 8일 900선을 되찾았다.&nbsp;외국인이 3000억원을 샀다.</p><figure><img src="a.jpg"><figcaption>딜러가 화면을 보고 있다. /연합뉴스</figcaption></figure><p>코스피는 0.3% 내렸다.</p></div><ul><li>많이 본 뉴스</li><li>첫눈 온다</li></ul><p>홍길동 기자 hong@hanbit.example</p><p>저작권자 © 한빛경제 무단전재 및 재배포 금지</p></body></html>$$, NULL);
\x off
