import { createRandom } from 'malmoi';
import type { Engine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import {
  createTranslator,
  explainTranslation,
  type Translator,
  translatorToState,
  translatorTraining,
} from 'malmoi/translator';
import { drawSentences, type SentencePair } from '../../texts/korean-english.ts';
import type { Job } from '../job.ts';

/** A translator of our small language to train: everything that its weights depend on. */
export interface TranslatorSpec {
  readonly attention: 'on' | 'off';
  /** Sentences that are drawn to learn from. */
  readonly pairs: number;
  readonly epochs: number;
  readonly seed: number;
}

/** Sizes and rates, chosen on sentences that are in no figure of the chapter. */
const SETTINGS = {
  on: { hiddenSize: 24, embeddingSize: 16, batch: 32, learningRate: 0.01 },
  off: { hiddenSize: 32, embeddingSize: 24, batch: 16, learningRate: 0.002 },
} as const;

/** What the chapter's own two translators were trained with. */
export const CHAPTER_SPECS: Readonly<Record<'on' | 'off', TranslatorSpec>> = {
  on: { attention: 'on', pairs: 3_000, epochs: 8, seed: 1 },
  off: { attention: 'off', pairs: 3_000, epochs: 26, seed: 1 },
};

/** Draws the sentences that a training learns from. */
export function drawTrainingPairs({ pairs, seed }: TranslatorSpec): SentencePair[] {
  return drawSentences(createRandom(seed, 'sentences'), pairs);
}

/** A translator, and its training as a job. */
export interface TranslatorJob extends Job<{ readonly prompt: string }> {
  readonly model: Translator;
}

/** A translator of our small language. A look is a sentence; it gives what is written and where it looked, in JSON. */
export async function createTranslatorJob(
  engine: Engine,
  spec: TranslatorSpec,
): Promise<TranslatorJob> {
  const { batch, learningRate, ...sizes } = SETTINGS[spec.attention];
  const train = drawTrainingPairs(spec);
  const model = await createTranslator(engine, train, {
    ...{ units: 'whitespace', minCount: 1, dropout: 0, embeddingDropout: 0, seed: spec.seed },
    ...{ ...sizes, attention: spec.attention === 'on' ? 'additive' : 'none' },
  });
  const training = translatorTraining(
    model,
    { train },
    {
      ...{ epochs: spec.epochs, batch, learningRate },
      ...{ labelSmoothing: 0, averagingDecay: 0 },
    },
  );
  return {
    model,
    next: async () => {
      const { done, value } = await training.next();
      if (done) return undefined;
      return [value.step, value.loss, value.clippedNorm, value.learningRate];
    },
    look: async ({ prompt }) => {
      const { translation, target, attention } = await explainTranslation(model, prompt, {
        beam: 1,
      });
      return JSON.stringify({ translation, target: target.map(({ text }) => text), attention });
    },
    finish: () => {
      const pieces = [...encodeModel(translatorToState(model))];
      const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return bytes;
    },
  };
}
