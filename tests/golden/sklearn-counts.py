"""Writes sklearn-counts.json: what scikit-learn makes of small texts and random counts.

Run: python sklearn-counts.py   (needs scikit-learn; the versions go into the file)
"""
import itertools
import json
import platform
import random
from pathlib import Path

import numpy
import scipy
import sklearn
from sklearn.feature_extraction.text import (
    CountVectorizer,
    HashingVectorizer,
    TfidfVectorizer,
)
from sklearn.metrics import accuracy_score, classification_report, confusion_matrix, log_loss
from sklearn.naive_bayes import BernoulliNB, ComplementNB, MultinomialNB

# Written for this purpose; then as many again drawn from their words.
SENTENCES = [
    ("The film was really really good", "good"),
    ("A dull film with a good song", "bad"),
    ("정말 재미있는 영화 정말 좋다", "good"),
    ("재미없는 영화 시간이 아깝다", "bad"),
    ("Jane really likes this song", "good"),
    ("nobody likes this dull movie", "bad"),
    ("배우의 연기가 정말 좋다 😀", "good"),
    ("연기가 어색하고 song 만 좋다", "mixed"),
    ("good song, bad movie", "mixed"),
    ("지루한 film 그래도 연기가 좋다", "mixed"),
    ("the the the end", "bad"),
    ("", "mixed"),
]
QUESTIONS = ["really good 영화", "지루한 movie", "정말 정말 dull", "unseen words only", "", "연기가 좋다 the end"]


def texts_and_labels():
    draw = random.Random(1)
    words = [word for sentence, _ in SENTENCES for word in sentence.split()]
    labels = ["good", "bad", "mixed"]
    drawn = [
        (" ".join(draw.choice(words) for _ in range(draw.randint(1, 12))), draw.choice(labels))
        for _ in range(28)
    ]
    pairs = SENTENCES + drawn
    return [text for text, _ in pairs], [label for _, label in pairs]


def rows(matrix):
    matrix = matrix.tocsr()
    matrix.sort_indices()
    return {
        "rows": matrix.shape[0],
        "columns": matrix.shape[1],
        "rowPointers": matrix.indptr.tolist(),
        "columnIndices": matrix.indices.tolist(),
        "values": matrix.data.tolist(),
    }


def analyzer(kind):
    if kind == "characters":
        return {"analyzer": "char"}
    return {"tokenizer": str.split, "token_pattern": None}


def snake(options):
    names = {
        "ngramRange": "ngram_range", "minDf": "min_df", "maxDf": "max_df", "binary": "binary",
        "useIdf": "use_idf", "smoothIdf": "smooth_idf", "sublinearTf": "sublinear_tf",
        "norm": "norm", "features": "n_features", "alternateSign": "alternate_sign",
    }
    made = {names[name]: value for name, value in options.items()}
    if "ngram_range" in made:
        made["ngram_range"] = tuple(made["ngram_range"])
    if made.get("norm") == "none":
        made["norm"] = None
    if made.get("max_df") == 1:
        made["max_df"] = 1.0
    return made


def vectorizers(texts):
    cases = []

    def add(name, kind, options, make):
        vectorizer = make(**analyzer(kind), **snake(options))
        matrix = vectorizer.fit_transform(texts)
        case = {"vectorizer": name, "analyzer": kind, "options": options, "matrix": rows(matrix),
                "questions": rows(vectorizer.transform(QUESTIONS))}
        if hasattr(vectorizer, "get_feature_names_out"):
            case["names"] = vectorizer.get_feature_names_out().tolist()
        cases.append(case)

    for kind, options in [
        ("whitespace", {}),
        ("whitespace", {"ngramRange": [1, 3], "minDf": 2}),
        ("whitespace", {"ngramRange": [2, 2], "binary": True, "maxDf": 0.1}),
        ("whitespace", {"minDf": 0.05, "maxDf": 9}),
        ("characters", {"ngramRange": [1, 3], "minDf": 3}),
        ("characters", {"ngramRange": [2, 4], "minDf": 4, "maxDf": 0.5, "binary": True}),
    ]:
        add("count", kind, options, CountVectorizer)
    for options in [
        {},
        {"smoothIdf": False, "norm": "l1"},
        {"sublinearTf": True, "ngramRange": [1, 2], "minDf": 2},
        {"useIdf": False, "norm": "none"},
        {"norm": "none", "binary": True},
    ]:
        add("tfidf", "whitespace", options, TfidfVectorizer)
    for kind, options in [
        ("whitespace", {"features": 64}),
        ("whitespace", {"ngramRange": [1, 2], "norm": "none"}),
        ("whitespace", {"features": 37, "alternateSign": False, "norm": "l1"}),
        ("characters", {"ngramRange": [1, 3], "features": 1000, "norm": "none"}),
        ("whitespace", {"features": 5, "binary": True, "norm": "none"}),
    ]:
        add("hashing", kind, options, HashingVectorizer)
    return cases


