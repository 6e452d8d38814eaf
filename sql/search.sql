-- Full-text search: what is found, what stays apart, and what the parser, dictionary and headlines answer.

-- Particles and endings go, also behind Latin letters and digits; no lexeme is made of a particle.
SELECT korean_tsvector('정부는 갤럭시S25를, G20은, COVID-19가 데이터센터에서 밝혔다.');
-- Nothing is dropped for being unknown, foreign or long; case and width do not matter.
SELECT korean_tsvector('café Müller Москва カタカナ 뷁뙑쉥 ＧＰＴ ５Ｇ');
SELECT q, korean_tsvector('오픈AI와 챗GPT, K팝, HBM3E, 5G, 2차전지, 20㎿') @@ korean_tsquery(q) AS found
FROM unnest('{오픈AI,오픈 AI,오픈ai,챗GPT,챗gpt,K팝,k팝,HBM3E,hbm3e,5G,２차전지,20MW,20 MW}'::text[]) q;
-- Circled digits and ㈜ make no wrong numbers.
SELECT korean_tsvector('①10월 ㈜한화 ②');
-- Hanja by its reading and by what news means with it, with the initial sound law.
SELECT q, korean_tsvector('李在明 政府 女性 勞動 美 與野 韓美') @@ korean_tsquery(q) AS found
FROM unnest('{이재명,李在明,정부,여성,노동,미국,여당,야당,한국,한미,政府}'::text[]) q;
SELECT korean_tsvector('미국 여성 노동 정부') @@ korean_tsquery('美 女性 勞動 政府') AS by_hanja;
-- NFD by NFC.
SELECT korean_tsvector(normalize('한국은행이 금리를 내렸다', NFD)) = korean_tsvector('한국은행이 금리를 내렸다') AS same;

-- Compounds: written together or apart, alone and inside a phrase, both ways.
SELECT t, q, korean_tsvector(t) @@ korean_tsquery(q) AS found, korean_tsvector(t) @@ websearch_to_tsquery('korean', q) AS by_websearch
FROM (VALUES ('국회의원이 왔다', '국회 의원'), ('국회 의원이 왔다', '국회의원'), ('인공지능 산업', '"인공 지능 산업"'),
             ('인공 지능 산업', '"인공지능 산업"'), ('국가AI컴퓨팅센터를 짓는다', '국가 AI 컴퓨팅 센터'),
             ('국가 AI 컴퓨팅 센터를 짓는다', '국가AI컴퓨팅센터'), ('새 데이터 센터 건설', '"데이터센터 건설"'),
             ('문화센터의 데이터', '데이터센터')) v(t, q);
-- Names of bodies: the word at their end and what stands before it.
SELECT t, array_agg(q ORDER BY q COLLATE "C") FILTER (WHERE NOT korean_tsvector('어제 ' || t || ' 앞에서') @@ korean_tsquery(q)) AS missed
FROM (VALUES ('공정거래위원회', '위원회'), ('공정거래위원회', '공정거래 위원회'), ('한국노동조합총연맹', '노동조합'), ('한국노동조합총연맹', '총연맹'), ('충북도의회', '도의회'),
             ('충북도의회', '충북 도의회'), ('미래에셋그룹', '미래에셋'), ('다올저축은행', '저축은행'), ('인천도시공사', '도시공사'), ('국가물관리위원회', '물관리')) v(t, q)
GROUP BY t ORDER BY t COLLATE "C";
-- A site by its name, its address, and the address behind which a sentence goes on.
SELECT q, korean_tsvector('https://news.abc.co.kr/view?id=1, www.naver.com과 kim@abc.kr로 알린다.') @@ korean_tsquery(q) AS found
FROM unnest('{news.abc.co.kr,abc.co.kr,https://news.abc.co.kr/view?id=1,naver.com,www.naver.com,naver,kim@abc.kr,abc.kr}'::text[]) q;
SELECT korean_tsvector('데이터센터') = korean_tsvector('데이터 센터') AS same_vector;

