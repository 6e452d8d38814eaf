#!/usr/bin/env python3
"""Runs sentences through morph_dump --plain and mecab_reference and compares morphemes and tags eojeol by eojeol
(called by tools/mecab_parity)."""
import argparse
import json
import subprocess
import sys
import unicodedata

LETTERS = {**dict(zip(range(0x11A8, 0x11C3), "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")),
           **dict(zip(range(0x1100, 0x1113), "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")),
           **dict(zip(range(0x1161, 0x1176), "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"))}


def sentences(paths):
    for path in paths:
        for line in open(path, encoding="utf-8"):
            text = json.loads(line)["text"] if line.startswith("{") else line.strip()
            text = " ".join(unicodedata.normalize("NFC", text).split())
            if text:
                yield text


def expand(surface, feature):
    fields = feature.split(",")
    if feature.startswith(",") or len(fields) < 8 or fields[7] == "*":
        return [(surface, fields[0])]
    parts = [part.split("/") for part in fields[7].split("+")]
    return [(form or "이" if tag == "VCP" else form, tag) for form, tag in (p[:2] for p in parts)]


def reference(arguments, texts):
    command = [arguments.reference, arguments.dictionary, arguments.settings]
    out = subprocess.run(command, input="\n".join(texts) + "\n", capture_output=True, text=True, check=True).stdout
    for block in out.split("\n\n")[:len(texts)]:
        eojeols = []
        for line in block.split("\n"):
            spaced, surface, feature = line.split("\t", 2)
            if spaced == "1" or not eojeols:
                eojeols.append([])
            eojeols[-1] += [(form.translate(LETTERS), tag) for form, tag in expand(surface, feature)]
        yield eojeols


def ours(arguments, texts):
    command = [arguments.dump, arguments.image, "--plain"]
    out = subprocess.run(command, input="\n".join(texts) + "\n", capture_output=True, text=True, check=True).stdout
    for block in out.split("\n\n")[:len(texts)]:
        eojeols = []
        for line in block.split("\n")[1:]:
            form, tag, number = line.split("\t")
            while len(eojeols) <= int(number):
                eojeols.append([])
            eojeols[-1].append((form.translate(LETTERS), tag))
        yield eojeols


def main():
    parser = argparse.ArgumentParser()
    for name in ("image", "dump", "reference", "dictionary", "settings"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    texts = list(sentences(arguments.files))
    same = total = 0
    shown = arguments.show
    for text, theirs, mine in zip(texts, reference(arguments, texts), ours(arguments, texts), strict=True):
        total += max(len(theirs), len(mine))
        for a, b in zip(theirs, mine):
            same += a == b
            if a != b and shown > 0:
                shown -= 1
                print("mecab-ko", " ".join("/".join(m) for m in a), "| ours", " ".join("/".join(m) for m in b))
    print(f"{same} of {total} eojeols have the same morphemes and tags: {100 * same / max(total, 1):.3f}%")
    sys.exit(same < 0.999 * total)


main()
