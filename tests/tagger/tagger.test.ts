import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tape } from '../../src/autodiff/tape.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { createRandom } from '../../src/base/random.ts';
import { scoreKlueEntities } from '../../src/corpus/scoring/index.ts';
import { labelSpans, type TaggedSentence } from '../../src/corpus/tagged/index.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { encodeModel } from '../../src/io/model-file.ts';
import { CorpusBuilder } from '../../src/language-model/corpus.ts';
import { LanguageModel } from '../../src/language-model/language-model.ts';
import { padLabeled } from '../../src/tagger/batches.ts';
import {
  createTagger,
  evaluateTagger,
  explainTags,
  type Tagger,
  taggerFromState,
  taggerToState,
  tagSentences,
  trainTagger,
} from '../../src/tagger/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const NAMES = ['Mina', 'Paul', 'Seoul', 'Busan'];
const VERBS = ['sees', 'likes', 'leaves'];

/** Sentences such as `Mina likes Seoul .`, with parts of speech, lemmas and entities. */
const SENTENCES: TaggedSentence[] = NAMES.flatMap((subject) =>
  VERBS.flatMap((verb) =>
    NAMES.map((object) => ({
      tokens: [subject, verb, object, '.'],
      text: `${subject} ${verb} ${object}.`,
      columns: {
        upos: ['PROPN', 'VERB', 'PROPN', 'PUNCT'],
        lemma: [subject, verb.replace(/s$/, ''), object, '.'],
        ner: [
          `B-${NAMES.indexOf(subject) < 2 ? 'PER' : 'LOC'}`,
          'O',
          `B-${NAMES.indexOf(object) < 2 ? 'PER' : 'LOC'}`,
          'O',
        ],
      },
    })),
  ),
);

const SHAPE = { hiddenSize: 12, wordSize: 8, characterSize: 8, characterHiddenSize: 8 };
const create = (options = {}): Tagger =>
  createTagger(engine, SENTENCES, { options: { ...SHAPE, dropout: 0.1, ...options } });
const TRAINING = { epochs: 25, batch: 8, learningRate: 0.02, averagingDecay: 0.5 };
const bytesOf = (model: Tagger): Uint8Array => joinBytes([...encodeModel(taggerToState(model))]);

function textOf(lines: readonly string[]) {
  const builder = new CorpusBuilder();
  for (const line of lines) builder.addLine(line);
  return builder.finish();
}

async function* each(sentences: readonly TaggedSentence[]): AsyncGenerator<TaggedSentence> {
  yield* sentences;
}

test.each(['lstm', 'gru'] as const)(
  '%s: learns parts of speech, lemmas and entities at once',
  async (cell) => {
    const model = create({ cell, layers: 2 });
    expect(model.lexicon.columns.map(({ name, crf }) => [name, crf])).toEqual([
      ['upos', false],
      ['lemma', false],
      ['ner', true],
    ]);
    expect(model.tokenizer).toEqual({ kind: 'words', punctuation: true });
    await trainTagger(model, { train: SENTENCES }, TRAINING);
    const scores = await evaluateTagger(model, each(SENTENCES));
    expect(scores.tokens).toBe(4 * SENTENCES.length);
    for (const { accuracy } of scores.columns) expect(accuracy).toBeGreaterThan(0.98);
    expect(scores.columns[2].spans?.f1).toBeGreaterThan(0.98);
    expect(scores.columns[0].spans).toBeUndefined();
    // An unseen word by its spelling, with the columns that it had before.
    const [tagged] = await tagSentences(model, [
      { tokens: ['Paul', 'loves', 'Busan', '.'], columns: { note: ['a', 'b', 'c', 'd'] } },
    ]);
    expect(tagged.columns).toMatchObject({
      note: ['a', 'b', 'c', 'd'],
      upos: ['PROPN', 'VERB', 'PROPN', 'PUNCT'],
      lemma: ['Paul', 'love', 'Busan', '.'],
      ner: ['B-PER', 'O', 'B-LOC', 'O'],
    });
    const [upos, , ner] = explainTags(model, tagged, 2);
    expect(upos.best).toBeUndefined();
    expect(upos.tokens.map(([first]) => first.label)).toEqual(tagged.columns.upos);
    expect(ner.best?.[0].labels).toEqual(tagged.columns.ner);
    expect(ner.best?.[0].probability).toBeGreaterThan(Number(ner.best?.[1].probability));
  },
);

