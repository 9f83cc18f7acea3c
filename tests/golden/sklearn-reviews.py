"""Writes sklearn-reviews.json: what scikit-learn makes of the first film reviews (numbers, no text).

Run: python sklearn-reviews.py <folder with nsmc/train.tsv and nsmc/test.tsv>
"""
import json
import platform
import sys
from pathlib import Path

import numpy
import scipy
import sklearn
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer, TfidfVectorizer
from sklearn.naive_bayes import BernoulliNB, ComplementNB, MultinomialNB

TRAIN_ROWS = 4000
TEST_ROWS = 150


def read_reviews(path, rows):
    with open(path, encoding="utf-8") as lines:
        fields = [line.rstrip("\n").split("\t") for line in lines][1 : rows + 1]
    return [row[1] for row in fields], [row[2] for row in fields]


def main():
    data = Path(sys.argv[1]) / "nsmc"
    texts, labels = read_reviews(data / "train.tsv", TRAIN_ROWS)
    questions, _ = read_reviews(data / "test.tsv", TEST_ROWS)
    words = {"tokenizer": str.split, "token_pattern": None, "lowercase": False}
    characters = {"analyzer": "char"}
    bayes = {"multinomial": MultinomialNB, "complement": ComplementNB, "bernoulli": BernoulliNB}
    cases = []
    for tokens, ngrams, weighting, model, hashing in [
        ("characters", (1, 3), "count", "multinomial", None),
        ("characters", (1, 2), "binary", "bernoulli", None),
        ("characters", (1, 3), "tfidf", "complement", None),
        ("words", (1, 2), "tfidf", "multinomial", None),
        ("words", (1, 1), "count", "multinomial", 4096),
    ]:
        options = dict(words if tokens == "words" else characters, ngram_range=ngrams)
        if hashing:
            vectorizer = HashingVectorizer(n_features=hashing, alternate_sign=False, norm=None, **options)
        elif weighting == "tfidf":
            vectorizer = TfidfVectorizer(**options)
        else:
            vectorizer = CountVectorizer(binary=weighting == "binary", **options)
        matrix = vectorizer.fit_transform(texts)
        classifier = bayes[model]().fit(matrix, labels)
        cases.append({
            "tokens": tokens, "ngramRange": ngrams, "weighting": weighting, "model": model,
            "hashing": hashing, "features": matrix.shape[1], "cells": int(matrix.nnz),
            "sum": float(matrix.sum()), "squares": float(matrix.multiply(matrix).sum()),
            "classes": classifier.classes_.tolist(),
            "logs": classifier.predict_log_proba(vectorizer.transform(questions)).tolist(),
        })
    golden = {
        "versions": {"python": platform.python_version(), "scikit-learn": sklearn.__version__,
                     "numpy": numpy.__version__, "scipy": scipy.__version__},
        "trainRows": TRAIN_ROWS, "testRows": TEST_ROWS, "cases": cases,
    }
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(golden) + "\n", encoding="utf-8")


main()
