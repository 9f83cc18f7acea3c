import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonSchema } from '../../src/base/schema.ts';
import { JSON_OUTPUTS } from '../../src/models/json/index.ts';
import { findMismatch } from '../support/find-mismatch.ts';
import { runCommand } from './run-command.ts';

const golden = (name: string): string =>
  fileURLToPath(new URL(`../golden/models-0.1.0/${name}`, import.meta.url));
const table = golden('labeled.tsv');
const texts = golden('texts.txt');
const model = (name: string): string => golden(`${name}.malmoi`);

const classifierOfFastText = fileURLToPath(
  new URL('../golden/fasttext-classifiers/ngrams.bin', import.meta.url),
);

let begun = '';

/** A store that takes everything, has the count that was begun, and one of another name, without its parts. */
const store = createServer(async (asked, answered) => {
  const body = (await asked.toArray()).join('');
  const { searchParams } = new URL(asked.url ?? '', storeAddress());
  if (searchParams.get('query')?.startsWith('INSERT INTO malmoi_counts')) begun = body;
  if (body.startsWith('SELECT version()')) answered.end('18.16.1\n');
  else if (!body.includes('FROM malmoi_counts')) answered.end();
  else if (body.includes('kind =')) answered.end(begun);
  else answered.end('a1\tother\tvocabulary\t{"parts":2,"inputs":[],"settings":{}}\n');
});
const storeAddress = (): string =>
  `clickhouse://127.0.0.1:${(store.address() as AddressInfo).port}/words`;