test('a training that was interrupted ends with the same bytes, and a file opens as it was', async () => {
  const data = { train: SENTENCES.slice(0, 40), validation: SENTENCES.slice(40) };
  const training = { ...TRAINING, epochs: 4 };
  const whole = create();
  await trainTagger(whole, data, training);
  const cut = create();
  const stop = new AbortController();
  const checkpoints: ModelState[] = [];
  const interrupted = trainTagger(cut, data, {
    ...training,
    signal: stop.signal,
    onCheckpoint: (state) => void checkpoints.push(state),
    onReport: ({ epoch }) => epoch === 2 && stop.abort(),
  });
  await expect(interrupted).rejects.toThrow('Stopped');
  const resumed = taggerFromState(engine, checkpoints[checkpoints.length - 1]);
  const outcome = await trainTagger(resumed, data, {
    ...training,
    resumeFrom: checkpoints[checkpoints.length - 1],
  });
  expect(outcome.resumedAt).toBeGreaterThan(0);
  const other = trainTagger(create({ dropout: 0.2 }), data, { resumeFrom: checkpoints[0] });
  await expect(other).rejects.toThrow('dropout');
  expect(bytesOf(resumed)).toEqual(bytesOf(whole));
  const opened = taggerFromState(engine, taggerToState(whole));
  expect(await tagSentences(opened, SENTENCES.slice(0, 3))).toEqual(
    await tagSentences(whole, SENTENCES.slice(0, 3)),
  );
});

test('answers sensibly: no tokens, empty and strange tokens, one token, one label, long sentences', async () => {
  const model = create();
  const tokens = [[], [''], ['🦄'], ['\u0301'], ['가'.repeat(500)], ['Mina', '🦄', '']];
  const tagged = await tagSentences(
    model,
    tokens.map((one) => ({ tokens: one, columns: {} })),
  );
  expect(tagged.map(({ columns }) => columns.upos.length)).toEqual([0, 1, 1, 1, 1, 3]);
  expect(explainTags(model, { tokens: [] }, 3)).toEqual([
    { name: 'upos', tokens: [] },
    { name: 'lemma', tokens: [] },
    { name: 'ner', tokens: [] },
  ]);
  const single = createTagger(engine, [{ tokens: ['a', 'b'], columns: { tag: ['X', 'X'] } }], {
    options: { ...SHAPE, crf: 'all' },
  });
  const long = { tokens: Array(3000).fill('a'), columns: {} };
  const [result] = await tagSentences(single, [long]);
  expect(result.columns.tag).toEqual(Array(3000).fill('X'));
});

test('windows of a long sentence label each token as its neighborhood does', async () => {
  const model = create();
  await trainTagger(model, { train: SENTENCES }, { ...TRAINING, epochs: 6 });
  const tokens = Array.from({ length: 2000 }, (_, i) => SENTENCES[i % 7].tokens[i % 4]);
  const [long] = await tagSentences(model, [{ tokens, columns: {} }]);
  const begin = 1000;
  const [part] = await tagSentences(model, [
    { tokens: tokens.slice(begin - 60, begin + 60), columns: {} },
  ]);
  expect(long.columns.upos.slice(begin - 20, begin + 20)).toEqual(part.columns.upos.slice(40, 80));
});

test('reads input columns, frozen vectors and a gazetteer, and keeps them in its file', async () => {
  // The label is the value of the input column, the vector's sign, or whether the word stands in the gazetteer.
  const words = Array.from({ length: 40 }, (_, i) => `w${String.fromCharCode(97 + (i % 26))}${i}`);
  const sentences = words.map((word, i) => ({
    tokens: [word, 'is', 'here'],
    columns: {
      tag: [['X', 'Y'][i % 2], 'V', 'A'],
      pos: [['1', '2'][i % 2], '3', '4'],
      sign: [['-', '+'][i % 3 === 0 ? 1 : 0], 'n', 'n'],
      place: [i % 5 === 0 ? 'B-LOC' : 'O', 'O', 'O'],
    },
  }));
  const model = createTagger(engine, sentences.slice(0, 30), {
    columns: ['tag', 'sign', 'place'],
    inputColumns: ['pos'],
    vectors: {
      dimensions: 2,
      words,
      vectorOf: (i) => (i % 3 === 0 ? [3, 1] : [-3, 1]),
    },
    gazetteer: words.flatMap((phrase, i) => (i % 5 === 0 ? [{ phrase, type: 'LOC' }] : [])),
    options: { ...SHAPE, minCount: 100, characterHiddenSize: 2, characterSize: 2, dropout: 0 },
  });
  await trainTagger(model, { train: sentences.slice(0, 30) }, { ...TRAINING, epochs: 40 });
  const unseen = sentences.slice(30);
  const { columns } = await evaluateTagger(model, each(unseen));
  for (const { name, accuracy } of columns) expect([name, accuracy]).toEqual([name, 1]);
  const opened = taggerFromState(engine, taggerToState(model));
  expect(await tagSentences(opened, unseen)).toEqual(await tagSentences(model, unseen));
  await expect(tagSentences(model, [{ tokens: ['a'], columns: {} }])).rejects.toThrow('"pos"');
  const [first] = (await tagSentences(model, unseen)).map((one) => explainTags(model, one, 1));
  expect(first[2].tokens.map(([{ label }]) => label)).toEqual(['B-LOC', 'O', 'O']);
});

