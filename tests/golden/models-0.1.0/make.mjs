// Makes a small model of every kind with a built tree of Malmoi 0.1.0, and what each one answers.
//
//   node make.mjs /path/to/malmoi-0.1.0        (the folder that holds `dist`)
//
// Made once, with the last commit before the folder src/models (128722f), and not to be made again:
// the point of these files is that later versions open what that one wrote.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const tree = resolve(process.argv[2] ?? '');
const load = (path) => import(pathToFileURL(join(tree, 'dist', path)).href);
const malmoi = await load('index.js');
const { encodeModel } = await load('io/model-file.js');
const { readModelFile } = await load('io/node.js');

const TEXTS = join(here, 'texts.txt');
const TABLE = join(here, 'labeled.tsv');
const lines = readFileSync(TEXTS, 'utf8').trimEnd().split('\n');
const rows = readFileSync(TABLE, 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t'));
const QUESTIONS = [
  '정말 재미있는 영화',
  'a boring film without end',
  '배우가 연기를 못한다',
  'lovely music',
];
const TEXT = `${lines[0]}\n${lines[1]}\n`;

const run = (...args) =>
  execFileSync(process.execPath, [join(tree, 'dist/cli/main.js'), ...args], {
    encoding: 'utf8',
    cwd: here,
  });
const answers = {};

/** The engine whose kernels give the same bits everywhere. */
const engine = await malmoi.createEngine({ engine: 'wasm', workers: 1 });

async function classifier(file, ...options) {
  run('train', 'classifier', TABLE, '--text', 'text', ...options, '-o', file, '--quiet');
  const model = malmoi.textClassifierFromState(
    await readModelFile(join(here, file)),
    malmoi.createTextPipelineFrom,
  );
  answers[file] = {
    kind: 'naive-bayes-classifier',
    predictions: model
      .predictProba(QUESTIONS)
      .map(({ label, probabilities }) => ({ label, probabilities: [...probabilities] })),
    accuracy: model.evaluate(
      rows.map(([text]) => text),
      rows.map(([, label]) => label),
    ).accuracy,
  };
}

function nearest(vectors, word = '영화') {
  return malmoi.mostSimilar(vectors, { positive: [word], topn: 5 });
}

async function languageModel(file, ...options) {
  run(
    'train',
    'lm',
    TEXTS,
    '--engine',
    'wasm',
    '--steps',
    '60',
    '--batch',
    '4',
    '--chunk-length',
    '16',
    '--validation',
    '0.1',
    ...options,
    '-o',
    file,
    '--quiet',
  );
  answers[file] = {
    kind: 'language-model',
    ...(await askLanguageModel(await readModelFile(join(here, file)))),
  };
}

async function askLanguageModel(state) {
  const { languageModelFromState } = await load('language-model/language-model.js');
  const model = languageModelFromState(engine, state);
  const { perplexity } = await malmoi.evaluateLanguageModel(model, model.units.encode(TEXT));
  let text = '';
  for await (const piece of malmoi.generateText(model, {
    prompt: '영화',
    length: 20,
    temperature: 0,
  }))
    text += piece;
  return { units: model.units.kind, cell: model.options.cell, perplexity, text };
}

async function* pieces(bytes) {
  yield new Uint8Array(bytes);
}

function save(file, state) {
  writeFileSync(join(here, file), Buffer.concat([...encodeModel(state)]));
}

const sha256 = (numbers) =>
  createHash('sha256')
    .update(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength))
    .digest('hex');

// Byte-pair encoding, phrases, vocabularies, co-occurrences.
run('train', 'bpe', TEXTS, '--size', '420', '-o', 'bpe.malmoi', '--quiet');
{
  const model = malmoi.bpeFromState(await readModelFile(join(here, 'bpe.malmoi')));
  answers['bpe.malmoi'] = {
    kind: 'bpe-tokenizer',
    words: malmoi.createBpeTokenizer(model).words(QUESTIONS[0]),
  };
}
run(
  'phrases',
  TEXTS,
  '--passes',
  '2',
  '--min-count',
  '2',
  '--threshold',
  '1',
  '-o',
  'phrases.malmoi',
  '--quiet',
);
{
  const model = malmoi.phrasesFromState(await readModelFile(join(here, 'phrases.malmoi')));
  answers['phrases.malmoi'] = {
    kind: 'phrases',
    size: model.size,
    joined: model.join(lines[0].split(' ')),
  };
}
run('vocab', TEXTS, '--special', '--min-count', '2', '-o', 'vocabulary.malmoi', '--quiet');
{
  const { words, counts, special } = malmoi.vocabularyFromState(
    await readModelFile(join(here, 'vocabulary.malmoi')),
  );
  answers['vocabulary.malmoi'] = {
    kind: 'vocabulary',
    words: [...words],
    counts: [...counts],
    special,
  };
}
run('cooccur', TEXTS, '--window', '3', '--min-count', '1', '-o', 'counts.cooc', '--quiet');

