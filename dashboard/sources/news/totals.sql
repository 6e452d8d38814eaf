-- How much there is.
SELECT (SELECT count(*) FROM articles) AS articles,
       (SELECT count(*) FROM articles_figure) AS figures,
       (SELECT count(DISTINCT name) FROM articles_entity) AS names,
       (SELECT count(*) FROM articles_quote) AS quotes
