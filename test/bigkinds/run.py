#!/usr/bin/env python3
"""Loads exports of BigKinds as docs/articles.md says: CSV, XLSX converted by xlsx2csv, and JSON lines, with bad rows among them.

The statements are those of the page itself, with its \\copy.  Good rows must load whole (Korean text, quotes, line breaks within a
cell), bad ones come back with their line.  Wants a running cluster (tools/cluster env).  The last line is "N passed, N failed".
"""
import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from checks import TOP, check, finish, fresh_database, psql, run

DATABASE = "korean_news_bigkinds"
HEADER = ["뉴스 식별자", "일자", "언론사", "기고자", "제목", "통합 분류1", "통합 분류2", "통합 분류3", "사건/사고 분류1", "사건/사고 분류2", "사건/사고 분류3",
          "인물", "위치", "기관", "키워드", "특성추출", "본문", "URL", "분석제외 여부"]


def lines(sql, folder=TOP):
    return psql(sql, DATABASE, folder=folder).splitlines()


def row(**cells):
    return [cells.get(re.sub(r"[ /]", "_", name), "") for name in HEADER]


GOOD = [
    row(뉴스_식별자="02100101.20260902101", 일자="20260902", 언론사="한빛일보", 기고자="홍길동 기자;김철수(kim@hanbit.example)", 제목='"새 다리", 2029년 개통', 통합_분류1="경제>산업_기업",
        통합_분류2="지역>전남", 인물="홍길동,김철수", 위치="무안", 기관="전남도", 키워드="다리,개통", 본문='전남도가 "다리"를 놓는다.\n값은 1천억원이다.', URL="news.example/1"),
    row(뉴스_식별자="02100101.20260903102", 일자="2026-09-03", 언론사="누리경제", 제목="쉼표, 따옴표 \" 그리고 한자 韓", 본문="GPU 5만 장을 산다.", 분석제외_여부="중복"),
    row(뉴스_식별자="02100101.20260904103", 일자="2026.09.04", 본문="제목이 없는 글이다."),
]
BAD = [
    (row(일자="20260902", 본문="식별자가 없다."), "no identifier"),
    (row(뉴스_식별자="b1", 일자="20260902", 본문="  "), "no body"),
    (row(뉴스_식별자="b2", 일자="20260231", 본문="없는 날이다."), "no date: 20260231"),
    (row(뉴스_식별자="b3", 일자="어제", 본문="날이 글자다."), "no date: 어제"),
    (row(뉴스_식별자="b4", 본문="날이 없다."), "no date: "),
    (row(뉴스_식별자="02100101.20260902101", 일자="20260902", 본문="두 번 들었다."), "identifier stands twice"),
]
ROWS = [BAD[0][0], GOOD[0], BAD[1][0], BAD[2][0], GOOD[1], BAD[3][0], BAD[4][0], BAD[5][0], GOOD[2]]
WRONG = ["1|no identifier", "3|no body", "4|no date: 20260231", "6|no date: 어제", "7|no date: ", "8|identifier stands twice"]


def statements():
    """CREATE TABLE, \\copy and the loading statement, as the page has them."""
    page = (TOP / "docs/articles.md").read_text(encoding="utf-8").split("## The export of BigKinds")[1]
    code = "\n".join(re.findall(r"```sql\n(.*?)```", page, re.S))
    return {
        "tables": "".join(re.findall(r"CREATE TABLE .*?;\n", code, re.S)),
        "csv": re.search(r"\\copy bigkinds .*", code).group(0),
        "lines": re.search(r"\\copy bigkinds_lines .*", code).group(0),
        "load": re.search(r"WITH export AS .*?;", code, re.S).group(0),
    }