test('reads the states of language models of characters, which its file holds', async () => {
  const { units } = textOf(['abcdefghijklmnop xyz']);
  const contexts = (['forward', 'backward'] as const).map((direction, i) => ({
    direction,
    model: new LanguageModel(engine, units, { hiddenSize: 6 + i, layers: 1, seed: 3 + i }),
  }));
  // The label of a token is the one before it.
  const random = createRandom(5, 'words');
  const draw = () => 'abcd'[Math.floor(4 * random.float())];
  const sentences = Array.from({ length: 40 }, () => {
    const tokens = Array.from({ length: 7 }, draw);
    return { tokens, columns: { tag: tokens.map((_, i) => `${tokens[i - 1] ?? 'x'}`) } };
  });
  const model = createTagger(engine, sentences, {
    ...{ contexts, options: { ...SHAPE, dropout: 0, wordDropout: 0 } },
  });
  const [encoded] = model.encode(sentences);
  expect(encoded.context).toHaveLength(7 * 13);
  await trainTagger(model, { train: sentences }, { ...TRAINING, epochs: 20 });
  const { columns } = await evaluateTagger(model, each(sentences));
  expect(columns[0].accuracy).toBeGreaterThan(0.95);
  const opened = taggerFromState(engine, taggerToState(model));
  expect(bytesOf(opened)).toEqual(bytesOf(model));
  const long = { tokens: Array.from({ length: 600 }, draw), columns: {} };
  const strange = { tokens: ['🦄', '', 'a b'], columns: {} };
  expect(await tagSentences(opened, [long, strange])).toEqual(
    await tagSentences(model, [long, strange]),
  );
  const tokenizer = new CorpusBuilder({ units: 'whitespace' });
  tokenizer.addLine('a b');
  const wordModel = new LanguageModel(engine, tokenizer.finish().units, { hiddenSize: 4 });
  expect(() =>
    createTagger(engine, sentences, { contexts: [{ direction: 'forward', model: wordModel }] }),
  ).toThrow('reads units of the kind whitespace; a tagger needs one of characters');
});

test.each(['bio', 'bioes', 'iob1'] as const)('learns spans written as %s', async (scheme) => {
  const sentences = Array.from({ length: 24 }, (_, i) => {
    const spans = [
      { type: 'A', start: 0, end: 1 + (i % 3) },
      { type: 'A', start: 1 + (i % 3), end: 5 },
    ];
    const tokens = ['one', 'two', 'three', 'four', 'five', 'end'];
    tokens[0] = `go${i % 3}`;
    return { tokens, columns: { chunk: labelSpans(spans, 6, scheme) } };
  });
  const model = createTagger(engine, sentences, { options: { ...SHAPE, dropout: 0 } });
  expect(model.lexicon.columns[0]).toMatchObject({ scheme, crf: true });
  await trainTagger(model, { train: sentences }, { ...TRAINING, epochs: 30 });
  const tagged = await tagSentences(
    model,
    sentences.map(({ tokens }) => ({ tokens, columns: {} })),
  );
  expect(tagged.map(({ columns }) => columns.chunk)).toEqual(
    sentences.map(({ columns }) => columns.chunk),
  );
  const { columns } = await evaluateTagger(model, each(sentences));
  expect(columns[0].spans).toMatchObject({ f1: 1, macroF1: 1, labelMacroF1: 1, surfaceF1: 1 });
});

