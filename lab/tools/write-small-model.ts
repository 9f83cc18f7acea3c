// Trains the small model that chapter 11 looks into where the reader has none, and writes it in 8 bits:
//
//   node --import ./tests/support/typescript-loader.mjs lab/tools/write-small-model.ts
//
// It reads the lab's C, whose comments, brackets and indentation are worth remembering.
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
const model = new LanguageModel(engine, corpus.units, {
  ...{ cell: 'lstm', hiddenSize: 64, embeddingSize: 32, layers: 1, seed: 1 },
});
const training = languageModelTraining(model, corpus, {
  ...{ steps: STEPS, batch: 16, chunkLength: 64, learningRate: 0.01, validation: 0.05 },
  ...{ validateEvery: 1_000, patience: 0 },
});
while (!(await training.next()).done);
const state = reducePrecision(model.toState(), 'int8');
const bytes = Buffer.concat([...encodeModel(state)]);
writeFileSync(new URL('../chapters/units/small-model.malmoi', import.meta.url), bytes);
engine.dispose();
