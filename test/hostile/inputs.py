"""Texts that nobody writes and that arrive all the same: long runs of one character of each class, nesting, line after line,
noise.  Each is a function of its size in bytes (about) and the same each time."""
import random

RUNS = {
    "a": "a", "digit 1": "1", "가": "가", "comma": ",", "full stop": ".", "opening quote": "“", "straight quote": '"', "bracket": "(",
    "만": "만", "년": "년", "억": "억", "hyphen": "-", "tilde": "~", "at sign": "@", "slash": "/", "percent": "%", "emoji": "😀", "family emoji": "👨‍👩‍👧",
    "combining marks": "\u0301", "combining marks out of order": "\u0301\u0323", "Hangul jamo": "\u1100", "right to left": "\u05d0", "direction marks": "\u202e", "Hanja": "李", "newline": "\n",
    "blank": " ", "ideographic blank": "\u3000", "zero width": "\u200b", "replacement": "\ufffd", "unassigned": "\U000e0fff", "backslash": "\\",
    "ampersand": "&", "less than": "<",
    "Hangul without blanks": "정부대책회의결과를발표했다고밝혔으며", "particles": "은는이가을를의에서", "one word a line": "정부\n", "full stops in words": "다.가.",
    "decomposed Hangul": "\u1112\u1161\u11ab", "numbers": "1조2천억3만", "numbers and commas": "1,234,", "numbers in words": "삼천오백이십만",
    "date words": "지난달5일", "dates": "2026.9.5.", "ranges": "1~", "titles": "김대표이사장관", "names and titles": "홍길동 대표와 ", "entities of HTML": "&quot;&#44032;",
    "tags": "<a href='b'>", "addresses": "a@b.co.kr ", "hosts": "http://a.b/c?", "said": "\"가\"라고 말했다. ", "reported": "가겠다고 밝혔다 ",
    "scripts never closed": "<script>", "comments never closed": "<!-- ", "tags never closed": "<p ", "references never closed": "&lt", "code in tags": "<style>a</p>",
    "letters and hyphens": "a-", "letters and full stops": "a.b", "percents to percents": "1%~", "unending hosts": "www.1", "unending addresses": "a-b@",
    "captions": "▲ 사진=연합\n", "bylines": "(서울=뉴스) 홍길동 기자 = ", "unclosed quotes": "“그는 ", "closing quotes": "그”라고 ",
}


def run(piece):
    return lambda size: piece * max(1, size // len(piece.encode()))


def nested(opening, closing, inside=""):
    return lambda size: opening * (size // (len(opening.encode()) + len(closing.encode()))) + inside + closing * (size // (len(opening.encode()) + len(closing.encode())))


def noise(characters, seed):
    def make(size):
        chance, out, total = random.Random(seed), [], 0
        while total < size:
            c = characters(chance)
            out.append(c)
            total += len(c.encode())
        return "".join(out)
    return make


SYLLABLES = [chr(c) for c in range(0xAC00, 0xD7A4, 11)][:997]


def numbered(piece):
    def make(size):
        out, total = [], 0
        while total < size:
            out.append(piece(len(out)))
            total += len(out[-1].encode())
        return "".join(out)
    return make


def any_character(chance):
    while True:
        c = chance.choice((chance.randint(1, 127), chance.randint(128, 0x7FF), chance.randint(0xAC00, 0xD7A3), chance.randint(0x800, 0xFFFF), chance.randint(0x10000, 0x10FFFF)))
        if not 0xD800 <= c <= 0xDFFF:
            return chr(c)


def news_character(chance):
    return chance.choice("가나다정부은는이를의 에서  했다.고말,“”‘’\"'()[]<>1234567890만억조원%달러년월일시분~-·李美中GPUaz기자@\n")


INPUTS = {name: run(piece) for name, piece in RUNS.items()}
INPUTS.update({
    "nested brackets": nested("(", ")", "가"), "nested square brackets": nested("[", "]"), "nested quotes": nested("“", "”", "말"),
    "nested mixed": nested("(“[‘<", ">’]”)", "가"), "nested with words": nested("(정부 ", " 발표)"),
    "a word and a long blank": lambda size: "정부" + " " * (size - 12) + "발표",
    "a long word in a sentence": lambda size: "정부는 " + "뷁" * (size // 3) + "을 발표했다.",
    "noise": noise(any_character, 1), "noise of news": noise(news_character, 2),
})
INPUTS.update({
    # Nothing twice, so that what remembers what it has seen has much to remember.
    "reporters and addresses, all different": numbered(lambda i: f"{SYLLABLES[i % 997]}{SYLLABLES[i // 997 % 997]}현 기자 a{i}@b.kr\n"),
    "people, all different": numbered(lambda i: f"김{SYLLABLES[i % 997]}{SYLLABLES[i // 997 % 997]} 대표는 “가{i}다”라고 말했다. "),
    "amounts, all different": numbered(lambda i: f"매출은 {i}억원이고 "),
})
# The classes that have caught something or are likeliest to: what a run on every change looks at.
QUICK = ["a", "digit 1", "가", "opening quote", "만", "년", "emoji", "combining marks", "Hanja", "newline", "blank", "comma", "Hangul without blanks",
         "numbers in words", "ranges", "said", "names and titles", "nested mixed", "noise", "noise of news"]