test('the means over types and over labels are those of KLUE', async () => {
  const model = create();
  await trainTagger(model, { train: SENTENCES }, { ...TRAINING, epochs: 3 });
  const sentences = SENTENCES.slice(0, 20).map((one, i) => ({
    ...one,
    columns: { ...one.columns, ner: i % 3 > 0 ? one.columns.ner : ['O', 'B-LOC', 'I-LOC', 'O'] },
  }));
  const tagged = await tagSentences(model, sentences);
  const pairs = sentences.map((expected, i) => ({ expected, found: tagged[i] }));
  const { columns } = await evaluateTagger(model, each(sentences));
  const { entityMacroF1, entityMicroF1, characterMacroF1 } = scoreKlueEntities(pairs, 'ner', [
    ...['PER', 'LOC'],
  ]);
  expect(columns[2].spans?.f1).toBe(entityMicroF1);
  expect(columns[2].spans?.macroF1).toBe(entityMacroF1);
  // Of labels that neither occur nor are found, only KLUE's list knows: they count as right there.
  const labels = new Set(
    pairs.flatMap((pair) => [pair.expected, pair.found].flatMap((one) => one.columns.ner)),
  );
  const all = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC'];
  expect(
    Number(columns[2].spans?.labelMacroF1) * labels.size + all.length - labels.size,
  ).toBeCloseTo(characterMacroF1 * all.length, 12);
  expect(characterMacroF1).toBeLessThan(1);
});

test('refuses a column that holds no labels', () => {
  const tokens = Array.from({ length: 1500 }, (_, i) => `w${i}`);
  expect(() => createTagger(engine, [{ tokens, columns: { text: tokens } }])).toThrow(
    'the column "text" has 1500 different labels of 1500 tokens',
  );
});

test('labels that the model does not know are wrong, not an error', async () => {
  const model = create();
  const strange = SENTENCES.slice(0, 2).map((one) => ({
    ...one,
    columns: { ...one.columns, upos: ['X', 'X', 'X', 'X'] },
  }));
  const { columns } = await evaluateTagger(model, each(strange));
  expect(columns[0].right).toBe(0);
});

test('a sentence gets the same scores alone and among others, whatever was read before', async () => {
  const model = create({ layers: 2 });
  await trainTagger(model, { train: SENTENCES }, { ...TRAINING, epochs: 2 });
  const score = (one: TaggedSentence) => explainTags(model, one, 3);
  const first = score(SENTENCES[5]);
  await tagSentences(model, SENTENCES);
  expect(score(SENTENCES[5])).toEqual(first);
  // Further training changes the weights: what was read of spellings is forgotten.
  await trainTagger(model, { train: SENTENCES }, { ...TRAINING, epochs: 1 });
  const opened = taggerFromState(engine, taggerToState(model));
  expect(score(SENTENCES[5])).toEqual(explainTags(opened, SENTENCES[5], 3));
  expect(score(SENTENCES[5])).not.toEqual(first);
});

test('scores in use what training scores: what follows from tokens is kept apart from what depends on places', () => {
  const { units } = textOf(['abcdefghijklmnop xyz']);
  const contexts = [
    { direction: 'forward' as const, model: new LanguageModel(engine, units, { hiddenSize: 6 }) },
  ];
  const sentences: TaggedSentence[] = SENTENCES.map((one) => ({
    ...one,
    columns: { ...one.columns, place: ['a', 'b', 'c', 'd'] },
  }));
  const model = createTagger(engine, sentences, {
    ...{ columns: ['upos', 'ner'], inputColumns: ['place'], contexts },
    vectors: { dimensions: 3, words: NAMES, vectorOf: (i) => [i, 1, -i] },
    gazetteer: [{ phrase: 'Seoul', type: 'LOC' }],
    options: { ...SHAPE, dropout: 0, wordDropout: 0, layers: 2 },
  });
  const batch = padLabeled(model.encodeLabeled(sentences.slice(3, 6)));
  const tape = new Tape(engine);
  const [loss] = tape.numbers(model.loss(tape, batch, createRandom(1, 'none')));
  tape.reset();
  let expected = 0;
  for (const one of sentences.slice(3, 6)) {
    const [upos, ner] = explainTags(model, one, 1000);
    upos.tokens.forEach((labels, t) => {
      const right = labels.find(({ label }) => label === one.columns.upos[t]);
      expected -= Math.log(Number(right?.probability));
    });
    const path = ner.best?.find(({ labels }) => labels.join() === one.columns.ner.join());
    expected -= Math.log(Number(path?.probability));
  }
  expect(loss).toBeCloseTo(expected / 12, 4);
});

