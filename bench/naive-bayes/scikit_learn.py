"""One measurement of scikit-learn: python scikit_learn.py <train.tsv> <test.tsv> <chars|words>"""
import json
import resource
import sys
import time

import sklearn
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.naive_bayes import MultinomialNB


def read_reviews(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    return [row[1] for row in rows], [row[2] for row in rows]


def main():
    train_path, test_path, tokens = sys.argv[1:4]
    texts, labels = read_reviews(train_path)
    test_texts, test_labels = read_reviews(test_path)
    if tokens == "chars":
        vectorizer = CountVectorizer(analyzer="char", ngram_range=(1, 3))
    else:
        vectorizer = CountVectorizer(tokenizer=str.split, token_pattern=None, lowercase=False)
    classifier = MultinomialNB()
    start = time.perf_counter()
    classifier.fit(vectorizer.fit_transform(texts), labels)
    fitted = time.perf_counter()
    predicted = classifier.predict(vectorizer.transform(test_texts))
    done = time.perf_counter()
    print(json.dumps({
        "fitSeconds": fitted - start,
        "predictSeconds": done - fitted,
        "accuracy": sum(p == t for p, t in zip(predicted, test_labels)) / len(test_labels),
        "peakMegabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "features": len(vectorizer.vocabulary_),
        "version": sklearn.__version__,
    }))


main()
