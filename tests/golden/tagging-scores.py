"""Makes tagging-scores.json: sentences tagged with errors, and what the original scorers print of them.

The originals are not part of this repository. In a folder REF:
  conlleval.py         conlleval_perl.py of github.com/sighsmile/conlleval at 423ac49b (a port of conlleval.pl)
  conll18_ud_eval.py   of github.com/ufal/conll2018 at f2bc4dd1
  wnuteval.py          of the shared task of WNUT 2017, as in github.com/minstar/PMI
  seqeval/             of github.com/chakki-works/seqeval, which KLUE-NER's scorer calls; and scikit-learn 1.9.1

    PYTHONPATH=REF python3 tagging-scores.py REF > tagging-scores.json
"""

import json
import random
import subprocess
import sys
import warnings

import sklearn.metrics
from seqeval.metrics import f1_score
from seqeval.scheme import IOB2

REF = sys.argv[1]
rng = random.Random(7)


def run(program, text, *arguments):
    command = [sys.executable, f"{REF}/{program}", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def spans(types, count, marks="BI"):
    """Labels of random spans; then the same with a third of them changed."""
    sentences = []
    for _ in range(count):
        gold = []
        while len(gold) < rng.randint(4, 12):
            if rng.random() < 0.5:
                gold.append("O")
            else:
                kind = rng.choice(types)
                gold += ["B-" + kind] + ["I-" + kind] * rng.randint(0, 2)
        found = list(gold)
        for i in range(len(gold)):
            if rng.random() < 0.3:
                found[i] = rng.choice(["O"] + [f"{m}-{t}" for m in marks for t in types])
        tokens = [rng.choice("Kim Lee Seoul the of Apple".split()) for _ in gold]
        sentences.append({"tokens": tokens, "gold": gold, "found": found})
    return sentences


def columns(sentences, separator):
    return "\n".join(
        "".join(separator.join(row) + "\n" for row in zip(s["tokens"], s["gold"], s["found"]))
        for s in sentences
    )


WNUT = ["corporation", "creative-work", "group", "location", "person", "product"]
wnut = spans(WNUT, 30)
chunks = spans(["NP", "VP", "PP"], 40)

KLUE = ["PS", "LC", "OG", "DT", "TI", "QT"]
klue = spans(KLUE[:5], 30)
klue_labels = [f"{m}-{t}" for t in KLUE for m in "BI"] + ["O"]
gold_flat = [label for s in klue for label in s["gold"]]
found_flat = [label for s in klue for label in s["found"]]
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    entity = f1_score([gold_flat], [found_flat], average="macro", mode="strict", scheme=IOB2)
    micro = f1_score([gold_flat], [found_flat], average="micro", mode="strict", scheme=IOB2)
    character = sklearn.metrics.f1_score(
        [klue_labels.index(label) for label in gold_flat],
        [klue_labels.index(label) for label in found_flat],
        labels=list(range(len(klue_labels))),
        average="macro",
        zero_division=1.0,
    )


def word(number, form, upos, xpos, feats, lemma):
    return "\t".join([number, form, lemma, upos, xpos, feats, str(int(number != "1")), "dep", "_", "_"])


def treebank(gold):
    """A treebank of made-up words; the system's cuts and tags are wrong here and there."""
    lines = []
    source = random.Random(11)
    noise = random.Random(13)
    for _ in range(25):
        number = 1
        pieces = [
            "".join(source.choice("abcd") for _ in range(source.randint(2, 6)))
            for _ in range(source.randint(3, 9))
        ]
        for piece in pieces:
            upos, xpos = source.choice("NVAP"), source.choice(["x", "y"])
            feats = source.choice(["_", "Case=Nom|Number=Sing", "Number=Plur|Own=Yes", "Number=Sing|Case=Nom"])
            lemma = source.choice([piece, piece[:-1], "_"])
            multiword = source.random() < 0.15
            cut = source.randint(1, len(piece) - 1)
            if not gold and noise.random() < 0.1:
                multiword = not multiword
            if not gold and noise.random() < 0.2:
                upos, lemma = noise.choice("NVAP"), piece.upper()
            if not gold and noise.random() < 0.1:
                feats = "Own=No|Case=Nom|Number=Sing"
            if multiword:
                end = number + 1
                lines.append("\t".join([f"{number}-{end}", piece] + ["_"] * 8))
                for part in (piece[:cut], piece[cut:]):
                    part = part if gold or noise.random() < 0.8 else part + "e"
                    lines.append(word(str(number), part, upos, xpos, feats, lemma))
                    number += 1
            elif not gold and noise.random() < 0.1:
                for part in (piece[:cut], piece[cut:]):
                    lines.append(word(str(number), part, upos, xpos, feats, lemma))
                    number += 1
            else:
                lines.append(word(str(number), piece, upos, xpos, feats, lemma))
                number += 1
        lines.append("")
    return "\n".join(lines) + "\n"


gold_tree, found_tree = treebank(True), treebank(False)
for name, tree in [("gold", gold_tree), ("found", found_tree)]:
    with open(f"/tmp/{name}.conllu", "w") as file:
        file.write(tree)
table = run("conll18_ud_eval.py", "", "--verbose", "/tmp/gold.conllu", "/tmp/found.conllu")

json.dump(
    {
        "chunks": {"sentences": chunks, "conlleval": run("conlleval.py", columns(chunks, " "))},
        "wnut": {"sentences": wnut, "wnuteval": run("wnuteval.py", columns(wnut, "\t"))},
        "klue": {
            "sentences": klue,
            "entityMacroF1": entity,
            "entityMicroF1": micro,
            "characterMacroF1": character,
        },
        "treebank": {"gold": gold_tree, "found": found_tree, "conll18_ud_eval": table},
    },
    sys.stdout,
    ensure_ascii=False,
)