-- Verbs and adjectives: one stem for all forms, and different verbs stay apart.
SELECT a, b, korean_tsvector(a) @@ korean_tsquery(b) AS found
FROM (VALUES ('밝혔다', '밝히다'), ('이뤄졌다', '이루어지다'), ('이루어졌다', '이뤄지다'), ('갔다', '가다'), ('도왔다', '돕다'), ('빨라졌다', '빨라지다'),
             ('좋아졌다', '좋아지다'), ('짓다', '지다'), ('걷다', '걸다'), ('듣다', '들다')) v(a, b);
-- Forms that the dictionary lacks and that are made by those of other verbs (data/verb_joints.tsv).
SELECT a, b, korean_tsvector(a) @@ korean_tsquery(b) AS found
FROM (VALUES ('개혁을 이끈다.', '이끌다'), ('시장을 이끕니다.', '이끌다'), ('안타까우며 슬픈 일', '안타깝다'), ('날카로울 것이다', '날카롭다'), ('즐거우며 새로운 일', '즐겁다'),
             ('매우 의로웠다.', '의롭다'), ('입을 다뭅니다.', '다물다'), ('값을 내릴수록 는다', '내리다'), ('문을 연다.', '열다'), ('전망을 웃돈다.', '웃돌다'),
             ('문제를 풀지 못했다', '푸다'), ('관계자 판단이다', '팔다')) v(a, b);
-- Stems that are written otherwise before a vowel; where two verbs share a form, what is heard, walked or paid tells which it is.
SELECT a, korean_tsvector(a) @@ korean_tsquery(b) AS finds, b, korean_tsvector(a) @@ korean_tsquery(c) AS "finds too", c
FROM (VALUES ('공장을 지었다', '짓다', '지다'), ('집을 지은 사람', '짓다', '지다'), ('병이 나은 뒤', '낫다', '나다'), ('뒤를 이었다', '잇다', '이다'), ('선을 그어', '긋다', '그다'),
             ('노래를 많이 들었다', '듣다', '들다'), ('손을 들었다', '들다', '듣다'), ('말을 들으면', '듣다', '들다'), ('길을 걸었다', '걷다', '걸다'), ('전화를 걸었다', '걸다', '걷다'),
             ('책임을 물었다', '묻다', '물다'), ('벌금을 물었다', '물다', '묻다'), ('화물을 실었다', '싣다', '시다'), ('뒤늦게 깨달았다', '깨닫다', '깨달다')) v(a, b, c);
-- Stems in ㄹ before ㄴ: 노는 is of 놀다, 나는 behind what one flies in of 날다.
SELECT a, b, korean_tsvector(a) @@ korean_tsquery(b) AS found
FROM (VALUES ('하늘을 나는 택시', '날다'), ('하늘을 나는 꿈을', '날다'), ('나는 어제 갔다', '날다'), ('이 책을 나는 읽었다', '날다'), ('화가 나는 일', '나다'), ('차를 모는 사람', '몰다'), ('돈을 모으는 사람', '몰다'), ('전화를 거는 사람', '걸다'),
             ('노는 아이', '놀다'), ('댓글을 다는 사람', '달다'), ('시간을 끄는 후보', '끌다'), ('불을 끄는 소방관', '끄다'), ('불을 끄는 소방관', '끌다')) v(a, b);
-- Other spellings of what is typed: with a blank or without, a hyphen or none, a number in digits or in Hangul.
SELECT q, korean_tsquery(q), korean_tsvector(t) @@ korean_tsquery(q) AS found
FROM (VALUES ('노란봉투법이', '노란 봉투법'), ('노란 봉투법이', '노란봉투법'), ('노란 봉투법이', '"노란봉투법"'), ('노란봉투법이', '"노란 봉투법"'), ('국민의힘은', '국민의 힘'), ('국민의 힘은', '국민의힘'),
             ('국민의힘은', '힘'), ('젠슨 황은', '젠슨황'), ('젠슨황은', '젠슨 황'), ('경찰을 피해 도망 다녔다', '도망다니다'), ('바람을 피운 뒤 바람피운', '바람피우다'), ('KF-21이', 'KF21'), ('KF21이', 'KF-21'), ('KF-21이', '-KF21'),
             ('이차전지를', '2차전지'), ('2차 전지를', '이차전지'), ('1인 가구의', '일인가구'), ('오차 범위', '5차')) v(t, q);
