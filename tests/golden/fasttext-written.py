"""What fastText predicts with classifiers that Malmoi trained and wrote for it.

    npm run build && python3 tests/golden/fasttext-written.py PATH-TO-fasttext VERSION

writes tests/golden/fasttext-written/*.malmoi and predictions.json. fastText prints exp(log(p + 1e-5)): every probability
is 1e-5 too large, and of hierarchical softmax each factor is; of one-vs-all it looks the sigmoid up in a table, which is
up to 0.008 off. The files beside it were made with Debian's fasttext 0.9.2+ds-1+b1.
"""
import json, os, random, subprocess, sys, tempfile

fasttext, version = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
out = os.path.join(here, 'fasttext-written')
os.makedirs(out, exist_ok=True)
folder = tempfile.mkdtemp()
malmoi = ['node', os.path.join(here, '../../dist/cli/main.js')]
draw = random.Random(3)

TOPICS = {
    'food': '밥 국 김치 rice soup bread café 맛있다'.split(),
    'film': '영화 배우 감독 movie actor scene 재미있다'.split(),
    'sport': '공 선수 경기 ball player game 이기다'.split(),
    'travel': '기차 바다 여행 train sea island 가다'.split(),
}
COMMON = 'the a 그 이 and very 아주 . ,'.split()
with open(os.path.join(folder, 'texts.tsv'), 'w', encoding='utf8') as file:
    file.write('text\tlabel\n')
    for topic in draw.choices(list(TOPICS), [8, 4, 2, 1], k=200):
        words = [draw.choice(TOPICS[topic] if draw.random() < 0.6 else COMMON) for _ in range(draw.randint(3, 8))]
        file.write(f'{" ".join(words)}\t{topic}\n')

TEXTS = ['밥 국 rice', 'the movie is very good .', '김치 영화 unknownword', '', 'café naïve', 'seas 바다로', '이기다 이기다 a b c']
MODELS = {
    'softmax': ['--word-ngrams', '2', '--bucket', '300'],
    'characters': ['--char-ngrams', '2-4', '--word-ngrams', '1', '--bucket', '200'],
    'hierarchical-softmax': ['--objective', 'hierarchical-softmax', '--word-ngrams', '3', '--bucket', '300'],
    'one-vs-all': ['--objective', 'one-vs-all', '--word-ngrams', '1'],
}
QUANTIZED = ['softmax', 'characters', 'hierarchical-softmax']

def run(*args):
    subprocess.run([*malmoi, *args], check=True, capture_output=True)

def predict(path):
    printed = subprocess.run([fasttext, 'predict-prob', path, '-', '4'], input='\n'.join(TEXTS) + '\n', check=True,
                             capture_output=True, encoding='utf8').stdout.split('\n')[:len(TEXTS)]
    lines = [line.split(' ') for line in printed]
    return [{line[i][len('__label__'):]: float(line[i + 1]) for i in range(0, len(line) - 1, 2)} for line in lines]

predictions = {}
for name, options in MODELS.items():
    model = os.path.join(out, f'{name}.malmoi')
    run('train', 'classifier', os.path.join(folder, 'texts.tsv'), '--model', 'fasttext', '--tokenizer', 'whitespace',
        '--dimensions', '6', '--epochs', '10', '--learning-rate', '0.3', *options, '-o', model)
    binary = os.path.join(folder, f'{name}.bin')
    run('convert', model, binary)
    predictions[f'{name}.malmoi'] = predict(binary)
for name in QUANTIZED:
    model = os.path.join(out, f'{name}-quantized.malmoi')
    run('convert', os.path.join(out, f'{name}.malmoi'), model, '--quantize', '11kB')
    small = os.path.join(folder, f'{name}.ftz')
    run('convert', model, small)
    predictions[f'{name}-quantized.malmoi'] = predict(small)
with open(os.path.join(out, 'predictions.json'), 'w', encoding='utf8') as file:
    json.dump({'fastText': version, 'texts': TEXTS, 'predictions': predictions}, file, ensure_ascii=False, indent=1)
