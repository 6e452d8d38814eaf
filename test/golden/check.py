#!/usr/bin/env python3
"""Check the sample articles and the golden files against themselves: no database is needed.

Articles: every paragraph of an expected body stands in its raw page once tags and entities are taken away; nothing that the JSON
calls removed is left in the body; names, addresses and dates stand in the page.  Quotations: substr(text, position, length) is the
surface, spans do not overlap, ids are unique.  Sentences: the marked texts rebuild (rule: header of each file).

usage: check.py        (from anywhere; exit status 1 and one line for each fault)
"""
import html
import json
import re
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
faults = []


def plain(raw):
    """The page as a reader sees it: NFC, without tags, entities decoded."""
    text = unicodedata.normalize("NFC", raw).replace("\r\n", "\n")
    text = re.sub(r"(?i)<br\s*/?>", "\n", text)
    text = re.sub(r"(?i)</?[a-z][^<>]*>", "", text)
    return html.unescape(text).replace("\u00a0", " ")


def check_articles():
    pages = sorted((ROOT / "samples/articles").glob("*.txt"))
    for page in pages:
        raw = page.read_bytes().decode("utf-8")
        want = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        text, at = plain(raw), 0
        body = want["body"]
        for paragraph in body.split("\n"):
            found = text.find(paragraph, at)
            if found < 0 or not paragraph or paragraph != paragraph.strip():
                faults.append(f"{page.name}: paragraph not in the page, or not in order: {paragraph[:30]}")
            else:
                at = found + len(paragraph)
        for piece in want["removed"]:
            if piece not in text:
                faults.append(f"{page.name}: removed piece is not in the page: {piece[:30]}")
            if len(piece) > 4 and piece in body:
                faults.append(f"{page.name}: removed piece is in the body: {piece[:30]}")
        for word in [want["title"], want["outlet"], *want["reporters"], *want["emails"], *(want["subtitle"] or "").split("\n")]:
            if word and word not in text:
                faults.append(f"{page.name}: not in the page: {word}")
        for word in want["emails"] + [f"{name} 기자" for name in want["reporters"]]:
            if word in body:
                faults.append(f"{page.name}: in the body: {word}")
        if unicodedata.normalize("NFC", body) != body:
            faults.append(f"{page.name}: body is not NFC")
        day = want["published_at"]
        if day and not re.search(rf"{day[:4]}[-./]{day[5:7]}[-./]{day[8:10]}", text):
            faults.append(f"{page.name}: date not in the page: {day}")
        if "2026-09-01" > want["published"] or want["published"] > "2026-11-15":
            faults.append(f"{page.name}: published out of the story's time")
    return len(pages)


def check_quotes(name):
    path, ids, rows = ROOT / "test/golden" / name, set(), 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        case = json.loads(line)
        if case["id"] in ids:
            faults.append(f"{name}:{number}: id used twice: {case['id']}")
        ids.add(case["id"])
        end = 0
        for quote in case["quotes"]:
            start = quote["position"] - 1
            if case["text"][start:start + quote["length"]] != quote["surface"]:
                faults.append(f"{name}:{number}: position wrong: {quote['surface']}")
            if start < end:
                faults.append(f"{name}:{number}: spans overlap or are out of order: {quote['surface']}")
            if quote["verb"] and quote["verb"] not in case["text"]:
                faults.append(f"{name}:{number}: verb not in the text: {quote['verb']}")
            if not isinstance(quote["direct"], bool) or {"speaker", "role", "affiliation", "verb"} - quote.keys():
                faults.append(f"{name}:{number}: fields missing: {quote['surface']}")
            end = start + quote["length"]
            rows += 1
    return len(ids), rows


def rebuild(lines):
    """The text and its sentences from marked lines: each '⏎' joins by a newline, '+' by nothing, else a space does."""
    text, sentences = "", []
    for line in lines:
        content = line.lstrip("⏎")
        glue = "\n" * (len(line) - len(content)) or " "
        if line[0] == "+":
            glue, content = "", line[1:]
        if text:
            text += glue
        sentences.append((len(text) + 1, content))
        text += content
    return text, sentences


def check_sentences():
    count = 0
    for path in sorted((ROOT / "test/golden/sentences").glob("*.txt")):
        lines = [l for l in path.read_text(encoding="utf-8").split("\n") if not l.startswith("#")]
        group = []
        for line in lines + [""]:
            if line:
                group.append(line)
                continue
            if group:
                if group[0][0] in "⏎+":
                    faults.append(f"{path.name}: a text begins with a joiner: {group[0][:30]}")
                text, sentences = rebuild(group)
                for position, content in sentences:
                    if not content.strip() or content != content.strip() or text[position - 1:position - 1 + len(content)] != content:
                        faults.append(f"{path.name}: bad sentence: {content[:30]}")
                count += len(sentences)
            group = []
    return count


def main():
    print(f"{check_articles()} articles")
    for name in ("quotes-direct.jsonl", "quotes-reported.jsonl", "passages-quotes.jsonl"):
        if (ROOT / "test/golden" / name).exists():
            print("{}: {} cases, {} rows".format(name, *check_quotes(name)))
    print(f"{check_sentences()} sentences")
    print(*faults, sep="\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