let folder = '';
beforeAll(async () => {
  await once(store.listen(0, '127.0.0.1'), 'listening');
  folder = mkdtempSync(join(tmpdir(), 'malmoi-json-'));
  writeFileSync(join(folder, 'pairs.tsv'), '영화\t배우\t5\ngood\tbad\t3\na\tthe\t1\n');
  writeFileSync(join(folder, 'questions.txt'), ': section\ngood bad film story\n');
  writeFileSync(join(folder, 'topics.tsv'), 'text\tlabel\n영화 배우\tfilm\n');
  const columns = ['1', '영화가', '영화+가', 'NOUN', 'ncn+jcs', '_', '0', 'root', '_', '_'];
  const rows = [1, 2, 3, 4].map((x) => `${x},${x > 1 ? 'a' : ''},${x > 2 ? 'high' : 'low'}\n`);
  writeFileSync(join(folder, 'table.csv'), `x,name,kind\n${rows.join('')}`);
  writeFileSync(join(folder, 'numbers.tsv'), 'one\t1\ntwo\t2\nthree\t3\n');
  writeFileSync(join(folder, 'words.conllu'), `${columns.join('\t')}\n\n`);
  const { code } = await runCommand([
    ...['train', 'translator', out('numbers.tsv'), '--model', 'transformer', '--layers', '1'],
    ...['--hidden-size', '4', '--heads', '2', '--units', 'code-points', '--min-count', '1'],
    ...['--epochs', '1', '--quiet', '-o', out('heads.malmoi')],
  ]);
  expect(code).toBe(0);
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const out = (name: string): string => join(folder, name);
const small = ['--steps', '4', '--batch', '2', '--chunk-length', '8', '--hidden-size', '8'];

/** A command line for each shape. */
const COMMANDS: Readonly<Record<string, () => readonly string[]>> = {
  'train classifier': () => ['train', 'classifier', table, '-o', out('c.malmoi')],
  'train bpe': () => ['train', 'bpe', texts, '--size', '320', '-o', out('b.malmoi')],
  'train word2vec': () => [
    ...['train', 'word2vec', texts, '--min-count', '1', '--dimensions', '4', '--epochs', '2'],
    ...['--subwords', 'jamo', '--bucket', '50', '-o', out('w.malmoi')],
  ],
  'train glove': () => [
    ...['train', 'glove', texts, '--min-count', '1', '--dimensions', '4', '--iterations', '2'],
    ...['-o', out('g.malmoi')],
  ],
  'train lm': () => ['train', 'lm', texts, ...small, '-o', out('l.malmoi')],
  'train tagger': () => [
    ...['train', 'tagger', out('words.conllu'), '--columns', 'upos', '--epochs', '2'],
    ...['--hidden-size', '4', '--word-size', '4', '-o', out('t.malmoi')],
  ],
  tag: () => ['tag', out('t.malmoi'), out('words.conllu'), '--top', '2'],
  'train morphology': () => [
    ...['train', 'morphology', out('words.conllu'), '--validation', out('words.conllu')],
    ...['--epochs', '2', '--hidden-size', '4', '-o', out('m.malmoi')],
  ],
  'train translator': () => [
    ...['train', 'translator', out('numbers.tsv'), '--validation', out('numbers.tsv')],
    ...['--units', 'code-points', '--min-count', '1', '--hidden-size', '4', '--epochs', '2'],
    ...['-o', out('tr.malmoi')],
  ],
  translate: () => ['translate', out('tr.malmoi'), texts, '--nbest', '2'],
  'explain, of a translator': () => ['explain', out('tr.malmoi'), 'one'],
  'explain --connectivity, of a translator': () => [
    ...['explain', out('tr.malmoi'), 'one', '--connectivity'],
  ],
  morphs: () => ['morphs', out('m.malmoi'), texts],
  'train table': () => [
    ...['train', 'table', out('table.csv'), '--target', 'kind', '--epochs', '2'],
    ...['-o', out('rows.malmoi')],
  ],
  'draw-shapes': () => ['draw-shapes', '-o', out('shapes'), '--count', '6'],
  'train captioner': () => [
    ...['train', 'captioner', out('shapes/captions.tsv'), '--epochs', '1', '--filters', '2'],
    ...['--hidden-size', '4', '--attention', '-o', out('captioner.malmoi')],
  ],
  caption: () => ['caption', out('captioner.malmoi'), out('shapes/000001.png')],
  predict: () => ['predict', model('classifier-multinomial'), texts],
  explain: () => ['explain', model('classifier-multinomial'), '좋은 영화', 'a film'],
  evaluate: () => ['evaluate', model('classifier-multinomial'), table],
  inspect: () => ['inspect', model('classifier-multinomial')],
  'inspect, of a language model that reads a text': () => [
    ...['inspect', model('lm-lstm-graphemes'), '--text', '영화'],
  ],
  'inspect, of a Transformer that reads a text': () => [
    ...['inspect', out('heads.malmoi'), '--text', 'two', '--target', '2'],
  ],
  'inspect --features': () => ['inspect', model('lm-lstm-graphemes'), texts, '--features'],
  generate: () => ['generate', model('lm-gru-jamo'), '--length', '5', '--samples', '2'],
  similar: () => ['similar', model('vectors'), '영화'],
  analogy: () => ['analogy', model('vectors'), 'good', 'bad', 'film'],
  'odd-one-out': () => ['odd-one-out', model('vectors'), 'good', 'bad', 'film'],
  convert: () => ['convert', model('vectors'), out('v.bin')],
  'convert --precision': () => [
    ...['convert', model('vectors'), '--precision', 'int8', '-o', out('v8.malmoi')],
    ...['--text', out('pairs.tsv')],
  ],
  'convert, of a fastText classifier': () => [
    ...['convert', classifierOfFastText, '--quantize', '12kB', '-o', out('f.ftz')],
    ...['--text', out('topics.tsv')],
  ],
  project: () => ['project', model('vectors'), '-o', out('map.svg')],
  tokenize: () => ['tokenize', texts, '--sentences'],
  stem: () => ['stem', texts],
  'stem --evaluate': () => ['stem', '--evaluate', out('words.conllu')],
  vocab: () => ['vocab', texts],
  'vocab -o': () => ['vocab', texts, '-o', out('v.tsv')],
  'vocab --ngrams': () => ['vocab', texts, '--ngrams', '1-2'],
  'vocab --ngrams -o': () => ['vocab', texts, '--ngrams', '2', '-o', out('n.tsv')],
  'vocab --store, of texts': () => ['vocab', texts, '--store', storeAddress()],
  'store list': () => ['store', 'list', storeAddress()],
  'store drop': () => ['store', 'drop', storeAddress(), 'other'],
  phrases: () => ['phrases', texts, '--min-count', '2', '--threshold', '1'],
  'phrases -o': () => ['phrases', texts, '--min-count', '2', '-o', out('p.txt')],
  cooccur: () => ['cooccur', texts, '--min-count', '1', '-o', out('c.cooc')],
  compare: () => ['compare', texts, ...small, '--layers', '1'],
  'study gradients': () => ['study', 'gradients', '--steps', '5', '--hidden-size', '4'],
  'study recall': () => ['study', 'recall', '--lags', '2', '--updates', '2', '--batch', '4'],
  'study copy': () => ['study', 'copy', '--lengths', '2', '--updates', '2', '--batch', '4'],
  'study nested-tanh': () => ['study', 'nested-tanh'],
  doctor: () => ['doctor'],
  lab: () => ['lab'],
  serve: () => ['serve', model('vocabulary'), '--port', '0'],
};

/** Every line of output is JSON of the shape; says how many there are. */
function expectShape(schema: JsonSchema, output: string): number {
  const lines = output.trimEnd().split('\n');
  for (const line of lines) expect(findMismatch(schema, JSON.parse(line))).toBeUndefined();
  return lines.length;
}

describe('what a command prints with --json is of its shape', () => {
  it.each(Object.keys(COMMANDS))('%s', async (name) => {
    // What serves does so until Ctrl-C.
    const stop = new AbortController();
    const serves = name === 'lab' || name === 'serve';
    const { code, stdout, stderr } = await runCommand(
      [...COMMANDS[name]!(), '--json'],
      undefined,
      stop.signal,
      () => serves && stop.abort(),
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(expectShape(JSON_OUTPUTS[name]!, stdout)).toBeGreaterThan(0);
    expect(JSON.parse(stdout.slice(0, stdout.indexOf('\n'))).version).toBe(1);
  });

  it.each([
    ['evaluate', ['evaluate', model('lm-gru-jamo'), texts]],
    ['predict', ['predict', model('lm-lstm-bpe'), '--texts', '영화']],
    ['inspect', ['inspect', model('glove.checkpoint')]],
    ['explain', ['explain', model('classifier-bernoulli'), '--files', table]],
    [
      'inspect, of a language model that reads a text',
      [...['inspect', model('lm-lstm-graphemes'), '--text', '영화', '--unit', '1:2']],
    ],
  ])('%s of another kind of model', async (name, command) => {
    const { stdout } = await runCommand([...command, '--json']);
    expectShape(JSON_OUTPUTS[name]!, stdout);
  });

  it('evaluate of a morphological analyzer', async () => {
    const command = ['evaluate', out('m.malmoi'), out('words.conllu'), '--json'];
    const { stdout } = await runCommand(command);
    expectShape(JSON_OUTPUTS.evaluate!, stdout);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'morphology', sentences: 1, skipped: 0 });
  });

  it('predict, explain and evaluate of table models, of classes and of a number', async () => {
    const numbers = ['train', 'table', out('table.csv'), '--target', 'x', '--task', 'regress'];
    await runCommand([...numbers, '--epochs', '2', '-o', out('numbers.malmoi')]);
    for (const name of ['rows.malmoi', 'numbers.malmoi']) {
      for (const [command, ...files] of [['predict'], ['explain', '--files'], ['evaluate']]) {
        const args = [command!, out(name), ...files, out('table.csv'), '--json'];
        const { code, stdout } = await runCommand(args);
        expect(code).toBe(0);
        expectShape(JSON_OUTPUTS[command!]!, stdout);
      }
    }
  });

  it('evaluate of a translator', async () => {
    const command = ['evaluate', out('tr.malmoi'), out('numbers.tsv'), '--json'];
    const { stdout } = await runCommand(command);
    expectShape(JSON_OUTPUTS.evaluate!, stdout);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'translator', pairs: 3 });
  });

  it('evaluate of word vectors', async () => {
    const sets = [out('pairs.tsv'), out('questions.txt')];
    const { stdout } = await runCommand(['evaluate', model('vectors'), ...sets, '--json']);
    expectShape(JSON_OUTPUTS.evaluate!, stdout);
    const { testSets } = JSON.parse(stdout);
    expect(testSets.map(({ test }: { test: string }) => test)).toEqual(['pairs', 'analogies']);
  });

  it('a command that fails', async () => {
    const { stderr } = await runCommand(['predict', out('missing.malmoi'), '--json']);
    expectShape(JSON_OUTPUTS['any command that fails, on standard error']!, stderr);
  });

  it('is checked here for every shape', () => {
    const failing = 'any command that fails, on standard error';
    expect([...Object.keys(COMMANDS), failing].sort()).toEqual(Object.keys(JSON_OUTPUTS).sort());
  });
});

describe.each(['json.md', 'json.ko.md'])('docs/%s', (page) => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');

  it('has every command', () => {
    const commands = Object.keys(COMMANDS).map((name) => name.replace(/, .*/, ''));
    const missing = commands.filter((name) => !text.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it('says what every name means', () => {
    const names = new Set(Object.values(JSON_OUTPUTS).flatMap(namesIn));
    expect([...names].filter((name) => !text.includes(`\`${name}\``)).sort()).toEqual([]);
  });
});

/** The names of all properties in a schema. */
function namesIn(schema: JsonSchema): string[] {
  const { properties = {}, items, additionalProperties, anyOf = [] } = schema;
  const inner = [
    ...Object.values(properties),
    ...anyOf,
    ...(items === undefined ? [] : [items]),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ];
  return [...Object.keys(properties), ...inner.flatMap(namesIn)];
}
