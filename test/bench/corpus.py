"""The benchmark's articles: real ones where they are beside the project, the samples, and corpora of sentences put together to
articles of about two and a half kilobytes.  What is there is repeated, in another order each round, up to the size asked for."""
import json
import pathlib
import random
import re

TOP = pathlib.Path(__file__).resolve().parents[2]
SHARED = TOP.parent / "shared"
ARTICLE_BYTES = 2500


def whole_articles():
    for folder in (TOP / "samples" / "articles", SHARED / "articles"):
        for path in sorted(folder.glob("*.txt")) if folder.is_dir() else []:
            yield path.read_text(encoding="utf-8")


def sentences():
    """Distinct lines of ../shared/data, without the marks of annotated ones."""
    seen = {}
    if not (SHARED / "data").is_dir():
        return []
    for path in sorted((SHARED / "data").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("text")
            if isinstance(text, str) and text:
                seen[text] = None
    for path in sorted((SHARED / "data" / "newsroom").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            seen[re.sub(r"<([^<>]*):[A-Z]{2}>", r"\1", line)] = None
    return [s for s in seen if s.strip()]


def articles(size):
    """(texts, bytes of different text): about `size` bytes of articles, the same each time."""
    whole, lines = list(whole_articles()), sentences()
    different = sum(len(t.encode()) for t in whole) + sum(len(s.encode()) + 1 for s in lines)
    texts, total, shuffle = [], 0, random.Random(1)
    while total < size and (whole or lines):
        shuffle.shuffle(lines)
        round_texts, part = list(whole), []
        for line in lines:
            part.append(line)
            if sum(map(len, part)) * 2.5 > ARTICLE_BYTES:
                round_texts.append("\n".join(part))
                part = []
        shuffle.shuffle(round_texts)
        for text in round_texts:
            if total >= size:
                break
            texts.append(text)
            total += len(text.encode())
    return texts, different
