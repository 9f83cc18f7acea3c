"""What gensim answers about a small set of word vectors: the golden numbers of src/vectors.

    python3 tests/golden/word-vectors.py > tests/golden/word-vectors.json

The vectors are random, with a planted offset between countries and capitals and between singular
and plural, so that some analogies come out right and some wrong.
"""
import base64, json, os, platform, random, sys, tempfile
import gensim, numpy, scipy
from gensim.models import KeyedVectors

D = 8
rng = numpy.random.RandomState(7)
countries = ['Greece', 'Norway', 'Korea', 'Japan', 'Chile', 'Kenya', 'France']
capitals = ['Athens', 'Oslo', 'Seoul', 'Tokyo', 'Santiago', 'Nairobi', 'Paris']
singular = ['cat', 'dog', 'bird', 'song', 'word', '노래', '단어']
plural = ['cats', 'dogs', 'birds', 'songs', 'words', '노래들', '단어들']
extra = ['paris', 'OSLO', 'king', 'queen', 'man', 'woman', '한국', '서울', '일본', '도쿄']
words, rows = [], []
def put(word, row):
    words.append(word); rows.append(row)
capital, many = rng.randn(D), rng.randn(D)
for a, b in zip(countries, capitals):
    v = rng.randn(D)
    put(a, v); put(b, v + capital + 0.5 * rng.randn(D))
for a, b in zip(singular, plural):
    v = 2 * rng.randn(D)
    put(a, v); put(b, v + many + 0.7 * rng.randn(D))
for w in extra:
    put(w, rng.randn(D))
kv = KeyedVectors(D)
kv.add_vectors(words, numpy.array(rows, dtype=numpy.float32))

def pairs(answers):
    return [[w, float(s)] for w, s in answers]

def query(**q):
    return {'query': q, 'mostSimilar': pairs(kv.most_similar(
                positive=q['positive'], negative=q.get('negative', []), topn=q.get('topn', 10),
                restrict_vocab=q.get('restrictVocab'))),
            # gensim 4.2 takes restrict_vocab here and pays no heed to it, so it is left out.
            'cosmul': pairs(kv.most_similar_cosmul(
                positive=q['positive'], negative=q.get('negative', []), topn=q.get('topn', 10)))}

queries = [
    query(positive=['king']),
    query(positive=['king', 'woman'], negative=['man']),
    query(positive=['한국', '도쿄'], negative=['서울'], topn=5),
    query(positive=['cat', 'dog', 'bird'], negative=['song', 'words'], topn=3, restrictVocab=20),
]
lists = [['cat', 'dog', 'bird', 'Oslo'], ['Greece', 'Norway', 'cats'], ['king', 'queen', 'man', 'woman']]

analogies = ': capital-of-country\n'
for i in range(7):
    for j in range(7):
        if i != j:
            analogies += f'{capitals[i]} {countries[i]} {capitals[j].lower()} {countries[j]}\n'
analogies += 'Athens Greece Atlantis Nowhere\n: gram-plural\n'
for i in range(7):
    for j in range(7):
        if i != j:
            analogies += f'{singular[i]} {plural[i]} {singular[j]} {plural[j]}\n'
judged = '# first\tsecond\tscore\n'
random.seed(3)
for _ in range(60):
    a, b = random.sample(words, 2)
    judged += f'{a}\t{b}\t{random.randint(0, 10)}\n'
judged += 'cat\tunicorn\t3\n'

folder = tempfile.mkdtemp()
def save(name, text):
    path = os.path.join(folder, name)
    open(path, 'w', encoding='utf8').write(text)
    return path

def evaluated(**options):
    _, sections = kv.evaluate_word_analogies(save('a.txt', analogies), **options)
    pearson, spearman, oov = kv.evaluate_word_pairs(save('p.tsv', judged), **options)
    return {
        'sections': [[s['section'], len(s['correct']), len(s['incorrect'])] for s in sections],
        'pearson': float(pearson[0]), 'spearman': float(spearman[0]), 'oov': float(oov) / 100,
    }

def file_of(name, **options):
    path = os.path.join(folder, name)
    kv.save_word2vec_format(path, **options)
    return base64.b64encode(open(path, 'rb').read()).decode()

json.dump({
    'versions': {'gensim': gensim.__version__, 'numpy': numpy.__version__, 'scipy': scipy.__version__,
                 'python': platform.python_version()},
    'dimensions': D, 'words': words, 'vectors': [[float(x) for x in v] for v in kv.vectors],
    'queries': queries,
    'doesntMatch': [{'words': l, 'answer': kv.doesnt_match(l),
                     'ranked': [[w, float(s)] for s, w in kv.rank_by_centrality(l)]} for l in lists],
    'similarity': [[a, b, float(kv.similarity(a, b))] for a, b in [('cat', 'dog'), ('서울', '도쿄')]],
    'nSimilarity': [[a, b, float(kv.n_similarity(a, b))] for a, b in [(['cat', 'dog'], ['birds', 'songs', '서울'])]],
    'rank': [[a, b, int(kv.rank(a, b)), kv.closer_than(a, b)] for a, b in [('cat', 'dogs'), ('서울', 'Oslo')]],
    'analogies': analogies, 'pairs': judged,
    'evaluated': {'default': evaluated(), 'caseSensitive': evaluated(case_insensitive=False),
                  'unknownWrong': evaluated(dummy4unknown=True), 'restricted': evaluated(restrict_vocab=24)},
    'word2vecText': file_of('v.txt', binary=False), 'word2vecBinary': file_of('v.bin', binary=True),
}, sys.stdout, ensure_ascii=False, indent=1)
