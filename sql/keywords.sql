-- korean_keywords: compounds and names whole, common words last, nothing where nothing is asked.
WITH t(x) AS (VALUES ('온새미전자가 해남에 데이터센터를 짓는다. 데이터센터는 2028년 문을 연다. 온새미전자 관계자는 내년에 데이터센터 직원 300명을 뽑겠다고 말했다.'))
SELECT keyword, score > 0 AS scored FROM t, korean_keywords(x, 3);
SELECT count(*) <= 10 AS ten FROM korean_keywords('정부는 예산을 늘렸다.');
SELECT count(*) FROM korean_keywords('', 5);
SELECT count(*) FROM korean_keywords('데이터센터를 짓는다.', 0);
SELECT count(*) FROM korean_keywords('데이터센터를 짓는다.', -1);
SELECT count(*) FROM korean_keywords(NULL, 5);
SELECT count(*) FROM korean_keywords('데이터센터를 짓는다.', NULL);
-- Dates and numbers are no keywords.
SELECT keyword FROM korean_keywords('지난달 5일 3만 명이 왔다.', 5);
-- The titles that people bear are none; words of newswriting come last; names and compounds stay whole.
SELECT keyword FROM korean_keywords('제이슨 권 오픈AI 최고전략책임자(CSO)는 올해 국내 업계 관계자들과 만나 전력망 투자 계획을 밝혔다. 권 CSO는 이번 투자가 전력망에 도움이 될 것이라고 말했다.', 3);
SELECT count(*) FROM korean_keywords('제이슨 권 오픈AI 최고전략책임자(CSO)는 올해 국내 업계 관계자들과 만나 전력망 투자 계획을 밝혔다. 권 CSO는 이번 투자가 전력망에 도움이 될 것이라고 말했다.', 50)
WHERE keyword IN ('CSO', '최고전략책임자');
-- The end of what is said is no keyword; names and compounds are not cut.
SELECT string_agg(keyword, ', ') FROM korean_keywords('대변인은 “불장난을 하는 자는 스스로 타 죽는다”고 했다. 가덕도신공항 배후도시 구상이 나왔다.', 5);