-- Signs of Hanja that make a word are that word (學生 학생), though news gives each a meaning; states and parties stay apart.
SELECT q, korean_tsvector(t) @@ korean_tsquery(q) AS found
FROM (VALUES ('學生 시위', '학생'), ('學生 시위', '학교'), ('男女 차별', '남녀'), ('年金改革', '연금 개혁'), ('연금개혁', '年金改革'), ('市民 단체', '시민'), ('中年 남성', '중국'), ('南北 회담', '남북'),
             ('女大生 피살', '여대생'), ('美中 갈등', '중국'), ('韓美日 공조', '한미일'), ('女子部 결승', '여자부'), ('𠮷 자를 쓴다', '𠮷')) v(t, q);
-- As dictionaries cite them, also where they are the name of somebody (오다).
SELECT b, korean_tsquery(b), korean_tsvector(a) @@ korean_tsquery(b) AS found, korean_tsvector(a) @@ websearch_to_tsquery('korean', b) AS by_websearch
FROM (VALUES ('돈을 줬다', '주다'), ('비가 왔다', '오다'), ('편지에 적었다', '적다'), ('소식을 알렸다', '알리다'), ('바다가 보였다', '바다')) v(a, b);
-- A query of one word has nothing around that tells what ends in a particle or an ending, in PostgreSQL's own functions neither; and
-- what hyphens join is found by its parts, known (GPT-5, F-35A) or not.
SELECT b, websearch_to_tsquery('korean', b), to_tsvector('korean', a) @@ korean_tsquery(b) AS found, to_tsvector('korean', a) @@ websearch_to_tsquery('korean', b) AS by_websearch
FROM (VALUES ('강남대로에서', '강남대로'), ('용인시 처인구에', '처인구'), ('울산 남구에서 불이 났다', '남구'), ('노란 우산을', '노란'), ('조용한 아침', '조용한'),
             ('값이 싸졌다', '싸지다'), ('소고기가 비싸진다', '비싸지다'), ('이목이 쏠려 보태졌다', '보태지다'), ('그가 물러섰지만', '물러서다'),
             ('GPT-5가 나왔다', 'GPT'), ('GPT-6가 나왔다', 'GPT'), ('GPT-5가 나왔다', 'gpt-5'), ('F-35A 전투기', 'F-35A'), ('F-35A를 샀다', 'f-35a'), ('S&P500지수는', 'S&P500'), ('AT&T는', 'AT&T'), ('GTX-A 노선', 'GTX')) v(a, b);
-- Verbs as cited find their usual forms; the dictionary takes some of these for stems (된다, 간다, 있었다).
SELECT cited, form, to_tsvector('korean', '그 일이 ' || form || '.') AS vector, korean_tsquery(cited) AS query
FROM (VALUES ('가다', '간다'), ('오다', '온다'), ('보다', '본다'), ('주다', '준다'), ('하다', '한다'), ('되다', '된다'), ('내다', '낸다'), ('켜다', '켠다'), ('크다', '큰다'),
             ('쓰다', '쓴다'), ('지다', '진다'), ('치다', '친다'), ('이기다', '이긴다'), ('던지다', '던진다'), ('밝히다', '밝힌다'), ('알리다', '알린다'), ('올리다', '올린다'),
             ('내리다', '내린다'), ('열리다', '열린다'), ('다니다', '다닌다'), ('지키다', '지킨다'), ('남기다', '남긴다'), ('맡기다', '맡긴다'), ('시키다', '시킨다'), ('늘리다', '늘린다'),
             ('높이다', '높인다'), ('낮추다', '낮춘다'), ('바꾸다', '바꾼다'), ('이루다', '이룬다'), ('치르다', '치른다'), ('따르다', '따른다'), ('고치다', '고친다'), ('펼치다', '펼친다'),
             ('나가다', '나간다'), ('나오다', '나온다'), ('들어오다', '들어온다'), ('일어나다', '일어난다'), ('나타나다', '나타난다'), ('이어지다', '이어진다'), ('떨어지다', '떨어진다'),
             ('커지다', '커진다'), ('알려지다', '알려진다'), ('보내다', '보낸다'), ('끝내다', '끝낸다'), ('나서다', '나선다'), ('받아들이다', '받아들인다'), ('움직이다', '움직인다'), ('보이다', '보인다'),
             ('모이다', '모인다'), ('속이다', '속인다'), ('먹다', '먹는다'), ('읽다', '읽는다'), ('찾다', '찾는다'), ('받다', '받는다'), ('막다', '막는다'), ('묶다', '묶는다'), ('얻다', '얻는다'),
             ('믿다', '믿는다'), ('입다', '입는다'), ('안다', '안는다'), ('신다', '신는다'), ('껴안다', '껴안는다'), ('가다', '갔다'), ('오다', '왔다'), ('보다', '봤다'), ('하다', '했다'),
             ('되다', '됐다'), ('서다', '섰다'), ('크다', '컸다'), ('있다', '있었다'), ('없다', '없었다'), ('같다', '같았다'), ('많다', '많았다'), ('재미있다', '재미있었다'), ('바꾸다', '바꿨다'),
             ('이루다', '이뤘다'), ('지키다', '지켰다'), ('안다', '안았다'), ('살다', '살았다'), ('알다', '알았다'), ('열다', '열었다')) v(cited, form)
