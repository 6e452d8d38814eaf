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

-- Whole pages: an HTML document, a portal's page as copied, an item of a feed, a press release, English words, no line breaks.
SELECT title, subtitle, outlet, published_at, reporters, emails, body FROM parse_article('<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>동해안 산불 사흘째…축구장 400개 면적 탔다 | 한빛일보</title><style>.a{color:red}</style><script>var x = 1;</script></head><body>
<div class="gnb"><a href="/">홈</a> <a href="/pol">정치</a> <a href="/eco">경제</a></div>
<h1>동해안 산불 사흘째…축구장 400개 면적 탔다</h1><p class="date">입력 2026-03-05 07:12 <span>수정 2026-03-05 09:40</span></p><p>홍가람 기자 garam@hanbit.example</p>
<div id="article"><p>강원 동해안 산불이 사흘째 이어지고 있다.<br/>산림청은 5일 &quot;진화율은 62%&quot;라고 밝혔다.</p><figure><img src="a.jpg" alt="산불"><figcaption>5일 강원 강릉시 옥계면에서 소방대원들이 불을 끄고 있다. 연합뉴스</figcaption></figure><p>불은 축구장 400개 면적(286㏊)을 태웠다.&nbsp;주민 1,200여 명이 대피했다.</p></div><p>ⓒ 한빛일보, 무단 전재 및 재배포 금지</p></body></html>', NULL);
SELECT title, subtitle, outlet, published_at, reporters, emails, body FROM parse_article('본문 바로가기
한빛경제
PICK 안내
은행 대출 연체율 0.61%…8년 만에 최고
입력2026.07.24. 오전 6:01  수정2026.07.24. 오전 9:12 기사원문
나도현 기자
14
32
본문 요약봇
텍스트 음성 변환 서비스 사용하기
글자 크기 변경하기
SNS 보내기
은행 대출 연체율이 8년 만에 가장 높았다.
금융감독원은 24일 5월 말 국내 은행의 원화 대출 연체율이 0.61%라고 밝혔다.
한 달 전보다 0.04%포인트 올랐다.
나도현 기자 dohyun@hanbit.example
Copyright ⓒ 한빛경제. All rights reserved. 무단 전재 및 재배포 금지.
이 기사는 언론사에서 경제 섹션으로 분류했습니다.
기사 섹션 분류 안내
한빛경제 구독하고 메인에서 바로 보세요!
이 기사를 추천합니다
쏠쏠정보
0
흥미진진
0
댓글 3', NULL);
SELECT title, subtitle, outlet, published_at, reporters, emails, body FROM parse_article('<item><title><![CDATA[수원 화성에서 조선시대 우물터 나왔다]]></title><link>https://news.example/1</link><description><![CDATA[<p>경기 수원 화성 안에서 조선시대 우물터 세 곳이 나왔다.</p><p>국가유산청은 지난 3월부터 발굴해 왔다고 11일 밝혔다.</p>]]></description><pubDate>Tue, 11 Aug 2026 10:00:00 +0900</pubDate></item>', NULL);
SELECT title, subtitle, outlet, published_at, reporters, emails, body FROM parse_article('보 도 자 료
보도시점 2026. 4. 14.(화) 11:00 배포 2026. 4. 14.(화) 08:30
청년 월세 지원, 15만 명으로 늘린다
- 소득 기준 완화하고 지원 기간 24개월로
- 5월 1일부터 온라인 신청
□ 국토교통부(장관 문가람)는 청년 월세 지원 대상을 15만 명으로 늘린다고 밝혔다.
ㅇ 소득 기준은 중위소득 60%에서 80%로 올린다.
ㅇ 한 달에 최대 20만 원을 24개월 동안 준다.
담당 부서 주거복지정책과 책임자 과장 정하늘 (044-201-0000)
담당자 사무관 이바람 (044-201-0001)', NULL);
SELECT title, subtitle, outlet, published_at, reporters, emails, body FROM parse_article('삼성전자 노사, 임금 5.1% 인상 합의
누리경제 | 2026.03.20 18:22
고아라 기자 ara@nuri.example
삼성전자 노사가 올해 임금을 5.1% 올리기로 했다.
[관련기사]
• 삼성 노조, 18일 파업 예고
• "성과급 기준 밝혀라" 반도체 직원들 서명
• 반도체 수출 석 달째 최대
노조는 20일 잠정 합의안을 투표에 부쳐 71%의 찬성으로 가결했다.
■ 성과급 기준도 바꾼다
회사는 성과급 기준을 영업이익으로 바꾸기로 했다.
☞ 공감언론 누리경제 구독하기
ⓒ누리경제 & nuri.example, 무단전재 및 재배포 금지', NULL);
SELECT title, subtitle, outlet, published_at, reporters, emails, body FROM parse_article('''이적생'' 권도담 멀티골…한밭FC, 3연승
[스포츠한빛 대전=유나래 기자]
한밭FC가 3연승을 달렸다.
한밭은 9일 대전월드컵경기장에서 열린 K리그1 12라운드에서 부천을 3대 1로 이겼다.
사진=한국프로축구연맹 제공
권도담은 전반 21분과 후반 40분에 골을 넣었다.
<저작권자ⓒ스포츠한빛. 무단 전재-재배포 금지>
유나래 기자 narae@sports.example
기사제보 sports@sports.example
많이 본 뉴스
1 손흥민, 시즌 12호골
2 류현진 복귀전 승리', NULL);
SELECT title, subtitle, outlet, published_at, reporters, emails, body FROM parse_article('Hankyeol Weekly
반도체 장비사 네오칩, 美 나스닥 상장 추진
By 최다솜  Published 2026-02-11 08:00 KST
Updated 2026-02-11 10:20 KST
[Photo caption] 네오칩 평택 공장 전경. [Courtesy of 네오칩]
반도체 장비사 네오칩(NeoChip)이 나스닥 상장을 추진한다.
회사는 10일 "SEC에 F-1 서류를 냈다"고 밝혔다.
공모액은 3억 달러다.
Read more
Share this article
Comments (2)', NULL);
SELECT title, subtitle, outlet, published_at, reporters, emails, body FROM parse_article('date 2026-08-01 폭염에 전력수요 97GW ''역대 최대'' [누리일보 = 강한솔 기자] 폭염이 이어지면서 전력수요가 사상 최대를 기록했다. 전력거래소는 31일 오후 5시 최대 전력수요가 97.1GW였다고 밝혔다. 예비율은 8.2%다. hansol@nuri.example', NULL);
SELECT title, subtitle, outlet, published_at, reporters, emails, body FROM parse_article('[기획-사라지는 학교 ③] 전교생 4명, 선생님 6명
폐교 앞둔 강원 정선의 한 초등학교
문새벽 기자 | 2026.03.02 06:00
▌학생보다 많은 선생님
강원 정선군의 한 초등학교에는 학생이 4명이다. 선생님은 6명이다.
<그래픽> 강원 초등학교 학생 수 추이
▌"버스로 40분"
학교가 없어지면 아이들은 버스로 40분을 가야 한다.
<계속>
다음 회는 ''빈 교실의 쓸모''입니다.
본 기획물은 언론진흥재단의 지원을 받아 제작되었습니다.
문새벽 기자 saebyeok@gangwon.example', NULL);
