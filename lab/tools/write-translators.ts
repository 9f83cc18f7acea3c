// Trains chapter 15's two translators and writes them, in 8 bits, with how well they translate:
//
//   node --import ./tests/support/typescript-loader.mjs lab/tools/write-translators.ts
//
// The same jobs run in the page's worker; tests/lab/attention.test.ts trains again and expects the same bytes.
import { writeFileSync } from 'node:fs';
import { createRandom } from 'malmoi';
import { createEngine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import { reducePrecision } from 'malmoi/models';
import { evaluateTranslator, translatorFromState, translatorToState } from 'malmoi/translator';
import { drawSentences } from '../texts/korean-english.ts';
import { hashOf } from '../worker/hash-of.ts';
import { createTranslatorJob, drawTrainingPairs } from '../worker/jobs/translator.ts';
import { CHAPTER_SPECS } from '../worker/translator-specs.ts';

/** Sentences that nothing was trained on and nothing chosen by. */
const TEST_SENTENCES = 500;
const TEST_SEED = 2;

const folder = new URL('../chapters/attention/', import.meta.url);
const engine = await createEngine({ engine: 'wasm', workers: 1 });
const figures: Record<string, unknown> = {};
for (const [name, file] of [
  ['on', 'with-attention'],
  ['off', 'without-attention'],
] as const) {
  const spec = CHAPTER_SPECS[name];
  const job = await createTranslatorJob(engine, spec);
  let steps = 0;
  while ((await job.next()) !== undefined) steps += 1;
  const state = reducePrecision(translatorToState(job.model), 'int8');
  const base64 = Buffer.concat([...encodeModel(state)]).toString('base64');
  writeFileSync(
    new URL(`${file}.generated.ts`, folder),
    `// Written by lab/tools/write-translators.ts: a .malmoi file in base64.\nexport const file = '${base64}';\n`,
  );
  const seen = new Set(drawTrainingPairs(spec).map(({ source }) => source));
  const drawn = drawSentences(createRandom(TEST_SEED, 'sentences'), TEST_SENTENCES);
  const test = drawn.filter(({ source }) => !seen.has(source));
  const model = translatorFromState(engine, state);
  const {
    exact,
    byLength = [],
    pairs,
  } = await evaluateTranslator(model, test, {
    ...{ beam: 1, byLength: true },
  });
  figures[name] = {
    ...{ steps, weights: model.parameterCount, hash: await hashOf(job.finish()) },
    ...{ pairs, exact, byLength },
  };
}
engine.dispose();
writeFileSync(
  new URL('figures.generated.ts', folder),
  `// Written by lab/tools/write-translators.ts.\nexport const FIGURES = ${JSON.stringify(figures, null, 2)};\n`,
);
