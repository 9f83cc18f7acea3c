// Trains the small models that chapters 11 to 13 look into where the reader has none, and writes them in 8 bits:
//
//   node --import ./tests/support/typescript-loader.mjs lab/tools/write-small-models.ts
//
// They differ in their cell alone. They read the lab's C, whose comments, brackets and indentation are worth remembering.
import { readFileSync, writeFileSync } from 'node:fs';
import { createEngine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import { CorpusBuilder, LanguageModel, languageModelTraining } from 'malmoi/language-model';
import { reducePrecision } from 'malmoi/models';

const STEPS = 3_000;

const source = readFileSync(new URL('../texts/kernels.txt', import.meta.url), 'utf8');

const engine = await createEngine({ engine: 'wasm', workers: 1 });
const builder = new CorpusBuilder({ units: 'code-points', minCount: 8 });
for (const line of source.split('\n')) builder.addLine(line);
const corpus = builder.finish();
for (const cell of ['rnn', 'lstm', 'gru'] as const) {
  const model = new LanguageModel(engine, corpus.units, {
    ...{ cell, hiddenSize: 64, embeddingSize: 32, layers: 1, seed: 1 },
  });
  const training = languageModelTraining(model, corpus, {
    ...{ steps: STEPS, batch: 16, chunkLength: 64, learningRate: 0.01, validation: 0.05 },
    ...{ validateEvery: 1_000, patience: 0 },
  });
  while (!(await training.next()).done);
  const state = reducePrecision(model.toState(), 'int8');
  const bytes = Buffer.concat([...encodeModel(state)]);
  writeFileSync(new URL(`../small-models/${cell}.malmoi`, import.meta.url), bytes);
}
engine.dispose();
