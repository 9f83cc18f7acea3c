"""Small classifiers of fastText, and what fastText predicts with them.

    python3 tests/golden/fasttext-classifiers.py PATH-TO-fasttext VERSION

writes tests/golden/fasttext-classifiers/*.bin, *.ftz and predictions.json. The files beside it were made with Debian's
fasttext 0.9.2+ds-1+b1. fastText prints exp(log(p + 1e-5)): every probability is 1e-5 too large, and of hierarchical
softmax each factor is. With one thread it leaves nine tenths of its vectors as the memory was (DenseMatrix::uniform),
hence the 12, by which each run makes other files.
"""
import json, os, random, subprocess, sys, tempfile

fasttext, version = sys.argv[1:3]
out = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'fasttext-classifiers')
os.makedirs(out, exist_ok=True)
folder = tempfile.mkdtemp()
draw = random.Random(7)

TOPICS = {
    'food': '밥 국 김치 rice soup bread café naïve_chef 맛있다 eat'.split(),
    'film': '영화 배우 감독 movie actor scene 재미있다 보다 film watch'.split(),
    'sport': '공 선수 경기 ball player game 이기다 win score team'.split(),
    'travel': '기차 바다 여행 train sea island 가다 go ticket map'.split(),
    'music': '노래 가수 기타 song singer guitar 부르다 sing band chord'.split(),
}
COMMON = 'the a 그 이 and very 아주 . , is 는'.split()

def sentence(topics):
    words = [draw.choice(TOPICS[draw.choice(topics)]) if draw.random() < 0.6 else draw.choice(COMMON)
             for _ in range(draw.randint(3, 9))]
    return ' '.join(words)

def write(name, lines):
    path = os.path.join(folder, name)
    open(path, 'w', encoding='utf8').write('\n'.join(lines) + '\n')
    return path

names = list(TOPICS)
one = write('one.txt', [f'__label__{t} {sentence([t])}' for t in draw.choices(names, [9, 5, 3, 2, 1], k=240)])
several = write('several.txt', [' '.join(f'__label__{t}' for t in ts) + ' ' + sentence(ts)
                                for ts in (draw.sample(names, draw.randint(1, 2)) for _ in range(240))])
many = write('many.txt', [f'__label__{i % 257} w{i} w{(i * 7) % 300} common' for i in range(600)])

TEXTS = ['밥 국 rice', 'the movie is very good .', '김치 영화 unknownword', '', '   ', 'café naïve_chef naive chef',
         '선수 선수 선수 win win', 'songs singers 노래는', 'w1 w8 common', 'w256 w200', 'a\tb  c', '이\u3000그\u00a0는', '🎸 guitar 🎸']

def predict(path, texts, labels):
    printed = subprocess.run([fasttext, 'predict-prob', path, '-', str(labels)], input='\n'.join(texts) + '\n',
                             check=True, capture_output=True, encoding='utf8').stdout.split('\n')[:len(texts)]
    def pairs(line):
        parts = line.split(' ') if line else []
        return {parts[i][len('__label__'):]: float(parts[i + 1]) for i in range(0, len(parts), 2)}
    return [pairs(line) for line in printed]

def run(*args):
    subprocess.run([fasttext, *map(str, args)], check=True, capture_output=True, cwd=folder)

TRAIN = ['-dim', 6, '-epoch', 8, '-lr', 0.3, '-thread', 12, '-minCount', 1]
MODELS = {
    'softmax': [one, '-wordNgrams', 1],
    'ngrams': [one, '-wordNgrams', 3, '-minn', 2, '-maxn', 4, '-bucket', 400],
    'hs': [one, '-loss', 'hs', '-wordNgrams', 2, '-bucket', 200],
    'ova': [several, '-loss', 'ova', '-minn', 1, '-maxn', 3, '-bucket', 200],
    'ns': [one, '-loss', 'ns'],
    'many': [many, '-dim', 4],
}
QUANTIZED = {
    'plain': ('ngrams', []),
    'qnorm-cutoff': ('ngrams', ['-qnorm', '-cutoff', 300, '-dsub', 4]),
    'qout': ('many', ['-qout', '-cutoff', 270]),
    'qout-qnorm': ('many', ['-qout', '-qnorm', '-dsub', 3]),
}
predictions = {}

def keep(name, path):
    with open(path, 'rb') as made, open(os.path.join(out, name), 'wb') as kept:
        kept.write(made.read())
    predictions[name] = predict(path, TEXTS, 8)

for name, (data, *options) in MODELS.items():
    made = os.path.join(folder, name)
    run('supervised', '-input', data, '-output', made, *TRAIN, *options)
    keep(name + '.bin', made + '.bin')
for name, (base, options) in QUANTIZED.items():
    made = os.path.join(folder, base)
    run('quantize', '-input', MODELS[base][0], '-output', made, *options)
    keep(name + '.ftz', made + '.ftz')
json.dump({'fastText': version, 'texts': TEXTS, 'predictions': predictions},
          open(os.path.join(out, 'predictions.json'), 'w', encoding='utf8'), ensure_ascii=False, indent=1)
