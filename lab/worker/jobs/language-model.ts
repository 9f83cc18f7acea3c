import type { Engine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import {
  CorpusBuilder,
  generateText,
  LanguageModel,
  languageModelTraining,
} from 'malmoi/language-model';
import type { Job } from '../job.ts';
import { joinPieces } from '../join-pieces.ts';
import type { LanguageModelSpec } from '../protocol.ts';

/** Sequences side by side and steps back: small, so that a step is short and a stop is heard soon. */
const BATCH = 16;
const CHUNK_LENGTH = 32;

/** A language model on the reader's text. */
export function createLanguageModelJob(engine: Engine, spec: LanguageModelSpec): Job {
  const { text, units, cell, hiddenSize, steps, seed } = spec;
  const builder = new CorpusBuilder({ units });
  for (const line of text.split('\n')) builder.addLine(line);
  const corpus = builder.finish();
  const model = new LanguageModel(engine, corpus.units, { cell, hiddenSize, layers: 1, seed });
  const training = languageModelTraining(model, corpus, {
    ...{ steps, batch: BATCH, chunkLength: CHUNK_LENGTH, learningRate: 0.01, validation: 0 },
  });
  return {
    next: async () => {
      const { done, value } = await training.next();
      if (done) return undefined;
      return [value.step, value.loss, value.clippedNorm, value.learningRate];
    },
    look: async ({ prompt, length, temperature, seed: drawn }) => {
      let written = '';
      const options = { prompt, length, temperature, seed: drawn };
      for await (const piece of generateText(model, options)) written += piece;
      return written;
    },
    finish: () => joinPieces(encodeModel(model.toState())),
  };
}
