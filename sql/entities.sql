-- Names: kinds, canonical names, titles, the persons of one text, the user's word, spans in texts that are not what they should be.
SELECT * FROM tag_entities('제이슨 권 오픈AI 최고전략책임자(CSO)는 10일 서울 강남구에서 이재명 대통령을 만났다. 권 CSO는 “한국은 중요한 나라”라고 했고, 이 대통령은 환영했다.');
SELECT surface, name FROM tag_entities('과학기술정보통신부(과기정통부)는 오픈 AI와 협약을 맺었다. 과기정통부 관계자는 OpenAI가 먼저 제안했다고 전했다.');
SELECT surface, name, role, affiliation FROM tag_entities('구윤철 부총리 겸 기획재정부 장관과 최태원 SK그룹 회장, 김용범 대통령실 정책실장이 참석했다. 최 회장은 말을 아꼈다.') WHERE kind = 'person';
-- A lexicon row is the last word on its term.
BEGIN;
SELECT count(*) FROM tag_entities('모도리봇이 나왔다.') WHERE surface = '모도리봇' AND kind = 'product' AND name = '모도리 로봇';
INSERT INTO korean_lexicon(term, kind, name) VALUES ('모도리봇', 'product', '모도리 로봇');
SELECT kind, surface, position, name FROM tag_entities('모도리봇이 나왔다.');
ROLLBACK;
-- Nothing in, nothing out.
SELECT count(*) FROM tag_entities('');
SELECT count(*) FROM tag_entities(NULL);
SELECT count(*) FROM tag_entities(E' \n\t ');
SELECT count(*) FROM tag_entities('이 대표적 사례가 보여주듯 기술보다 조건이 먼저였다.');
-- Spans stand where they say, in decomposed Hangul, entities of HTML, wide letters and CRLF too, in order and apart.
WITH t(x) AS (VALUES ('최태원 SK그룹 회장은 서울 중구에서 샘 올트먼 오픈AI 최고경영자(CEO)를 만났다.'), (normalize('최태원 SK그룹 회장은 서울에 왔다.', NFD)),
  ('&quot;삼성전자&quot;는' || E'\r\n' || '미국 텍사스에'), ('ＳＫ하이닉스와 美 상무부, 李정부'), ('<<<((( 김씨 박씨 )))>>> 김ㅋㅋ 氏 ㎿ 🙂 이재용🙂회장'), ('서울서울서울서울'), (repeat('최 회장 ', 300)))
SELECT left(x, 12) AS text, count(*) > 0 AS some, bool_and(substr(x, position, length) = surface) AS stands, bool_and(position >= before) AS apart, bool_and(sentence >= 1) AS numbered, bool_and(name <> '') AS named
FROM t, LATERAL (SELECT *, coalesce(lag(position + length) OVER (ORDER BY position), 0) AS before FROM tag_entities(x)) e GROUP BY x ORDER BY x COLLATE "C";
-- The same text, the same answer.
SELECT count(*) FROM (SELECT * FROM tag_entities('최태원 SK그룹 회장은') EXCEPT SELECT * FROM tag_entities('최태원 SK그룹 회장은')) d;

-- Posts that a place or a body fills, former holders, teams called by their city; and what only looks like these.
SELECT surface, kind, name, role, affiliation FROM tag_entities('오세훈 서울시장과 하승철 하동군수가 만났다. 추미애 법사위원장은 없었다.');
SELECT surface, name, role, affiliation FROM tag_entities('한동훈 국민의힘 전 대표가 부산을 찾았다. 전 군수가 추진한 사업이다.') WHERE kind = 'person';
SELECT surface, kind, name FROM tag_entities('대구FC는 8일 이겼다. 대구는 4위다. 대구에는 비가 왔다.');
SELECT surface, kind, name FROM tag_entities('경기 화성시는 7일 예산안을 냈다. 화성시에서 불이 났다. 주식회사 봄날은 성수역 3번 출구 앞에 있다.');
SELECT surface, kind FROM tag_entities('창업팀 ‘짐꾼’은 상을 탔다. 정부 사업 ‘난항’ 전망.');