// Classifiers: every variant, weighting and tokenizer.
writeFileSync(join(here, 'stop.txt'), 'the\na\n');
await classifier('classifier-multinomial.malmoi');
await classifier(
  'classifier-complement.malmoi',
  '--model',
  'complement',
  '--tokenizer',
  'regexp',
  '--pattern',
  '[\\p{L}\\p{N}]+',
);
await classifier(
  'classifier-bernoulli.malmoi',
  '--model',
  'bernoulli',
  '--tokenizer',
  'chars',
  '--ngrams',
  '1-2',
  '--min-df',
  '2',
);
await classifier(
  'classifier-tfidf.malmoi',
  '--weighting',
  'tfidf',
  '--lowercase',
  '--stem',
  'english',
  '--stop-words',
  'stop.txt',
);
await classifier(
  'classifier-hashing.malmoi',
  '--hashing',
  '64',
  '--tokenizer',
  'jamo',
  '--ngrams',
  '2-3',
  '--normalize',
  'nfc',
  '--uniform-prior',
);
await classifier('classifier-bpe.malmoi', '--tokenizer', './bpe.malmoi', '--max-features', '60');
await classifier(
  'classifier-korean.malmoi',
  '--tokenizer',
  'whitespace',
  '--stem',
  'korean',
  '--zero-digits',
  '--strip-accents',
  '--collapse-spaces',
);
rmSync(join(here, 'stop.txt'));

// Word2Vec: every loss, with subwords, and its vectors alone; GloVe.
const word2vec = [
  '--min-count',
  '1',
  '--dimensions',
  '8',
  '--epochs',
  '3',
  '--engine',
  'wasm',
  '--quiet',
];
const variants = {
  'word2vec-negative-sampling.malmoi': [],
  'word2vec-subwords.malmoi': [
    '--subwords',
    'jamo',
    '--minn',
    '2',
    '--maxn',
    '3',
    '--bucket',
    '100',
  ],
  'word2vec-hierarchical-softmax.malmoi': [
    '--loss',
    'hierarchical-softmax',
    '--architecture',
    'cbow',
  ],
  'word2vec-softmax.malmoi': ['--loss', 'softmax'],
};
for (const [file, options] of Object.entries(variants)) {
  run('train', 'word2vec', TEXTS, ...word2vec, ...options, '-o', file);
  const model = malmoi.word2VecFromState(await readModelFile(join(here, file)));
  answers[file] = {
    kind: 'word2vec',
    loss: model.settings.loss,
    nearest: nearest(model.vectors),
    outputs: sha256(model.outputs),
  };
}
run('train', 'word2vec', TEXTS, ...word2vec, '--vectors-only', '-o', 'vectors.malmoi');
run(
  'train',
  'word2vec',
  TEXTS,
  ...word2vec,
  ...variants['word2vec-subwords.malmoi'],
  '--vectors-only',
  '-o',
  'vectors-subwords.malmoi',
);
run(
  'train',
  'glove',
  '--cooccurrences',
  'counts.cooc',
  '--dimensions',
  '8',
  '--iterations',
  '4',
  '--x-max',
  '10',
  '-o',
  'glove.malmoi',
  '--quiet',
);
for (const file of ['vectors.malmoi', 'vectors-subwords.malmoi', 'glove.malmoi']) {
  const vectors = malmoi.wordVectorsFromState(await readModelFile(join(here, file)));
  const unseen = vectors.subwords === undefined ? {} : { unseen: nearest(vectors, '영화관이다') };
  answers[file] = {
    kind: 'word-vectors',
    dimensions: vectors.dimensions,
    nearest: nearest(vectors),
    ...unseen,
  };
}

