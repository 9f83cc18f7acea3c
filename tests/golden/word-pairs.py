"""Writes word-pairs.json: test sets of word pairs in the layouts of MEN, RG-65, SimLex-999, WordSim-353 and others, with
made-up scores and vectors, and SciPy's correlations of the scores with the vectors' cosines.

Run: python word-pairs.py
"""
import json
import platform
from pathlib import Path

import numpy
import scipy
from scipy.stats import pearsonr, spearmanr

rng = numpy.random.default_rng(353)
words = ["old", "new", "smart", "king", "queen", "man", "woman", "tiger", "cat", "gem", "jewel", "sun", "sunlight", "영화"]
vectors = rng.standard_normal((len(words), 5)).astype(numpy.float32)
chosen = [(a, b) for a in range(len(words)) for b in range(a)]
rng.shuffle(chosen)
# Few different scores, so that there are ties.
pairs = [(words[a], words[b], round(float(rng.integers(0, 21)) / 2, 2)) for a, b in chosen[:30]]


def cosine(a, b):
    a, b = (vectors[words.index(word)].astype(float) for word in (a, b))
    return float(a @ b / numpy.linalg.norm(a) / numpy.linalg.norm(b))


def lines(form, heading=None):
    return "\n".join(([heading] if heading else []) + [form(*pair) for pair in pairs]) + "\n"


def decoy():
    return f"{rng.random() * 10:.2f}"


simlex = "word1\tword2\tPOS\tSimLex999\tconc(w1)\tconc(w2)\tconcQ\tAssoc(USF)\tSimAssoc333\tSD(SimLex)"
layouts = {
    "MEN: spaces": lines(lambda a, b, s: f"{a} {b} {s:f}"),
    "RG-65: semicolons": lines(lambda a, b, s: f"{a};{b};{s}"),
    "SimLex-999: ten columns with a heading": lines(
        lambda a, b, s: f"{a}\t{b}\tA\t{s}\t{decoy()}\t{decoy()}\t2\t{decoy()}\t1\t{decoy()}", simlex),
    "WordSim-353: commas with a heading": lines(lambda a, b, s: f"{a},{b},{s}", "Word 1,Word 2,Human (mean)"),
    "WordSim-353: tabs with a heading": lines(lambda a, b, s: f"{a}\t{b}\t{s}", "Word 1\tWord 2\tHuman (mean)"),
    "WordSim-353's set 1: the judges' columns": lines(
        lambda a, b, s: f"{a},{b},{s},{decoy()},{decoy()},{decoy()}", "Word 1,Word 2,Human (mean),1,2,3"),
    "WordSim's gold standard: tabs without a heading": lines(lambda a, b, s: f"{a}\t{b}\t{s}"),
    "gensim's: comments": "# The test set\n# Word 1\tWord 2\tHuman (mean)\n" + lines(lambda a, b, s: f"{a}\t{b}\t{s}") + "\n",
    "the Korean WordSim: byte order mark, \\r\\n": "\ufeff" + lines(
        lambda a, b, s: f"{a},{b},{s:.2f}", "word 1,word 2,kor_score").replace("\n", "\r\n"),
    "rare words: the judges' columns without a heading": lines(lambda a, b, s: f"{a}\t{b}\t{s}\t{decoy()}\t{decoy()}"),
    "SimVerb-3500: the only number": lines(lambda a, b, s: f"{a}\t{b}\tV\t{s}\tSYNONYMS"),
    "columns in another order, in quotes": lines(lambda a, b, s: f'7,{s},"{a}","{b}"', 'id,"rating","Word1","Word2"'),
}
scores = [score for _, _, score in pairs]
cosines = [cosine(a, b) for a, b, _ in pairs]
golden = {
    "versions": {"python": platform.python_version(), "numpy": numpy.__version__, "scipy": scipy.__version__},
    "words": words, "vectors": vectors.tolist(), "pairs": pairs, "layouts": layouts,
    "spearman": float(spearmanr(scores, cosines).statistic), "pearson": float(pearsonr(scores, cosines).statistic),
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden, ensure_ascii=False) + "\n", encoding="utf-8")