WHERE NOT to_tsvector('korean', '그 일이 ' || form || '.') @@ korean_tsquery(cited) OR NOT to_tsvector('korean', form) @@ websearch_to_tsquery('korean', cited)
ORDER BY cited;
-- A verb of two is one word in all its forms, however they are cut, and is not its first part; a helping verb by itself is a verb.
SELECT cited, form, korean_tsvector('그 일을 ' || form || '.') AS vector
FROM (VALUES ('알아보다', '알아봤지만'), ('지켜보다', '지켜봤고'), ('들여다보다', '들여다봤다'), ('따라가다', '따라간다'), ('빠져나가다', '빠져나간다'), ('흘러나오다', '흘러나온다'),
             ('없애다', '없앴다'), ('내려오다', '내려오지 않았다'), ('따라다니다', '따라다니지 않았다'), ('가져다주다', '가져다주지 않았다'), ('들려주다', '들려줬다'),
             ('끝내다', '끝내며'), ('짜내다', '짜내며'), ('겁내다', '겁냈다'), ('혼내다', '혼냈다'), ('힘쓰다', '힘쓴다'), ('힘들다', '힘든'), ('손보다', '손봤다'),
             ('하늘거리다', '하늘거린다'), ('버리다', '버렸고'), ('드리다', '드렸지만'), ('계시다', '계셨고'), ('알다', '알았지만'), ('빠지다', '빠져 나갔다'), ('싣다', '실었다')) v(cited, form)
WHERE NOT korean_tsvector('그 일을 ' || form || '.') @@ korean_tsquery(cited) OR NOT to_tsvector('korean', '그 일을 ' || form || '.') @@ korean_tsquery(cited);
SELECT form, korean_tsvector(form) FROM unnest('{없앴다,알아봤지만,힘쓴다,걸어갔다,먹어 봤다,돈을 냈다,실었다,한다,산다}'::text[]) form;

-- A noun and the verb that it makes are one word, also where the dictionary has the verb: 제의하다, 인정받다.
SELECT a, b, to_tsvector('korean', a) @@ korean_tsquery(b) AS found, to_tsvector('korean', a) @@ websearch_to_tsquery('korean', b) AS by_websearch
FROM (VALUES ('회담을 제의했다', '제의'), ('회담을 제의했다', '제의하다'), ('회담 제의를 받았다', '제의하다'), ('연기력을 인정받은', '인정'), ('신제품이 발매되며', '발매'),
             ('정부가 강조했다', '강조하다'), ('그를 사랑했다', '사랑'), ('우크라이나 전쟁이 길어진다', '우크라이나')) v(a, b);
SELECT form, to_tsvector('korean', form) FROM unnest(ARRAY['문제가 된다', '학교에 간다고', '사고가 있었다', '주민을 속인다', '끝냈다']) form;
-- A name typed alone is a name, whatever it ends in; a compound and its spaced spelling have the same words, derived nouns theirs.
SELECT q, korean_tsquery(q), korean_tsvector(t) @@ korean_tsquery(q) AS found
FROM (VALUES ('강남대로에서 사고가 났다', '강남대로'), ('상하이에서 열린', '상하이'), ('우크라이나의 요청', '우크라이나'), ('나주시는 밝혔다', '나주시'), ('靑 관계자', '청와대'),
             ('中東 정세', '중동'), ('與野 합의', '야당'), ('물가 상승률이', '물가상승률'), ('중대재해처벌법을', '중대 재해 처벌법'), ('2차 전지를', '2차전지'),
             ('3조원을 투자', '3조원'), ('30 ㎡의 땅', '30㎡'), ('변호단은', '변호'), ('설명회를 열었다', '설명회'), ('12·3 비상계엄', '12·3비상계엄')) v(t, q);
