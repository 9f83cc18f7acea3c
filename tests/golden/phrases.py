"""What gensim's Phrases finds in the sample texts: the golden numbers of src/counts/phrases.

    python3 tests/golden/phrases.py > tests/golden/phrases.json

gensim's default score multiplies by the size of its table, words and pairs together; word2phrase.c
and we multiply by the number of words. So the first scoring is given to gensim as a function. The
delimiter is one that the texts lack: gensim cuts its table's keys at it.
"""
import json, os, platform
import gensim
from gensim.models.phrases import Phrases

DELIMITER = '▁'


def word2phrase(worda_count, wordb_count, bigram_count, len_vocab, min_count, corpus_word_count):
    return (bigram_count - min_count) / worda_count / wordb_count * corpus_word_count


here = os.path.dirname(os.path.abspath(__file__))


def read(name):
    with open(os.path.join(here, '..', '..', 'samples', name), encoding='utf-8', newline='\n') as file:
        lines = file.read().split('\n')[1:]
    return [[word for word in line.split('\t')[0].split(' ') if word] for line in lines if line]


def learn(name, scoring, threshold, min_count, passes):
    sentences = read(name)
    given = {'sample': name, 'scoring': scoring, 'threshold': threshold, 'minCount': min_count, 'passes': passes}
    found = []
    for _ in range(passes):
        model = Phrases(sentences, min_count=min_count, threshold=threshold, delimiter=DELIMITER,
                        scoring=word2phrase if scoring == 'word2phrase' else scoring)
        # `export_phrases` cuts its table's keys at every delimiter: after the first pass those are phrases too.
        phrases = model.find_phrases(sentences) if found else model.export_phrases()
        found.append([[phrase, model.vocab[phrase], score] for phrase, score in sorted(phrases.items())])
        sentences = [list(words) for words in model[sentences]]
    joined = [' '.join(words) for words in sentences if any(DELIMITER in word for word in words)]
    return {**given, 'found': found, 'joined': joined[:20], 'words': sum(map(len, sentences))}


print(json.dumps({
    'versions': {'gensim': gensim.__version__, 'python': platform.python_version()},
    'delimiter': DELIMITER,
    'cases': [
        learn('english-mails-train.tsv', 'word2phrase', 100, 5, 2),
        learn('english-mails-train.tsv', 'npmi', 0.6, 5, 1),
        learn('korean-messages-train.tsv', 'word2phrase', 30, 5, 2),
        learn('korean-messages-train.tsv', 'npmi', 0.5, 5, 1),
    ],
}, ensure_ascii=False))
