-- korean_morphemes, korean_nouns, hanja_to_hangul.
SELECT string_agg(morpheme || '/' || tag, ' ' ORDER BY n) FROM korean_morphemes('정부가 데이터센터를 짓겠다고 밝혔다.') WITH ORDINALITY AS m(morpheme, tag, surface, p, l, s, n);
SELECT * FROM korean_morphemes('이뤄졌다. 갔다.');
-- Every surface stands where it says, in NFD, full width and among emoji, too, and rows come in order.
SELECT bool_and(substr(t, m.position, m.length) = m.surface AND m.length > 0) AS in_place, count(*) > 20 AS many
FROM (VALUES ('정부가 ３０％ 늘렸다 🙂 李在明'), (normalize('국회의원들이 밝혔다', NFD)), (E'한국\r\n&quot;AI&quot; ㎿'), ('갤럭시S25를 샀다')) AS v(t),
  LATERAL korean_morphemes(t) AS m;
SELECT bool_and(position >= before) AS in_order
FROM (SELECT position, lag(position, 1, 0) OVER (ORDER BY n) AS before
      FROM korean_morphemes('대통령은 3일 오후 회의를 열어 대책을 논의했다고 전했다.') WITH ORDINALITY AS m(morpheme, tag, surface, position, l, s, n)) AS r;
SELECT DISTINCT sentence FROM korean_morphemes('물가가 올랐다. 금리도 뛰었다.') ORDER BY 1;
-- Nothing out of nothing.
SELECT count(*) FROM korean_morphemes('');
SELECT count(*) FROM korean_morphemes(NULL);
SELECT count(*) FROM korean_morphemes(E' \n\t ');
SELECT korean_nouns('국가AI컴퓨팅센터는 반도체들을 3만 개 쓴다');
SELECT korean_nouns(''), korean_nouns('밝혔다'), korean_nouns(NULL) IS NULL AS none;
-- What is counted belongs to a noun that is written on to it.
SELECT korean_nouns('서울 9호선 급행열차와 3대강국, 2년차 선수, 100억원 규모, 3위를');
-- Names of people that no dictionary has, with titles and particles glued to them; not what only begins like one.
SELECT t, (SELECT string_agg(morpheme || '/' || tag, ' ' ORDER BY position) FROM korean_morphemes(t))
FROM unnest(ARRAY['공하늘이', '견우리의 주아린은', '남궁도윤양이', '여민수씨는', '맹청장은', '최영장군을', '운정신도시에서', '정부의 뜻', '변호단이']) t;
SELECT korean_nouns('명가은은 국하람 대표와 만났다');
-- Verbs in forms that the dictionary lacks, and words that are mistakes of it (word_mends).
SELECT t, (SELECT string_agg(morpheme || '/' || tag, ' ' ORDER BY position) FROM korean_morphemes(t))
FROM unnest(ARRAY['이끈다.', '안타까우며', '두려워하지 않는다.', '바람이 부는 날', '글을 남깁니다.', '문제를 풀지']) t;
-- 살다 (live) and 사다 (buy), 팔다 (sell) and 파다 (dig) in 는; behind a noun neither.
SELECT t, (SELECT string_agg(morpheme || '/' || tag, ' ' ORDER BY position) FROM korean_morphemes(t))
FROM unnest(ARRAY['서울에 사는 사람', '집을 사는 사람', '물건을 파는 가게', '땅을 파는 사람', '문제를 푸는 학생', '보험사는 12일', '협상파는 12일']) t;
-- The user's words.
INSERT INTO korean_lexicon (term, kind, parts) VALUES ('쿠르타마을', 'word', '{쿠르타,마을}');
SELECT morpheme, tag FROM korean_morphemes('쿠르타마을을');
SELECT korean_nouns('쿠르타마을은');
DELETE FROM korean_lexicon WHERE term = '쿠르타마을';
SELECT t, hanja_to_hangul(t)
FROM (VALUES ('女性'), ('勞動'), ('李在明'), ('男女'), ('新女性'), ('美'), ('美빅테크'), ('金利'), ('金正恩'), ('比率'), ('能率'), ('韓美 兩國'), ('政府'), ('李정부'),
      ('漢字가 없다'), ('한글 ABC 1'), ('㍿'), ('')) AS v(t);
-- Characters of names, which no dictionary of words has; 金 and 沈 as surnames; 렬 and 률; words with another sound; other forms.
SELECT t, hanja_to_hangul(t)
FROM unnest(ARRAY['崔泰源 會長, 李在鎔, 鄭晟旼, 羅卿瑗, 洪準杓', '金妍兒, 沈在哲, 金石鎬', '金融圈, 金屬, 沈沒船, 金製品', '系列, 規律, 比率, 戰列, 成功率, 卑劣',
                  '敗北, 復活, 相殺, 搜索, 率直, 困難, 承諾, 龜裂', '韩国, 國学',
                  '2025年, 1990年代, １０年間, 3里, 3列, 年間, 數年']) t;
SELECT hanja_to_hangul(NULL) IS NULL AS none;
-- A megabyte is no trouble.
SELECT count(*) > 0 AS some FROM korean_morphemes(repeat('가', 333333));