-- Names of data/ are found by the nouns that they are made of, and however they are spaced; other names stay whole.
SELECT q, korean_tsquery(q), korean_tsvector(t) @@ korean_tsquery(q) AS found
FROM (VALUES ('한국산업기술시험원은', '산업기술'), ('한국산업기술 시험원이 밝혔다', '한국산업기술시험원'), ('텍사스주 공장', '텍사스'), ('산업안전보건법 개정', '산업 안전 보건법'),
             ('더불어민주당이', '민주당'), ('국가보훈부는', '보훈부'), ('목원대학교 총장', '대학교'), ('한성대 교수', '한성'), ('부다페스트에서', '페스트'),
             ('예술의전당에서', '예술의 전당'), ('예술의 전당에서', '예술의전당'), ('대한정신건강의학회는', '의학회'), ('고위공직자 범죄수사처는', '고위공직자범죄수사처'),
             ('셀트리온그룹은', '셀트리온'), ('카카오모빌리티를', '모빌리티'), ('블라디보스토크에', '보스'), ('에르도안은', '안')) v(t, q);
-- What data/ lists is no noun with a particle at its end (전공의, a doctor; 확인서, a paper), and is found by what it is made of.
SELECT t, q FROM (VALUES ('어제 전공의 문제를', '전공의'), ('국회 본회의 처리', '본회의'), ('고객 만족도 조사', '만족도'), ('고객 만족도 조사', '만족'), ('아파트 진입로 공사', '진입로'),
                         ('주식 공매도 재개', '공매도'), ('주식 공매도 재개', '매도'), ('사실 확인서 제출', '확인서'), ('검찰의 무혐의 처분', '무혐의'), ('역대 최고가 기록', '최고가'), ('정책 기여도 평가', '기여')) v(t, q)
WHERE NOT korean_tsvector(t) @@ korean_tsquery(q) OR NOT to_tsvector('korean', t) @@ websearch_to_tsquery('korean', q);
-- A noun is not found where it is but the letters of others; names are found by their parts, however they are spaced.
SELECT t, q, korean_tsvector(t) @@ korean_tsquery(q) AS found
FROM (VALUES ('반도체 수출', '도체'), ('자사고 폐지', '사고'), ('창단식이 열렸다', '단식'), ('입국장에 들어서자', '국장'), ('자가격리자는', '가격'), ('기재부는', '기재'),
             ('이적료는', '이적'), ('경기 중계사가', '중계'), ('채권단은', '채권'), ('투자금은', '투자'), ('나가노현에서', '나가노'), ('뉴욕시는', '뉴욕'),
             ('도널드 트럼프 대통령', '도널드트럼프'), ('도널드트럼프 대통령', '트럼프'),
             ('이모(18)군이', '이모'), ('이모(18)군이', '이'), ('장모 씨는', '장모'), ('우리 이모가', '이모')) v(t, q);
-- People whom no dictionary has are found by their names, whatever words their syllables happen to be.
SELECT q, korean_tsquery(q), korean_tsvector(t) @@ korean_tsquery(q) AS found
FROM (VALUES ('범인은 공하늘이라고 한다', '공하늘'), ('주아린 교수는', '주아린'), ('신임 구자빈 대표가', '구자빈'), ('여민수씨는 웃었다', '여민수'),
             ('(서울=염상우 기자)', '염상우'), ('대변인 엄지율', '엄지율'), ('남궁도윤양이 이겼다', '남궁도윤'), ('최영장군을 기린다', '최영'), ('맹청장은', '청장'),
             ('운정신도시에서', '신도시'), ('정상회의가 열렸다', '정상회의'), ('정부의 뜻', '정부'), ('조사한 이유로', '이유'), ('오늘의 날씨', '오늘의 날씨')) v(t, q);