test('takes lemmas that were seen with a part of speech, if always the same ones, from a dictionary', async () => {
  const seen = (upos: string, lemma: string) => ({
    tokens: ['saw', 'axes'],
    columns: { upos: [upos, 'NOUN'], lemma: [lemma, 'ax'] },
  });
  const sentences = [seen('NOUN', 'saw'), seen('VERB', 'see'), { ...seen('VERB', 'see') }];
  sentences.push({ tokens: ['axes'], columns: { upos: ['NOUN'], lemma: ['axis'] } });
  const columns = ['lemma', 'upos'];
  const model = createTagger(engine, sentences, { columns, options: SHAPE });
  const { labels } = model.lexicon.columns[1];
  expect(model.lexicon.lemmas).toMatchObject({
    forms: ['saw', 'saw'],
    tags: [labels.indexOf('NOUN'), labels.indexOf('VERB')],
  });
  // A network that learned nothing: the dictionary alone tells the lemma of the tag that was chosen.
  const both = await tagSentences(model, [{ tokens: ['saw'], columns: {} }]);
  const [tag] = both[0].columns.upos;
  expect(both[0].columns.lemma).toEqual([tag === 'NOUN' ? 'saw' : 'see']);
  const state = taggerToState(model);
  const opened = taggerFromState(engine, state);
  expect(opened.lexicon.lemmas).toEqual(model.lexicon.lemmas);
  // Files of before have no dictionary.
  const { lemmas, ...others } = state.metadata;
  expect(taggerFromState(engine, { ...state, metadata: others }).lexicon.lemmas).toBeUndefined();
  const damaged = { ...Object(lemmas), tags: [0, 9] };
  expect(() =>
    taggerFromState(engine, { ...state, metadata: { ...others, lemmas: damaged } }),
  ).toThrow('lemmas.tags');
  expect(createTagger(engine, sentences, { columns: ['lemma'] }).lexicon.lemmas).toBeUndefined();
});

test('answers sensibly: 100,000 tokens, mixed scripts, a label seen once', async () => {
  const odd = {
    tokens: ['Mина', '민a', '東京go', '🦄é'],
    columns: { tag: ['X', 'X', 'X', 'ONCE'] },
  };
  const sentences = [
    odd,
    ...SENTENCES.slice(0, 7).map(({ tokens }) => ({
      tokens,
      columns: { tag: ['X', 'Y', 'X', 'Z'] },
    })),
  ];
  const model = createTagger(engine, sentences, { options: { ...SHAPE, minCount: 1, dropout: 0 } });
  await trainTagger(model, { train: sentences }, { ...TRAINING, epochs: 40 });
  const [learned] = await tagSentences(model, [{ tokens: odd.tokens, columns: {} }]);
  expect(learned.columns.tag).toEqual(odd.columns.tag);
  const tokens = Array.from({ length: 100_000 }, (_, i) => sentences[1 + (i % 7)].tokens[i % 4]);
  const [long] = await tagSentences(model, [{ tokens, columns: {} }]);
  expect(long.columns.tag).toHaveLength(100_000);
  expect(long.columns.tag.filter((tag) => !['X', 'Y', 'Z', 'ONCE'].includes(tag))).toEqual([]);
});

test('names the column that validation or test data lack', async () => {
  const model = create();
  const others = [{ tokens: ['a'], columns: { upos: ['X'], lemma: ['a'] } }];
  const lacking = 'a sentence lacks the column "ner"; it has upos, lemma';
  await expect(trainTagger(model, { train: SENTENCES, validation: others })).rejects.toThrow(
    lacking,
  );
  await expect(evaluateTagger(model, each(others))).rejects.toThrow(lacking);
  expect(() => createTagger(engine, [...SENTENCES, ...others])).toThrow(lacking);
});

test('says what is missing', async () => {
  expect(() => createTagger(engine, [])).toThrow('learns from sentences with at least one column');
  expect(() => createTagger(engine, SENTENCES, { columns: ['xpos'] })).toThrow(
    'a sentence lacks the column "xpos"; it has upos, lemma, ner',
  );
  expect(() =>
    createTagger(engine, [{ tokens: ['a'], columns: {} }], { columns: ['xpos'] }),
  ).toThrow('a sentence of 1 tokens has no columns of labels; "xpos" is needed');
  await expect(evaluateTagger(create(), each([]))).rejects.toThrow('no tokens to evaluate on');
});

test('refuses damaged files in a sentence', () => {
  const state = taggerToState(create());
  const broken = (metadata: object) => () =>
    taggerFromState(engine, { ...state, metadata: { ...state.metadata, ...metadata } });
  expect(broken({ columns: [] })).toThrow('columns must be a list of at least one');
  expect(broken({ words: ['a'] })).toThrow('counts');
  expect(broken({ tokenizer: { kind: 'none' } })).toThrow();
  expect(broken({ options: { ...Object(state.metadata.options), hiddenSize: 1e9 } })).toThrow(
    'sentence.weight_ih_l0',
  );
  const { 'words.weight': _, ...tensors } = state.tensors;
  expect(() => taggerFromState(engine, { ...state, tensors })).toThrow('words.weight');
});
