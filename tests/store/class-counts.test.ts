import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textClassifierToState } from '../../src/classifier/naive-bayes/classifier-state.ts';
import { TextClassifier } from '../../src/classifier/naive-bayes/text-classifier.ts';
import { textFile } from '../../src/corpus/node-text-file.ts';
import { TextCorpus } from '../../src/corpus/text-corpus.ts';
import { describeClasses, readClassifier, writeClasses } from '../../src/store/class-counts.ts';
import { beginCount } from '../../src/store/count.ts';
import { openStore } from '../../src/store/open-store.ts';
import { PartWriter } from '../../src/store/part-writer.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';
import { runCommand } from '../cli/run-command.ts';
import { CLICKHOUSE, type Cluster, startCluster } from './cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-classes-'));
const path = (name: string): string => join(folder, name);
const table = path('table.tsv');
let cluster: Cluster;

beforeAll(async () => {
  if (CLICKHOUSE === undefined) return;
  const rows = Array.from({ length: 400 }, (_, i) => {
    const words = Array.from({ length: 1 + (i % 7) }, (_, j) => `말${(i * i + j * 31) % 43}`);
    return `${words.join(' ')}\t${['good', 'bad', 'so\\so'][((i * i) % 5) % 3]}`;
  });
  writeFileSync(table, `text\tlabel\n${rows.join('\n')}\n`);
  cluster = await startCluster();
}, 60_000);

afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true });
});

async function train(...args: string[]): Promise<void> {
  const { code, stderr } = await runCommand(['train', 'classifier', ...args, '--quiet']);
  expect([code, stderr]).toEqual([0, '']);
}

describe.skipIf(CLICKHOUSE === undefined)('class counts on two shards', () => {
  it.each([
    ['words', ['--text', 'text', '--label', '2'], ['--alpha', '0.5']],
    ['ngrams', ['--ngrams', '2-3'], ['--model', 'complement', '--min-df', '2']],
    ['letters', ['--tokenizer', 'graphemes', '--ngrams', '1-2'], ['--max-features', '50']],
    ['binary', ['--weighting', 'binary'], ['--model', 'bernoulli']],
    ['hashed', ['--hashing', '64', '--ngrams', '1-2'], []],
  ])(
    'train the classifier that one process trains, to the byte: %s',
    async (name, features, weighing) => {
      const store = await cluster.createAddress(name);
      // Backwards, and one part twice.
      for (const part of ['3/3', '1/3', '2/3', '1/3']) {
        await train(table, ...features, '--store', store, '--part', part);
      }
      await train('--store', store, ...weighing, '-o', path('stored.malmoi'));
      await train(table, ...features, ...weighing, '-o', path('embedded.malmoi'));
      const [stored, embedded] = ['stored', 'embedded'].map((one) =>
        readFileSync(path(`${one}.malmoi`)),
      );
      expect(stored.equals(embedded)).toBe(true);
    },
  );

  it('are the same from however many batches', async () => {
    const address = await cluster.createAddress('batches');
    const server = await openStore(address);
    const analyzer = createTextPipeline();
    const options = { analyzer, ngramRange: [1, 2] as const };
    const corpus = () => new TextCorpus([textFile(table, { label: 'label' })]);
    const count = await beginCount(server, {
      ...{ name: 'batches', kind: 'classes', parts: 1, inputs: [] },
      settings: { ...describeClasses(options), analyzer: analyzer.description },
    });
    const writer = new PartWriter(server, count, 1);
    await writer.finish(await writeClasses(corpus(), writer, options, 20));
    const batches = 'SELECT max(batch) FROM batches.malmoi_terms';
    expect(Number(await cluster.ask(0, batches))).toBeGreaterThan(20);
    const whole = new TextClassifier(options);
    for await (const { texts, labels } of corpus().documents('')) whole.partialFit(texts, labels);
    const { classifier } = await readClassifier(server, 'batches', {});
    expect(textClassifierToState(classifier)).toEqual(textClassifierToState(whole));
    await server.close();
  });

  it('are of the features that were counted', async () => {
    const store = await cluster.createAddress('features');
    await train(table, '--store', store);
    const other = ['train', 'classifier', '--store', store, '-o', path('x.malmoi')];
    const { code, stderr } = await runCommand([...other, '--ngrams', '1-2']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('features of other --ngrams')]);
  });
});

it.each([
  [['--store', 'clickhouse://localhost', '--model', 'linear', 'a.tsv'], 'goes with --model multi'],
  [['--store', 'clickhouse://localhost', '--folds', '3', 'a.tsv'], 'without --folds'],
  [['--store', 'clickhouse://localhost'], 'takes either texts or --output'],
  [['a.tsv'], 'takes --output'],
])('refuses %j', async (args, message) => {
  const { code, stderr } = await runCommand(['train', 'classifier', ...args]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
