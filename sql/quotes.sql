-- Quotations: rows, spans, and texts that hold none.
SELECT * FROM extract_quotes('재판부는 “회사가 위험을 알고도 눈감았다”고 판단했다. 그러나 “피해자의 잘못도 있다”며 책임을 제한했다.');
SELECT quote, direct, speaker, verb FROM extract_quotes('노조는 값이 올랐다며 "임금을 올려라"라고 외쳤다. 사측은 돈이 없다는 입장이다.');
SELECT quote, speaker, verb FROM extract_quotes('법원 "밀린 임금 지급하라"…회사 "항소하겠다"');
-- A quotation stays in its sentence; the number joins with split_sentences.
SELECT q.quote, q.sentence, s.sentence FROM (VALUES ('첫 문장이다. 안내판에는 “물이 깊습니다. 들어가지 마십시오.”라고 쓰여 있다.')) t(x),
  extract_quotes(x) q JOIN LATERAL split_sentences(x) s ON q.position BETWEEN s.position AND s.position + s.length - 1;
-- The words stand where the row says, whatever the spelling of the input.
SELECT quote, substr(x, position, length) = quote AS stands, speaker FROM (VALUES (normalize('노조는 &quot;늦었다&quot;고 말했다.', NFD)), ('의장은＂정회＂라고말했다.')) t(x), extract_quotes(x);
-- Names in marks are no quotations, unbalanced marks take nothing along.
SELECT count(*) FROM extract_quotes('시는 “책 읽는 버스” 두 대를 더 들여온다. 이 골목은 ‘국수의 거리’로 알려져 있다.');
SELECT quote, speaker FROM extract_quotes('노조는 “임금을. 사측은 “돈이 없다”고 말했다.');
-- Nothing in, nothing out.
SELECT count(*) FROM extract_quotes('');
SELECT count(*) FROM extract_quotes(NULL);
SELECT count(*) FROM extract_quotes(repeat('“', 20000));

-- Verbs that look back, hidden given names, two sides of a headline; 통해 names nothing behind its object.
SELECT quote, speaker, role, verb FROM extract_quotes('“월급의 절반이 이자로 나가요.” 직장인 이모(34) 씨는 이렇게 말했다.');
SELECT quote, speaker, verb FROM extract_quotes('“훌륭한 합의가 이뤄졌다”고 트럼프 대통령은 트루스소셜을 통해 밝혔다. 그는 ‘붕어빵 삼촌’으로 통한다.');
SELECT quote, speaker FROM extract_quotes('與 “사법개혁 연내 완수” vs 野 “삼권분립 파괴 말라”');

-- Who stands between reported words and their verb says them; feelings close …다며, but nothing else; a byline is no speaker.
SELECT quote, direct, speaker, verb FROM extract_quotes('이스라엘이 레바논 남부를 공습했다고 AP통신이 현지 당국을 인용해 보도했다.');
SELECT quote, speaker, verb FROM extract_quotes('이장 황대식 씨는 이제라도 다행이다며 반겼다. 그는 비가 온다며 우산을 챙겼다.');
SELECT quote, speaker, role FROM extract_quotes('(제네바=연합뉴스) 안희순 특파원 = 국제노동기구는 보고서에서 일자리가 줄었다고 전했다.');
-- Answers of an interview, whoever is named behind them; a line without a question before it is none.
SELECT quote, speaker, verb FROM extract_quotes(E'-이적을 결심한 이유는.\n“더 늦기 전에 부딪혀 보고 싶었다.”\n-생활은 어떤가.\n“말이 안 통하니 공으로 말한다.”\n국가대표 세터 채온유 선수는 내내 밝았다.');
SELECT count(*) FROM extract_quotes(E'-이적을 결심한 이유는.\n“더 늦기 전에 부딪혀 보고 싶었다.”');
SELECT quote, speaker FROM extract_quotes('요리사 서다래 씨는 섬에서 자랐다. 그는 열두 살 때부터 부엌을 드나들었다. “할머니는 서두르면 장이 운다고 하셨어요.” 가게는 별 하나를 받았다.');
-- Adverbs behind the subject belong to what is said, a word that joins the sentence to the one before does not.
SELECT quote, speaker FROM extract_quotes('노조는 안 가겠다고 밝혔다. 회사는 더 줄이겠다고 밝혔다. 여당은 함께 가자고 제안했다. 정부는 또 늘리겠다고 했다.');
-- Lines that a label gives to a speaker: transcripts, radio, television, interviews; other labels give nobody a word.
SELECT quote, direct, speaker, role, affiliation, verb, sentence FROM extract_quotes(E'이서연 대변인: 예산안은 곧 처리하겠습니다. 협상은 계속합니다.\n최도윤 원내대표:\n“동의하지 않습니다.”\n◆ 한라온> 물가가 오르고 있어서요.\n▲윤다솔 교수=금리를 내려야 한다.\n[서다온/가람시 상인회장 : 손님이 절반으로 줄었어요.]\n[피해자 : “아직도 돈을 못 받았어요.”]');
SELECT quote, speaker, role FROM extract_quotes(E'가온FC 한라온 감독을 만났다.\nQ. 우승했다. 소감은?\nA. 선수들이 잘해 줬다. 고맙다.\n-다음 목표는 무엇인가.\n▲2연패다.');
SELECT count(*) FROM extract_quotes(E'사진: 하람일보\n감독: 이서연\n이서연: 1980년 하람에서 태어났다.\n△이서연=하람대 졸업\n문의: 하람시청으로 전화하세요.\n(하람=연합뉴스) 이서연 기자 = 하람시는 예산을 늘린다.');
-- Somebody whom the text does not name; two who speak together.
SELECT quote, direct, speaker, verb FROM extract_quotes('그는 혼자 갔다고 진술했다. 사측과 노조는 합의했다고 밝혔다. 교사와 학부모들은 “늦었다”고 말했다.');