def sheet(path):
    """The rows as a minimal XLSX file, cells as inline strings."""
    column = lambda i: chr(65 + i)
    cell = lambda r, i, text: f'<c r="{column(i)}{r}" t="inlineStr"><is><t xml:space="preserve">{text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}</t></is></c>'
    body = "".join(f'<row r="{r}">' + "".join(cell(r, i, text) for i, text in enumerate(cells) if text) + "</row>" for r, cells in enumerate([HEADER, *ROWS], 1))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    main, package = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", f'{head}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>')
        file.writestr("_rels/.rels", f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        file.writestr("xl/workbook.xml", f'{head}<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="sheet" sheetId="1" r:id="r1"/></sheets></workbook>')
        file.writestr("xl/_rels/workbook.xml.rels", f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        file.writestr("xl/worksheets/sheet1.xml", f'{head}<worksheet xmlns="{main}"><dimension ref="A1:{column(len(HEADER) - 1)}{len(ROWS) + 1}"/><sheetData>{body}</sheetData></worksheet>')


def check_news(what):
    check(f"{what}: the good rows load", lines("SELECT id, outlet, title, array_to_string(reporters, ','), replace(body, E'\\n', '/'), published_at AT TIME ZONE 'Asia/Seoul' FROM news ORDER BY id;"), [
        '02100101.20260902101|한빛일보|"새 다리", 2029년 개통|홍길동,김철수|전남도가 "다리"를 놓는다./값은 1천억원이다.|2026-09-02 00:00:00',
        '02100101.20260903102|누리경제|쉼표, 따옴표 " 그리고 한자 韓||GPU 5만 장을 산다.|2026-09-03 00:00:00',
        "02100101.20260904103||||제목이 없는 글이다.|2026-09-04 00:00:00"])


def main():
    use = statements()
    fresh_database(DATABASE)
    lines("CREATE EXTENSION korean_news;\n" + use["tables"])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        table = io.StringIO()
        csv.writer(table).writerows([HEADER, *ROWS])
        (folder / "NewsResult.csv").write_text(table.getvalue(), encoding="utf-8")
        check("CSV: bad rows with their lines", lines(f"{use['csv']}\n{use['load']}", folder=folder), WRONG)
        check_news("CSV")
        check("lists and BigKinds' own mark", lines("SELECT categories, persons, excluded FROM korean_bigkinds_articles('bigkinds') WHERE wrong IS NULL ORDER BY line LIMIT 2;"), ["{경제>산업_기업,지역>전남}|{홍길동,김철수}|", "{}|{}|중복"])
        check("a second load adds nothing", lines(f"{use['load'].replace('SELECT line, wrong FROM export WHERE wrong IS NOT NULL ORDER BY line', 'SELECT count(*) FROM loaded')}".replace("ON CONFLICT (id) DO NOTHING", "ON CONFLICT (id) DO NOTHING RETURNING id")), ["0"])

        if shutil.which("xlsx2csv"):
            lines("TRUNCATE bigkinds RESTART IDENTITY; TRUNCATE news;")
            (folder / "NewsResult.csv").unlink()
            sheet(folder / "NewsResult.xlsx")
            subprocess.run(["xlsx2csv", "NewsResult.xlsx", "NewsResult.csv"], cwd=folder, check=True)
            check("XLSX: bad rows with their lines", lines(f"{use['csv']}\n{use['load']}", folder=folder), WRONG)
            check_news("XLSX")
        else:
            print("skipped: XLSX (xlsx2csv is not installed)")

        lines("TRUNCATE news;")
        objects = [json.dumps(dict(zip(HEADER, cells)), ensure_ascii=False) for cells in ROWS]
        objects[0] = "\ufeff" + objects[0]
        objects[4] = json.dumps({"news_id": ROWS[4][0], "published_at": "2026-09-03T00:00:00.000+09:00", "provider": "누리경제", "title": ROWS[4][4], "content": ROWS[4][16], "category": ["경제", "지역"]}, ensure_ascii=False)
        objects += ['{"뉴스 식별자": "b9", ', "[1, 2]", "줄", '"글"', '{"본문": "\\u0000"}']
        (folder / "news.jsonl").write_text("\n".join(objects) + "\n", encoding="utf-8")
        load = use["load"].replace("'bigkinds'", "'bigkinds_lines'")
        check("JSON lines: bad rows with their lines", lines(f"{use['lines']}\n{load}", folder=folder), WRONG + [f"{n}|no JSON object" for n in range(10, 15)])
        check_news("JSON lines")
    run("dropdb", DATABASE)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
