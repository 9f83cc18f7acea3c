"""A tiny model of fastText and the vectors that fastText gives for seen and unseen words.

    python3 tests/golden/fasttext-bin.py PATH-TO-fasttext > tests/golden/fasttext-bin.json

fastText is built from its public source (https://github.com/facebookresearch/fastText, `make`).
With one thread it leaves nine tenths of its vectors as the memory was (DenseMatrix::uniform), hence the 12.
"""
import base64, json, os, subprocess, sys, tempfile

fasttext = sys.argv[1]
folder = tempfile.mkdtemp()
text = os.path.join(folder, 'text.txt')
open(text, 'w', encoding='utf8').write(
    '말을 모아 말모이를 엮다\nwords are gathered one by one\n말 하나 word 하나\nnaïve words\n' * 20)

def train(name, *options):
    path = os.path.join(folder, name)
    subprocess.run([fasttext, 'skipgram', '-input', text, '-output', path, '-dim', '4', '-minCount', '1',
                    '-epoch', '5', '-thread', '12', *options], check=True, capture_output=True)
    return path

def describe(path, words):
    lines = subprocess.run([fasttext, 'print-word-vectors', path + '.bin'], input='\n'.join(words) + '\n',
                           check=True, capture_output=True, encoding='utf8').stdout.splitlines()
    vectors = {line.split()[0]: [float(x) for x in line.split()[1:]] for line in lines}
    return {'bin': base64.b64encode(open(path + '.bin', 'rb').read()).decode(),
            'vec': open(path + '.vec', encoding='utf8').read(), 'vectors': vectors}

commit = sys.argv[2] if len(sys.argv) > 2 else 'unknown'
json.dump({
    'versions': {'fastText commit': commit},
    'subwords': describe(train('sub', '-minn', '1', '-maxn', '3', '-bucket', '40'),
                         ['말', '말모이를', 'words', 'naïve', '</s>', '말모이', 'wordy', '한', 'é']),
    'wordsOnly': describe(train('plain', '-maxn', '0', '-bucket', '1'), ['말', 'words', 'naïve', '</s>']),
}, sys.stdout, ensure_ascii=False, indent=1)
