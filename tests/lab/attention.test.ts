// Chapter 15's translators: that their files are what their training in Node gives.
import { expect, test } from 'vitest';
import { FIGURES } from '../../lab/chapters/attention/figures.generated.ts';
import { file as withAttention } from '../../lab/chapters/attention/with-attention.generated.ts';
import { file as withoutAttention } from '../../lab/chapters/attention/without-attention.generated.ts';
import { drawSentences } from '../../lab/texts/korean-english.ts';
import { hashOf } from '../../lab/worker/hash-of.ts';
import { createTranslatorJob } from '../../lab/worker/jobs/translator.ts';
import { CHAPTER_SPECS } from '../../lab/worker/translator-specs.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { decodeModel, encodeModel } from '../../src/io/index.ts';
import { reducePrecision } from '../../src/models/index.ts';
import {
  translateTexts,
  translatorFromState,
  translatorToState,
} from '../../src/translator/index.ts';

test('the translator with attention is, byte for byte, what its training gives', async () => {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const job = await createTranslatorJob(engine, CHAPTER_SPECS.on);
    while ((await job.next()) !== undefined);
    expect(await hashOf(job.finish())).toBe(FIGURES.on.hash);
    const state = reducePrecision(translatorToState(job.model), 'int8');
    expect(Buffer.concat([...encodeModel(state)]).toString('base64')).toBe(withAttention);
  } finally {
    engine.dispose();
  }
});

test('attention translates long sentences exactly; without it hardly one comes through', async () => {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const long = drawSentences(createRandom(3, 'sentences'), 200).filter(
      ({ source }) => source.split(' ').length > 8,
    );
    const exactBy = async (file: string): Promise<number> => {
      const bytes = Uint8Array.from(Buffer.from(file, 'base64'));
      const model = translatorFromState(engine, decodeModel(bytes.buffer, 'model'));
      const sources = long.map(({ source }) => source);
      const found = await translateTexts(model, sources, { beam: 1 });
      return found.filter(([best], i) => best!.text === long[i]!.target).length / long.length;
    };
    expect(await exactBy(withAttention)).toBeGreaterThan(0.95);
    expect(await exactBy(withoutAttention)).toBeLessThan(0.05);
  } finally {
    engine.dispose();
  }
});
