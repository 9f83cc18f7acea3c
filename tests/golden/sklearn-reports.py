"""Writes sklearn-reports.json: scikit-learn's classification_report and confusion_matrix in every corner.

Run: python sklearn-reports.py
"""
import json
import platform
import random
import warnings
from pathlib import Path

import numpy
import sklearn
from sklearn.metrics import classification_report, confusion_matrix

warnings.simplefilter("ignore")
random.seed(13)

# The classes of a model, the true ones, the predicted ones.
CASES = {
    "all right, a class of the model absent": ("pnu", "pn", "pn"),
    "two classes, all right": ("pn", "ppnn", "ppnn"),
    "two classes, all wrong": ("pn", "ppnn", "nnpp"),
    "two classes, mixed": ("pn", "pppnnnnn", "ppnnnnpn"),
    "one class in truth and prediction": ("pn", "ppp", "ppp"),
    "one class in truth, another predicted": ("pn", "ppp", "nnn"),
    "one class in truth, two predicted": ("pn", "pppp", "ppnp"),
    "two classes in truth, one predicted": ("pn", "ppnn", "pppp"),
    "a class in the truth only": ("abc", "aabc", "aabb"),
    "a class in the prediction only": ("abc", "aabb", "aabc"),
    "one in the truth only, one in the prediction only": ("abcd", "aab", "aac"),
    "nothing right, no class shared": ("abcd", "aabb", "ccdd"),
    "a single document, right": ("ab", "a", "a"),
    "a single document, wrong": ("ab", "a", "b"),
}
for n in range(12):
    classes = "abcdef"[: random.randint(2, 6)]
    size = random.randint(1, 40)
    CASES[f"random {n}"] = (classes, "".join(random.choices(classes[random.randint(0, 1):], k=size)),
                            "".join(random.choices(classes[: random.randint(1, len(classes))], k=size)))

cases = []
for name, (classes, truth, predicted) in CASES.items():
    report = classification_report(list(truth), list(predicted), output_dict=True, zero_division=0)
    cases.append({
        "name": name, "classes": list(classes), "truth": list(truth), "predicted": list(predicted), "report": report,
        "confusion": confusion_matrix(list(truth), list(predicted)).tolist(),
    })
golden = {
    "versions": {"python": platform.python_version(), "scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
    "cases": cases,
}
Path(__file__).with_suffix(".json").write_text(json.dumps(golden) + "\n", encoding="utf-8")