-- Seats of power act and are places; what is glued to a place is not its name; the word of a division is.
SELECT surface, kind, name FROM tag_entities('드미트리 페스코프 크렘린궁 대변인은 말을 아꼈다. 엘리제궁은 답하지 않았다. 관광객들은 엘리제궁 앞에서 사진을 찍었다.') WHERE kind <> 'person';
SELECT surface, name FROM tag_entities(E'靑, 준비 점검\n尹 측 “기피 신청 검토”\n개빈 뉴섬 캘리포니아 주지사는 우리의 학교를 찾았다.') WHERE kind <> 'person' OR length = 1;
SELECT surface, kind FROM tag_entities('시드니행 여객기가 도마코마이시 앞바다에 내렸다.');
-- A row of names with one ending; a name and what it owns; the section between a body and its people; those around somebody.
SELECT surface, kind FROM tag_entities('송지면과 북평면부터 신청을 받는다. 송지면 주민들은 반겼다.');
SELECT surface, name, role, affiliation FROM tag_entities('세브란스병원 심장내과 국민찬 교수팀은 논문을 냈다. 나상록 재무담당 상무는 자신했다. 마을 요리사 서다래 씨가 왔다.') WHERE kind = 'person';
-- Names that two states share, a noun behind the marks, words that are no people.
SELECT surface, name FROM tag_entities('엘리자베스 워런 민주당 상원의원은 반대했다. 공화당은 침묵했다.') WHERE kind = 'organization';
SELECT surface, name FROM tag_entities('국민의힘과 민주당이 합의했다.') WHERE kind = 'organization';
SELECT surface, kind FROM tag_entities('국제기구는 ‘세계 고용 전망’ 보고서를 냈다. 군은 ‘먼저 찾아가는’ 보고서를 냈다. ‘나쁜’ 보고서도 있다.');
SELECT count(*) FROM tag_entities('하지만 조합원은 줄었다. 그리고 조합원도 늘었다.') WHERE kind = 'person';
-- Unions with their branches, desks of papers; a body and another body are two.
SELECT surface, name FROM tag_entities('마트산업노조 홈플러스지부는 홈플러스와 만났다. 금속노조 현대중공업지부는 파업한다. 금속노조와 현대중공업은 협상했다.') WHERE kind = 'organization';
SELECT surface, name FROM tag_entities('매일경제 산업부는 산업부에 물었다.') WHERE kind = 'organization';
-- Countries whose deeds are told, with the one before them; what is theirs otherwise is a place's.
SELECT surface, kind FROM tag_entities('카타르와 튀르키예의 중재로 휴전했다. 튀르키예의 수도는 앙카라다. 미국의 제재가 길어진다.');
-- A river and a writer; a Korean name before a body and a title; a works glued to its place.
SELECT surface, kind, name, role FROM tag_entities('한강에서 한강 다리까지 걸었다. 한강 작가는 소설을 썼다.');
SELECT surface, kind, role, affiliation FROM tag_entities('한채양 이마트 대표는 말을 아꼈다.');
SELECT surface, kind FROM tag_entities('한국지엠 부평공장이 멈췄다. 새 공장은 부평에 있다.');
-- Places inside places, though their names are words; famous teams called by their city near another team.
SELECT surface, kind, name FROM tag_entities('인도네시아 발리에 점포를 냈다. 두 발리는 다르다.') WHERE kind = 'location';
SELECT surface, kind, name FROM tag_entities('바이에른 뮌헨은 도르트문트를 꺾었다. 파리 생제르맹은 바르셀로나와 만난다.');
SELECT surface, kind, name FROM tag_entities('도르트문트를 찾은 관광객이 늘었다.');
-- Hidden given names before an age.
SELECT surface, position, name FROM tag_entities('경찰은 최모군(17)과 이모씨(33), 박모(29·여)씨를 조사했고 이모란(33)씨는 풀어 줬다.') WHERE kind = 'person';
-- Countries that act, alone and together; a section whose last letter could be a particle; a committee behind its parent; products in a row.
SELECT surface, kind FROM tag_entities('한국은 일본과 협상했다. 폴란드는 한국과 계약을 체결했다. 일본은 섬이 많다. 독일에서 협상이 열렸다.');
SELECT surface, name FROM tag_entities('서울대 의예과 합격선은 294점으로 추정된다. 국회 과방위는 전체회의를 열었다.');
SELECT surface, kind FROM tag_entities('챗GPT와 클로드, 제미나이가 경쟁한다.');
-- A section before a title is part of it, though its last letter could be a particle; a market is no mayor's town.
SELECT surface, name, role, affiliation FROM tag_entities('권하윤 안동시 문화예술과 주무관은 부산 자갈치시장을 찾았다.');
-- Divisions in a row act together or not at all; a body that begins with another; a name in marks before a title.
SELECT surface, kind FROM tag_entities('경기 파주시와 김포시에서 환자가 늘었다. 광주 남구는 벽을 남긴다. 전북대병원 권역외상센터는 붐빈다.');
SELECT surface, kind FROM tag_entities('주민 모임 ‘양림지기’ 대표 가온슬 씨는 말했다.');