-- Queries.
SELECT korean_tsquery('데이터센터 투자') AS "all", korean_tsquery('데이터센터 투자', 'any') AS "any", korean_tsquery('데이터센터 투자', 'phrase') AS phrase;
SELECT korean_tsquery('"한미 정상회담" -중국'), korean_tsquery('삼성 or SK'), korean_tsquery('투자 -데이터센터', 'any');
SELECT korean_tsquery('美'), korean_tsquery('it''s a \ "test'), korean_tsquery('그는'), korean_tsquery('-그는');
SELECT korean_tsquery('') AS empty, korean_tsquery('!!! ( & | <->') AS marks, korean_tsquery(NULL) AS "null";
SELECT korean_tsquery('삼성', 'some');
-- A pronoun alone, or a negated word, does not find everything.
SELECT t, korean_tsvector(t) @@ korean_tsquery('그는') AS pronoun, korean_tsvector(t) @@ korean_tsquery('-정부') AS negated
FROM unnest('{그는 갔다,정부가 갔다}'::text[]) t;
-- Particles take no position: words that only a particle parts are neighbours; words between are not skipped.
SELECT korean_tsvector('한국은 미국과') @@ korean_tsquery('"한국 미국"') AS neighbours, korean_tsvector('한국은 어제 미국과') @@ korean_tsquery('"한국 미국"') AS apart;

-- Title and body: weights A and D, a missing title counts as empty, and no phrase runs over the border.
SELECT korean_tsvector('한국 정부'::text, '투자 발표'), korean_tsvector(NULL, '투자'), korean_tsvector('제목', NULL), korean_tsvector(NULL::text, NULL);
SELECT korean_tsvector('한국 정부'::text, '투자 발표') @@ korean_tsquery('"정부 투자"') AS over_the_border;
SELECT korean_tsvector('') AS empty, korean_tsvector(NULL) AS "null";

-- Headlines: the original text, every character of it, whole words marked.
SELECT ts_headline('korean', '새  데이터센터와 데이터 센터,	문화 센터에 갔다. &quot;밝혔다&quot; <b>굵게</b>', korean_tsquery('데이터센터 or 밝히다'));
SELECT korean_headline('문화센터 옆에 데이터센터가 있다. 센터는 크다.', korean_tsquery('데이터센터'), 'StartSel=[, StopSel=]');
-- K-방산 and K방산 find each other.
SELECT t, korean_tsvector(t) @@ korean_tsquery('K방산') AS "K방산", korean_tsvector(t) @@ korean_tsquery('K-방산') AS "K-방산",
       to_tsvector('korean', t) = korean_tsvector(t) AS same
  FROM unnest(ARRAY['K방산 수출이 늘었다.', 'K-방산 수출이 늘었다.', 'K 방산 수출이 늘었다.', '한국 방산 수출이 늘었다.']) t;
-- A fragment begins at a compound, not inside of it.  (Which one stretch of this text is best, PostgreSQL 16 and later see otherwise.)
SELECT korean_headline('정부는 데이터센터를 전남에 짓기로 했다. 지역 센터와 데이터 기업이 참여한다. 데이터 센터 건립에는 3조원이 든다.', korean_tsquery('데이터센터'),
  'MaxFragments=2, MinWords=3, MaxWords=8');
SELECT regexp_replace(korean_headline(t, korean_tsquery('정부'), 'HighlightAll=true'), '</?b>', '', 'g') = t AS unchanged
FROM (VALUES ('정부는 a@b.kr, https://x.kr/y?z=1 &amp; <i>태그</i>' || E'\t\r\n' || '１２％ ①㈜ ' || repeat(' ', 3000) || '끝')) v(t);

-- ts_debug, ts_parse, ts_lexize.
SELECT alias, token, dictionary, lexemes FROM ts_debug('korean', '한국은행이 5만 명을 뽑았다.');
SELECT string_agg(token, '' ORDER BY n) = t AS tiles
FROM (VALUES ('가 나,  다.' || E'\n' || 'a1 <x> &amp; ' || normalize('한국', NFD))) v(t), ts_parse('korean', t) WITH ORDINALITY p(tokid, token, n) GROUP BY t;
SELECT ts_lexize('korean_word', '국회의원'), ts_lexize('korean_stem', '밝혔다'), ts_lexize('korean_hanja', '美');
CREATE TEXT SEARCH DICTIONARY bad_dictionary (TEMPLATE = korean, form = noun);
CREATE TEXT SEARCH DICTIONARY bad_dictionary (TEMPLATE = korean, words = x);

