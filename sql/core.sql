-- The extension comes up and says what it is.
SELECT korean_news_version() = extversion AS library_matches FROM pg_extension WHERE extname = 'korean_news';
SELECT korean_news_dictionary_version() = korean_news_version() AS dictionary_matches;
SELECT bool_and(intact) AS intact, count(*) > 0 AS has_sections FROM korean_news_check_image();
