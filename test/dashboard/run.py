#!/usr/bin/env python3
"""Opens the dashboard that tools/dashboard built in headless Chromium and compares its numbers with SQL.

The page is driven as a reader would: scrolled, read, a word typed into the search.  Every number and name is compared with the
answer of a query.  Takes a screenshot (build/dashboard/screenshot.png).  Skipped, saying so, where Node, Chromium or chromedriver is
missing or where the site was not built from the data as they are now (building takes minutes: tools/dashboard does it).
Wants a running cluster (tools/cluster env).  The last line is "N passed, N failed".

    run.py load     load and analyse the sample articles into the database korean_news_dashboard
    run.py stamp    remember from which data the site was built
"""
import base64
import functools
import hashlib
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from checks import TOP, finish, fresh_database, load_samples, psql, report

SITE = TOP / "build/dashboard"
DATABASE = "korean_news_dashboard"


def rows(sql):
    return [line.split("\t") for line in psql(sql, separator="\t").splitlines()]


def load():
    fresh_database(DATABASE)
    load_samples(DATABASE)


def stamp():
    """What the site shows: its sources and their answers."""
    sources = sorted((TOP / "dashboard/sources/news").glob("*.sql")) + sorted((TOP / "dashboard/pages").glob("*.md"))
    digest = hashlib.sha256()
    for path in sources:
        text = path.read_text(encoding="utf-8")
        digest.update(text.encode())
        if path.suffix == ".sql":
            digest.update(psql(text + ";", separator="\t").encode())
    return digest.hexdigest()


