import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InterruptedError } from '../../src/base/errors.ts';
import { trainClassifier } from '../../src/classifier/index.ts';
import { createTextSource } from '../../src/corpus/index.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { CorpusBuilder, LanguageModel } from '../../src/language-model/index.ts';
import { handleOf, testDataFromText, testDataOf } from '../../src/models/index.ts';
import { textFile } from '../../src/node.ts';
import { createTextPipeline } from '../../src/text/index.ts';
import { WordVectors } from '../../src/vectors/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-test-data-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('test data from a text', () => {
  const documents = [
    { text: '정말 좋다', label: 'good' },
    { text: '정말 나쁘다', label: 'bad' },
    { text: '좋다', label: 'good' },
  ];
  const texts = documents.map(({ text }) => text);
  const labels = documents.map(({ label }) => label);

  async function classifier() {
    return handleOf(
      await trainClassifier(createTextSource(documents), { analyzer: createTextPipeline() }),
    );
  }

  it('measures a classifier as arrays in memory do, whatever the text is', async () => {
    const handle = await classifier();
    const expected = await handle.evaluate(testDataOf(texts, labels));
    const rows = documents.map(({ text, label }) => `${text}\t${label}\n`).join('');
    const path = join(folder, 'test.tsv');
    writeFileSync(path, `text\tlabel\n${rows}`);
    const blob = new Blob([`body;stars\n${rows.replaceAll('\t', ';')}`]);
    const layout = { format: 'csv', delimiter: ';', text: 'body', label: 'stars' } as const;
    for (const text of [documents, textFile(path), createTextSource(blob, layout)]) {
      expect(await handle.evaluate(testDataFromText(text))).toEqual(expected);
    }
  });

  it('reads the label column that is asked for', async () => {
    const handle = await classifier();
    const table = createTextSource('document\tkind\n좋다\tgood\n', { format: 'tsv' });
    expect(await handle.evaluate(testDataFromText(table, { label: 'kind' }))).toMatchObject({
      documents: 1,
      accuracy: 1,
    });
    await expect(handle.evaluate(testDataFromText(table))).rejects.toThrow('label');
  });

  it('measures a language model on its lines, blank ones too', async () => {
    const engine = await createEngine({ engine: 'wasm', workers: 1 });
    try {
      const builder = new CorpusBuilder();
      for (const line of ['a', '', 'b']) builder.addLine(line);
      const { units } = builder.finish();
      const handle = handleOf(new LanguageModel(engine, units, { layers: 1, hiddenSize: 4 }));
      const expected = await handle.evaluate(testDataOf(['a', '', 'b']));
      expect(expected).toMatchObject({ tokenCount: 4 });
      expect(await handle.evaluate(testDataFromText('a\n\nb\n'))).toEqual(expected);
    } finally {
      engine.dispose();
    }
  });

  it('measures word vectors on whole files, tables among them', async () => {
    const handle = handleOf(WordVectors.of({ a: [1, 0], b: [1, 0.1], c: [0, 1] }));
    const pairs = 'a\tb\t9\na\tc\t1\nb\tc\t2\n';
    const expected = await handle.evaluate({
      ...testDataOf([]),
      async *texts() {
        yield { name: 'pairs.tsv', text: pairs };
      },
    });
    expect(expected).toMatchObject({ testSets: [{ test: 'pairs', spearman: 1 }] });
    const file = new File([pairs], 'pairs.tsv');
    expect(await handle.evaluate(testDataFromText(file))).toEqual(expected);
    const lines = testDataFromText(pairs.trimEnd().split('\n'));
    expect(await handle.evaluate(lines)).toMatchObject({ testSets: [{ spearman: 1 }] });
  });

  it('hears an abort', async () => {
    const handle = await classifier();
    const signal = AbortSignal.abort();
    await expect(handle.evaluate(testDataFromText(documents, { signal }))).rejects.toThrow(
      InterruptedError,
    );
  });
});