-- A long word keeps its neighbours.
SELECT korean_tsvector('앞 ' || repeat('가', 3000) || ' 뒤') @@ korean_tsquery('앞') AS before, korean_tsvector('앞 ' || repeat('가', 3000) || ' 뒤') @@ korean_tsquery('뒤') AS behind;
SELECT korean_tsvector('앞 ' || repeat('x', 5000) || ' 뒤') @@ korean_tsquery('뒤') AS behind_latin;

-- A synonym dictionary in front: a configuration of one's own.
CREATE TEXT SEARCH CONFIGURATION my_korean (COPY = korean);
CREATE TEXT SEARCH DICTIONARY my_simple (TEMPLATE = simple, ACCEPT = false);
ALTER TEXT SEARCH CONFIGURATION my_korean ALTER MAPPING FOR noun WITH my_simple, korean_word;
SELECT to_tsvector('my_korean', '데이터센터를 지었다');
-- Where somebody alters the configuration itself, korean_tsvector goes its way.
BEGIN;
ALTER TEXT SEARCH CONFIGURATION korean DROP MAPPING FOR predicate;
SELECT korean_tsvector('정부가 밝혔다') = to_tsvector('korean', '정부가 밝혔다') AS same, korean_tsvector('정부가 밝혔다');
ROLLBACK;
SELECT korean_tsvector('정부가 밝혔다');
DROP TEXT SEARCH CONFIGURATION my_korean;
DROP TEXT SEARCH DICTIONARY my_simple;

-- The function and the configuration are one, and an index serves both.
CREATE TABLE search_articles (id int, body text);
INSERT INTO search_articles SELECT n, '기사 ' || n || ': 정부가 데이터센터 ' || n || '곳을 짓겠다고 밝혔다.' FROM generate_series(1, 300) n;
SELECT bool_and(korean_tsvector(body) = to_tsvector('korean', body)) AS same FROM search_articles;
-- What a vector holds, as PostgreSQL's make_tsvector() has it: 255 positions of a word, none beyond 16383, each once, and no more than
-- a megabyte; words that begin alike in their order.  70,000 words are more than are held at a time.
SELECT what, korean_tsvector(t) = to_tsvector('korean', t) AS same, korean_tsvector(t)::text::tsvector = korean_tsvector(t) AS well_made,
       length(korean_tsvector(t)) AS words, (SELECT sum(cardinality(positions)) FROM unnest(korean_tsvector(t))) AS positions
FROM (VALUES ('one word', repeat('정부 ', 300)),
             ('beyond the last position', (SELECT string_agg('a' || g % 900, ' ') FROM generate_series(1, 40000) g)),
             ('many words', repeat('정부 국회 a12345678 a123456789 a1234567 ', 14000)),
             ('begin alike', 'abcdefgh abcdefg abcdefghi abcdefghia abcdefgha b 가 가나 정부 정부안 ' || repeat('abcdefghi ', 3)),
             ('nothing', ' . ')) v(what, t);
-- The weight of a title's words, also where it has more words than there are positions.
SELECT korean_tsvector('정부 발표', '정부가 발표한 것') AS vector, korean_tsvector(repeat('정부 ', 20000), '국회')::text ~ '^''국회'':16383 ''정부'':1A,.*,255A$' AS long_title;
SELECT korean_tsvector(string_agg('word' || g, ' ')) FROM generate_series(1, 120000) g;
SELECT to_tsvector('korean', string_agg('word' || g, ' ')) FROM generate_series(1, 120000) g;
CREATE INDEX ON search_articles USING gin (korean_tsvector(body));
SET enable_seqscan = off;
EXPLAIN (COSTS off) SELECT id FROM search_articles WHERE korean_tsvector(body) @@ korean_tsquery('"데이터센터 7"');
SELECT id FROM search_articles WHERE korean_tsvector(body) @@ korean_tsquery('"데이터센터 7"');
RESET enable_seqscan;
DROP TABLE search_articles;