// Language models: every cell and every kind of units.
const small = ['--hidden-size', '16', '--layers', '1'];
await languageModel('lm-rnn-characters.malmoi', '--cell', 'rnn', ...small);
await languageModel(
  'lm-lstm-graphemes.malmoi',
  '--units',
  'graphemes',
  '--hidden-size',
  '12',
  '--layers',
  '2',
  '--dropout',
  '0.1',
);
await languageModel('lm-gru-jamo.malmoi', '--cell', 'gru', '--units', 'jamo', ...small);
await languageModel(
  'lm-gru-reset-after-words.malmoi',
  '--cell',
  'gru',
  '--gru-form',
  'reset-after',
  '--units',
  'words',
  '--min-count',
  '2',
  ...small,
  '--tied',
);
await languageModel(
  'lm-lstm-bpe.malmoi',
  '--units',
  './bpe.malmoi',
  ...small,
  '--embedding-size',
  '8',
);

// Checkpoints, with what the training that goes on from them ends with.
{
  const kept = [];
  const onCheckpoint = async (state) => void kept.push(structuredClone(state));
  const builder = new malmoi.CorpusBuilder({ units: 'characters' });
  for (const line of lines) builder.addLine(line);
  const corpus = builder.finish();
  const model = new malmoi.LanguageModel(engine, corpus.units, {
    cell: 'lstm',
    layers: 1,
    hiddenSize: 10,
  });
  await malmoi.trainLanguageModel(model, corpus, {
    ...{
      steps: 60,
      batch: 4,
      chunkLength: 16,
      validateEvery: 20,
      onCheckpoint,
      checkpointSeconds: 0,
    },
  });
  const state = kept[Math.floor(kept.length / 2)];
  save('lm.checkpoint.malmoi', state);
  const { reports: _, ...asked } = await askLanguageModel(state);
  answers['lm.checkpoint.malmoi'] = {
    kind: 'language-model-checkpoint',
    ...asked,
    end: sha256(model.toState().tensors['decoder.weight'].data),
  };
}
for (const loss of ['negative-sampling', 'softmax']) {
  const kept = [];
  const counter = new malmoi.WordCounter();
  for (const line of lines) for (const word of line.split(' ')) counter.add(word);
  const vocabulary = malmoi.buildVocabulary(counter.counts, { minCount: 1 });
  const encoding = await malmoi.TextEncoding.create(malmoi.openMemoryScratch());
  for (const line of lines)
    await encoding.addEncoded(Int32Array.from([...line.split(' ').map(vocabulary.idOf), -1]));
  const text = {
    words: vocabulary.words,
    counts: vocabulary.counts,
    text: await encoding.finish(),
  };
  const model = await malmoi.trainWord2Vec(text, {
    ...{ loss, dimensions: 8, epochs: 4, engine, checkpointSeconds: 0 },
    onCheckpoint: async (state) => void kept.push(structuredClone(state)),
  });
  const file = `word2vec-${loss}.checkpoint.malmoi`;
  const state = kept[Math.floor(kept.length / 2)];
  save(file, state);
  answers[file] = {
    kind: 'word2vec-checkpoint',
    nearest: nearest(malmoi.wordVectorsFromState(state)),
    end: sha256(model.vectors.vectors),
  };
}
{
  const kept = [];
  const bytes = readFileSync(join(here, 'counts.cooc'));
  const { header, blocks } = await malmoi.decodeCooccurrences(pieces(bytes), 'counts.cooc');
  const vectors = await malmoi.trainGlove(
    { words: header.words, blocks },
    {
      ...{ dimensions: 8, iterations: 4, xMax: 10, engine, scratch: malmoi.openMemoryScratch() },
      onCheckpoint: async (state) => void kept.push(structuredClone(state)),
    },
  );
  save('glove.checkpoint.malmoi', kept[1]);
  answers['counts.cooc'] = {
    kind: 'co-occurrences',
    words: [...header.words],
    window: header.window,
    nearest: nearest(vectors),
  };
  answers['glove.checkpoint.malmoi'] = {
    kind: 'glove-checkpoint',
    iteration: kept[1].metadata.iteration,
    end: sha256(vectors.vectors),
  };
}

engine.dispose();
writeFileSync(
  join(here, 'answers.json'),
  `${JSON.stringify({ questions: QUESTIONS, text: TEXT, files: answers }, null, 1)}\n`,
);
