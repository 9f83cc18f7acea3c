"""Makes translation-scores.json: translations with errors, and sacreBLEU's scores of them.

sacrebleu 2.6.0 (PyPI). The sentences are generated here, or written for this file.

    python3 translation-scores.py > translation-scores.json
"""

import json
import random
import sys

import sacrebleu
from sacrebleu.metrics import BLEU, CHRF, TER

rng = random.Random(5)
WORDS = ("The a man Woman dog in on blue red big house , . runs 3.5 10-year-old don't “quoted” & &amp; "
         "하늘이 푸른 바다를 보며 걷는다 . 사람이 2,000 명 (셋) 100% C++ naïve É über straße … € №5 x=y 🙂 中文 а́").split()


def sentence(least, most):
    return [rng.choice(WORDS) for _ in range(rng.randint(least, most))]


def spoil(words):
    """Deletes, replaces, doubles and moves words."""
    words = list(words)
    for _ in range(rng.randint(0, 1 + len(words) // 5)):
        if not words:
            break
        i = rng.randrange(len(words))
        what = rng.choice(["delete", "replace", "double", "move"])
        if what == "delete":
            del words[i]
        elif what == "replace":
            words[i] = rng.choice(WORDS)
        elif what == "double":
            words.insert(i, words[i])
        else:
            run = words[i:i + rng.randint(1, 5)]
            del words[i:i + len(run)]
            at = rng.randint(0, len(words))
            words[at:at] = run
    return words


def join(words):
    return "".join(w if rng.random() < 0.1 else w + " " for w in words).strip()


def generated(count, references, least, most):
    translations = []
    for _ in range(count):
        gold = sentence(least, most)
        translations.append({
            "found": join(spoil(gold)),
            "references": [join(gold)] + [join(spoil(gold)) for _ in range(references - 1)],
        })
    return translations


def written(*rows):
    return [{"found": found, "references": list(references)} for found, *references in rows]


sets = {
    "short": generated(40, 1, 1, 12),
    "long": generated(12, 1, 40, 110),
    "three references": generated(25, 3, 3, 15),
    "korean": written(
        ("나는 어제 학교에 갔다 .", "나는 어제 학교에 갔습니다 ."),
        ("그는 사과를 두 개 먹었다.", "그는 사과 두 개를 먹었다."),
        ("비가 와서 우산을 샀다", "우산을 비가 와서 샀다"),
        ("서울은 한국의 수도이다.", "한국의 수도는 서울이다."),
    ),
    "nothing right": written(("alpha beta", "gamma delta"), ("epsilon", "zeta eta")),
    "one word right": written(("alpha beta", "alpha delta gamma"), ("epsilon", "zeta eta")),
    "too short for 4-grams": written(("yes .", "yes ."), ("no", "no")),
    "empty translation": written(("", "something here"), ("a b c d e", "a b c d e f")),
    "empty reference": written(("something", ""), ("a b c d e", "a b c d e")),
    "all empty": written(("", "")),
    "white space": written((" a\u00a0b  c\td e \u2003", "a b c d e"), ("x\u0085y z", "x y z"), ("a\ufeffb", "ab")),
    "length 1 against 60": written((" ".join(["a"] * 3), " ".join(["a", "b", "c"] * 60))),
    "length 200 against 2": written((" ".join(["a", "b", "c", "d"] * 50), "d a")),
}


def scores(translations):
    found = [t["found"] for t in translations]
    count = len(translations[0]["references"])
    references = [[t["references"][i] for t in translations] for i in range(count)]
    result = {"bleu": [], "chrf": []}
    for tokenize in ("none", "13a", "intl"):
        for lowercase in (False, True):
            metric = BLEU(tokenize=tokenize, lowercase=lowercase, force=True)
            score = metric.corpus_score(found, references)
            result["bleu"].append({
                "options": {"tokenize": tokenize, "lowercase": lowercase},
                "score": score.score, "precisions": score.precisions, "brevityPenalty": score.bp,
                "length": score.sys_len, "referenceLength": score.ref_len,
                "signature": str(metric.get_signature()),
            })
    for words in (0, 2):
        for lowercase in (False, True):
            metric = CHRF(word_order=words, lowercase=lowercase)
            score = metric.corpus_score(found, references)
            result["chrf"].append({
                "options": {"words": words, "lowercase": lowercase},
                "score": score.score, "signature": str(metric.get_signature()),
            })
    metric = TER()
    score = metric.corpus_score(found, references)
    result["ter"] = {
        "score": score.score, "edits": score.num_edits, "referenceLength": score.ref_length,
        "signature": str(metric.get_signature()),
    }
    return result


assert sacrebleu.__version__ == "2.6.0"
json.dump(
    {name: {"translations": rows, **scores(rows)} for name, rows in sets.items()},
    sys.stdout, ensure_ascii=False, indent=1,
)
