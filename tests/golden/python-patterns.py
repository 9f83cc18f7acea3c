"""Writes python-patterns.json: what Python's re finds in texts, and which code points its classes have.

Run: python python-patterns.py
"""
import json
import platform
import re
import sys
import unicodedata
from pathlib import Path

TEXTS = [
    "정말 좋은 영화 OST 최고", "지루한 영화 CG 별로", "café 장면 A급", "cafe\u0301 au lait, naïve_3",
    "한국 2026년 ４월 ½컵 ² Ⅷ 三 ①번", "٣٤ १२ ไทย ภาษา", "ǅ ſtraße İstanbul ŉ ß ẞ", "a\u00a0b\u3000c\u2009d\u200be\ufefff\x1cg\x85h",
    "don't can't 'tis rock-n-roll e-mail user@example.com", "3.14 -2,000.50 1e-9 $5 50%", "👍🏽 ok👍ok 🇰🇷 a𝒜𝟘b 𠮷野家",
    "", " ", "_", "ㅋㅋㅋ ㅠㅠ!! 진짜?? 헐...", "第一章 はじめに カタカナ", "aaa aab abb bbb", "Über ÜBER über", "x\u0345 \u0399\u03b9",
]
PATTERNS = [
    r"\b\w\w+\b", r"(?u)\b\w\w+\b", r"\w+", r"\W+", r"\d+", r"\D+", r"\s+", r"\S+", r"\b", r"\B.", r"\b\w", r"\w\b", r"\B\w+\B",
    r"[\w']+", r"[^\W\d_]+", r"[\W_]", r"[\s\d]+", r"[^\s\d]+", r"[\w\-.]+@[\w\-]+\.\w+", r"\w+(?:[-']\w+)*", r"\$?\d+(?:\.\d+)?%?",
    r"(?i)ü\w+", r"(?i)[a-c]+", r"(?i)\w+", r"(?<!\w)\w{2,3}(?!\w)", r"(?<=\s)\S+", r"\s+(?!\S)", r"\w+?(?=\W|$)", r"\A\w+|\w+\Z", r"(?P<word>\w+)-\w+",
    r"(?<=\bc)\w+", r"(?i:U)\w+", r"\w{,2}\s", r"'s|'t|'re| ?\w+| ?[^\s\w]+|\s+(?!\S)|\s+", r"a+?b|a", r"(a|ab)(c|bcd)?", r"\\|\'|\-",
]


def ranges(belongs):
    """The places at which membership changes, from not belonging on."""
    edges, inside = [], False
    for code in range(sys.maxunicode + 1):
        if belongs(chr(code)) != inside:
            inside = not inside
            edges.append(code)
    return edges


def spans(pattern, text):
    """Matches in UTF-16 units, without the empty ones."""
    units = lambda at: len(text[:at].encode("utf-16-le")) // 2
    return [[units(m.start()), units(m.end())] for m in re.finditer(pattern, text) if m.group()]


golden = {
    "versions": {"python": platform.python_version(), "unicode": unicodedata.unidata_version},
    "unassigned": ranges(lambda c: unicodedata.category(c) == "Cn"),
    "classes": {f"\\{c}": ranges(lambda ch, p=re.compile(f"\\{c}"): bool(p.match(ch))) for c in "wds"},
    "texts": TEXTS,
    "patterns": {p: [spans(p, t) for t in TEXTS] for p in PATTERNS},
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden, ensure_ascii=False) + "\n", encoding="utf-8")