def naive_bayes():
    numbers = numpy.random.default_rng(7)
    x = numbers.poisson(0.8, (60, 15)).astype(float)
    x[:, 3] = numbers.random(60)
    y = numbers.integers(0, 3, 60)
    weights = numbers.random(60) * 3
    test = numbers.poisson(0.8, (10, 15)).astype(float)
    prior = [0.2, 0.5, 0.3]
    cases = []
    for model, alpha, priors, weighted, batches in itertools.product(
        ["multinomial", "complement", "bernoulli"], [1.0, 0.01, 7.5],
        ["learned", "uniform", "given"], [False, True], [1, 3],
    ):
        if model == "complement" and priors != "learned":
            continue
        norms = [False, True] if model == "complement" else [False]
        for norm in norms:
            options = {"alpha": alpha}
            if priors == "uniform":
                options["fit_prior"] = False
            if priors == "given":
                options["class_prior"] = prior
            if norm:
                options["norm"] = True
            make = {"multinomial": MultinomialNB, "complement": ComplementNB, "bernoulli": BernoulliNB}
            classifier = make[model](**options)
            for part in numpy.array_split(numpy.arange(60), batches):
                classifier.partial_fit(
                    x[part], y[part], classes=[0, 1, 2],
                    sample_weight=weights[part] if weighted else None,
                )
            cases.append({
                "model": model, "alpha": alpha, "priors": priors, "norm": norm,
                "weighted": weighted, "batches": batches,
                "joint": classifier.predict_joint_log_proba(test).tolist(),
                "logs": classifier.predict_log_proba(test).tolist(),
                "predicted": classifier.predict(test).tolist(),
            })
    return {"x": x.tolist(), "y": y.tolist(), "weights": weights.tolist(), "test": test.tolist(),
            "prior": prior, "cases": cases}


def classifiers(texts, labels):
    cases = []
    for kind, ngrams, weighting, model, alpha in [
        ("whitespace", [1, 1], "count", "multinomial", 1.0),
        ("whitespace", [1, 2], "binary", "multinomial", 0.5),
        ("characters", [1, 3], "count", "multinomial", 1.0),
        ("characters", [2, 3], "count", "complement", 0.1),
        ("characters", [1, 3], "binary", "bernoulli", 1.0),
        ("whitespace", [1, 2], "tfidf", "multinomial", 0.2),
        ("characters", [1, 2], "tfidf", "complement", 1.0),
    ]:
        make = TfidfVectorizer if weighting == "tfidf" else CountVectorizer
        options = {"ngramRange": ngrams} | ({"binary": True} if weighting == "binary" else {})
        vectorizer = make(**analyzer(kind), **snake(options))
        bayes = {"multinomial": MultinomialNB, "complement": ComplementNB, "bernoulli": BernoulliNB}
        classifier = bayes[model](alpha=alpha).fit(vectorizer.fit_transform(texts), labels)
        cases.append({
            "analyzer": kind, "ngramRange": ngrams, "weighting": weighting, "model": model,
            "alpha": alpha, "classes": classifier.classes_.tolist(),
            "probabilities": classifier.predict_proba(vectorizer.transform(QUESTIONS)).tolist(),
        })
    return cases


def evaluation(texts, labels):
    vectorizer = CountVectorizer(**analyzer("whitespace"))
    matrix = vectorizer.fit_transform(texts[:20])
    classifier = MultinomialNB().fit(matrix, labels[:20])
    held_out = vectorizer.transform(texts[20:])
    predicted = classifier.predict(held_out)
    report = classification_report(labels[20:], predicted, output_dict=True, zero_division=0)
    return {
        "trainedOn": 20,
        "classes": classifier.classes_.tolist(),
        "report": report,
        "accuracy": accuracy_score(labels[20:], predicted),
        "confusion": confusion_matrix(labels[20:], predicted, labels=classifier.classes_).tolist(),
        "logLoss": log_loss(labels[20:], classifier.predict_proba(held_out), labels=classifier.classes_),
    }


def main():
    texts, labels = texts_and_labels()
    golden = {
        "versions": {"python": platform.python_version(), "scikit-learn": sklearn.__version__,
                     "numpy": numpy.__version__, "scipy": scipy.__version__},
        "texts": texts, "labels": labels, "questions": QUESTIONS,
        "vectorizers": vectorizers(texts),
        "naiveBayes": naive_bayes(),
        "classifiers": classifiers(texts, labels),
        "evaluation": evaluation(texts, labels),
    }
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(golden, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
