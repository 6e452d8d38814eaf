#!/usr/bin/env python3
"""Pages as they come, taken apart by parse_article: NAME.txt beside NAME.json, which says what must come out (body by lines).
Portal copies, newsletters, live blogs, feeds, page sources: each with a widget or two of its kind.  Wants a running cluster
(tools/cluster env).  The last line is "N passed, N failed"."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from checks import check, finish, fresh_database, psql, run

DATABASE = "korean_news_pages"


def main():
    fresh_database(DATABASE)
    psql("CREATE EXTENSION korean_news;", DATABASE)
    for path in sorted(pathlib.Path(__file__).parent.glob("*.txt")):
        raw, want = path.read_text(encoding="utf-8"), json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        got = json.loads(psql(f"SELECT to_jsonb(a) FROM parse_article($raw${raw}$raw$, NULL) a;", DATABASE))
        for column in ("title", "subtitle", "outlet", "published_at", "reporters", "emails", "body"):
            value = got[column].split("\n") if column == "body" else (got[column] or "").replace("T", " ") if column == "published_at" else got[column]
            check(f"{path.stem}: {column}", value, want.get(column))
    run("dropdb", DATABASE)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
