// Abilities that may take long for a single input: with breaks they find the same, and an abort is heard meanwhile.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainNeuralClassifier } from '../../src/classifier/neural/index.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { callModel, handleOf, type ModelHandle, openModel } from '../../src/models/index.ts';
import { koreanAnalyzerPath } from '../../src/node.ts';
import { expectToHearTimer } from '../support/hear-abort.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine?.dispose());

describe('a language model', () => {
  let handle: ModelHandle<'language-model'>;
  beforeAll(async () => {
    const path = 'tests/golden/models-0.1.0/lm-gru-jamo.malmoi';
    handle = await openModel(path, { kind: 'language-model', engine });
  });

  it('expects the same', async () => {
    const texts = ['영화', '', '배우'];
    expect(await handle.predictWithBreaks(texts, { top: 3 })).toEqual(
      handle.predict(texts, { top: 3 }),
    );
  });

  it('stops in the middle of a text, and of a prompt, and leaves no room taken', async () => {
    const long = '영화'.repeat(200_000);
    const before = engine.heap.bytesInUse;
    await expectToHearTimer(({ signal }) => handle.predictWithBreaks([long], { signal }));
    await expectToHearTimer(({ signal }) => handle.generate({ prompt: long, signal }).next());
    expect(engine.heap.bytesInUse).toBe(before);
  });
});

describe('a neural classifier', () => {
  let handle: ModelHandle<'neural-classifier'>;
  beforeAll(async () => {
    const documents = ['좋은 영화', '나쁜 영화', '좋은 배우', '나쁜 배우'].map((text) => ({
      ...{ text, label: text.slice(0, 2) },
    }));
    const { model } = await trainNeuralClassifier(documents, {
      ...{ engine, encoder: 'lstm', hiddenSize: 8, embeddingSize: 4, minCount: 1, epochs: 1 },
    });
    handle = handleOf(model) as ModelHandle<'neural-classifier'>;
  });

  it('explains the same', async () => {
    expect(await handle.explainWithBreaks('좋은 영화')).toEqual(handle.explain('좋은 영화'));
  });

  it('stops in the middle of an explanation', async () => {
    const long = '좋은 영화 나쁜 배우 '.repeat(2_000);
    await expectToHearTimer(({ signal }) => handle.explainWithBreaks(long, { signal }));
  });
});

describe('an analyzer', () => {
  let handle: ModelHandle<'morphology'>;
  beforeAll(async () => {
    handle = await openModel(koreanAnalyzerPath(), { kind: 'morphology', engine });
  });

  it('finds the same', async () => {
    const texts = ['나는 학교에 갔다.', '', '학교 가자'];
    expect(await handle.analyzeWithBreaks(texts, { nBest: 2 })).toEqual(
      handle.analyze(texts, { nBest: 2 }),
    );
    expect(await handle.restoreSpacesWithBreaks(texts)).toEqual(handle.restoreSpaces(texts));
  });

  it('stops in the middle of a text', async () => {
    const long = '나는 학교에 갔다 '.repeat(10_000);
    await expectToHearTimer(({ signal }) => handle.analyzeWithBreaks([long], { signal }));
    await expectToHearTimer(({ signal }) => handle.restoreSpacesWithBreaks([long], { signal }));
  });

  it('answers long texts as it answers short ones: each in its place', async () => {
    // Some pieces of 16,384 units, and a text that is longer by itself.
    const texts = Array.from({ length: 40 }, (_, i) =>
      `나는 학교에 갔다 ${i} `.repeat(i === 7 ? 1_500 : 60),
    );
    const found: unknown[] = [];
    for await (const event of callModel(handle, 'space', { texts })) {
      if (event.event === 'result') found[event.index] = event.result;
    }
    expect(found).toEqual(handle.restoreSpaces(texts).map((text) => ({ text })));
  });
});