class Browser:
    """Chromium through chromedriver's WebDriver protocol (JSON over HTTP)."""

    def __init__(self):
        self.driver = subprocess.Popen([shutil.which("chromedriver"), "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = next(line.rsplit(" ", 1)[1].strip(" .\n") for line in self.driver.stdout if "started successfully on port" in line)
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1100,1500", "--hide-scrollbars"]}
        self.base += "/" + self.ask("POST", "", {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}})["sessionId"]

    def ask(self, method, path, body=None):
        request = urllib.request.Request(self.base + path, method=method, data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def run(self, script, *arguments):
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def type(self, selector, text):
        element = next(iter(self.ask("POST", "/element", {"using": "css selector", "value": selector}).values()))
        self.ask("POST", f"/element/{element}/value", {"text": text})

    def close(self):
        try:
            self.ask("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()


# The visible tables of the page, cell by cell, in the order in which they stand (Evidence hides a second one for printing).
TABLES = """return [...document.querySelectorAll('table')].filter(t => t.getClientRects().length).map(t => [...t.querySelectorAll('tr')]
  .map(r => [...r.querySelectorAll('td')].map(c => c.innerText.trim())).filter(r => r.length));"""


def until(what, probe, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        got = probe()
        if got:
            return got
        time.sleep(0.3)
    report(False, f"{what} did not come within {seconds} seconds")
    return None


def plain(cell):
    return "" if cell == "-" else " ".join(cell.split())


def check_page(browser):
    text = until("the page", lambda: (lambda t: t if "Article search" in t and "No Results" not in t.split("Article search")[0] else None)(browser.run("return document.body.innerText")))
    tables = until("the tables", lambda: (lambda t: t if len(t) >= 4 and all(t) else None)(browser.run(TABLES)))
    if not text or not tables:
        return
    total = rows("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM articles_figure),"
                 " (SELECT count(DISTINCT name) FROM articles_entity), (SELECT count(*) FROM articles_quote);")[0]
    shown = text.replace(",", "").split("Mentions per day")[0].split()
    for number, what in zip(total, ("articles", "figures", "names", "quotes")):
        report(number in shown, f"{what}: {number} is not on the page: {shown[:20]}")
    leaders = rows("SELECT kind, name, sum(mentions), sum(articles) FROM articles_daily WHERE kind IN ('person', 'organization') AND day IS NOT NULL"
                   " GROUP BY kind, name ORDER BY 3 DESC, name COLLATE \"C\" LIMIT 10;")
    report([r[:4] for r in tables[0][:10]] == leaders, f"mentions: {tables[0][:3]} for {leaders[:3]}")
    wanted = [[plain(c) for c in r] for r in rows("SELECT format_korean_number(won) || '원', coalesce(item || ' ', '') || surface, (published_at AT TIME ZONE 'Asia/Seoul')::date FROM articles_money"
                                                  " WHERE won IS NOT NULL ORDER BY won DESC, id LIMIT 5;")]
    got = [[plain(c) for c in r[:3]] for r in tables[1][:5]]
    report([r[0] for r in got] == [r[0] for r in wanted], f"amounts: {got} for {wanted}")
    report(sorted(got) == sorted(wanted), f"amounts: {got} for {wanted}")
    wanted = [[plain(c) for c in r] for r in rows("SELECT speaker, coalesce(affiliation, ''), replace(quote, E'\\n', ' '), coalesce(verb, '') FROM articles_quote"
                                                  " WHERE speaker IS NOT NULL ORDER BY id, number LIMIT 5;")]
    got = [[plain(c) for c in r[:4]] for r in tables[2][:5]]
    report(got == wanted, f"quotations: {got} for {wanted}")
    report(browser.run("return document.querySelectorAll('.chart, canvas, [_echarts_instance_] svg').length") >= 2, "two charts")


def check_search(browser):
    for word, query in (("데이터센터", "데이터센터"), ("온새미ai", "온새미AI"), ("없는말입니다", None)):
        browser.run("const e = document.querySelector('input[placeholder=\"데이터센터\"]'); e.scrollIntoView(); e.value = ''; e.dispatchEvent(new Event('input', {bubbles: true}));")
        browser.type('input[placeholder="데이터센터"]', word)
        wanted = sorted(plain(r[0]) for r in rows(f"SELECT a.title FROM articles a JOIN articles_analysis n USING (id) WHERE n.search @@ korean_tsquery('{query}');")) if query else []
        found = lambda: sorted(plain(r[2]) for r in (browser.run(TABLES) + [[]])[3] if len(r) > 2)
        until(f"search for {word}: {wanted}", lambda: found() == wanted, 30)
        report(found() == wanted, f"search for {word}: {found()} for {wanted}")


def main():
    own = os.environ.get("PGDATABASE", "postgres") == "postgres"
    if own:
        os.environ["PGDATABASE"] = DATABASE
    if sys.argv[1:] == ["load"]:
        return load()
    if sys.argv[1:] == ["stamp"]:
        return print(stamp(), file=open(SITE / "stamp", "w", encoding="ascii"))
    missing = [tool for tool in ("node", "chromium", "chromedriver") if not shutil.which(tool)]
    if missing or not (SITE / "stamp").exists():
        print(f"skipped: dashboard ({'no ' + ', '.join(missing) if missing else 'not built'}; tools/dashboard installs and builds)")
        return print("0 passed, 0 failed")
    if own:
        load()
    if (SITE / "stamp").read_text().strip() != stamp():
        print("skipped: dashboard (built from other data; tools/dashboard builds it afresh)")
        return print("0 passed, 0 failed")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=SITE / "build")
    handler.log_message = http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser = Browser()
    try:
        browser.ask("POST", "/url", {"url": f"http://127.0.0.1:{server.server_port}/"})
        check_page(browser)
        browser.run("window.scrollTo(0, 0)")
        time.sleep(1.5)
        (SITE / "screenshot.png").write_bytes(base64.b64decode(browser.ask("GET", "/screenshot")))
        report((SITE / "screenshot.png").stat().st_size > 20000, "the screenshot is empty")
        check_search(browser)
        (SITE / "search.png").write_bytes(base64.b64decode(browser.ask("GET", "/screenshot")))
    finally:
        browser.close()
        server.shutdown()
    return finish()


if __name__ == "__main__":
    sys.exit(main())
