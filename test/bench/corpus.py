"""The benchmark's articles: real ones where they are beside the project, the samples, and corpora of sentences put together to
articles of about two and a half kilobytes.  What is there is repeated, in another order each round, up to the size asked for."""
import json
import pathlib
import random
import re

TOP = pathlib.Path(__file__).resolve().parents[2]
SHARED = TOP.parent / "shared"
ARTICLE_BYTES = 2500


def in_folder(folder):
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def whole_articles():
    return in_folder(TOP / "samples" / "articles") + in_folder(SHARED / "articles")


def sentences(pattern="*.jsonl"):
    """Distinct lines of files of ../shared/data, without the marks of annotated ones."""
    seen = {}
    if not (SHARED / "data").is_dir():
        return []
    for path in sorted((SHARED / "data").glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("text")
            if isinstance(text, str) and text:
                seen[text] = None
    for path in sorted((SHARED / "data" / "newsroom").glob("*.txt")) if pattern == "*.jsonl" else []:
        for line in path.read_text(encoding="utf-8").splitlines():
            seen[re.sub(r"<([^<>]*):[A-Z]{2}>", r"\1", line)] = None
    return [s for s in seen if s.strip()]


def bytes_of(texts):
    return sum(len(text.encode()) + 1 for text in texts)


def put_together(whole, lines, size):
    """About `size` bytes of texts, the same each time: whole ones, and lines in articles of a usual length."""
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
    return texts


def articles(size):
    """(texts, bytes of different text): about `size` bytes of articles."""
    whole, lines = whole_articles(), sentences()
    return put_together(whole, lines, size), bytes_of(whole) + bytes_of(lines)


def kinds(size):
    """{kind: (texts, bytes of different text)}: about `size` bytes of each kind of text that there is."""
    there = {"articles as printed": (in_folder(SHARED / "articles"), []),
             "our sample articles": (in_folder(TOP / "samples" / "articles"), []),
             "sentences of news and film reviews (KLUE-NER)": ([], sentences("entities.klue-ner.jsonl")),
             "sentences full of figures and names (newsroom)": ([], sentences("entities.newsroom.jsonl"))}
    return {kind: (put_together(whole, lines, size), bytes_of(whole) + bytes_of(lines))
            for kind, (whole, lines) in there.items() if whole or lines}
