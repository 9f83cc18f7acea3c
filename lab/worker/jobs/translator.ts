import { createRandom } from 'malmoi';
import type { Engine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import {
  createTranslator,
  type Translator,
  translatorToState,
  translatorTraining,
} from 'malmoi/translator';
import { drawSentences, type SentencePair } from '../../texts/korean-english.ts';
import { hashOf } from '../hash-of.ts';
import type { Job } from '../job.ts';
import type { Look, TranslatorSpec } from '../job-looks.ts';
import { joinPieces } from '../join-pieces.ts';
import type { Checkpoint } from '../protocol.ts';
import { watchTraining } from './watched-training.ts';

/** Sizes and rates, chosen on sentences that are in no figure of the chapter. */
const SETTINGS = {
  on: { hiddenSize: 24, embeddingSize: 16, batch: 32, learningRate: 0.01 },
  off: { hiddenSize: 32, embeddingSize: 24, batch: 16, learningRate: 0.002 },
} as const;

/** Draws the sentences that a training learns from. */
export function drawTrainingPairs({ pairs, seed }: TranslatorSpec): SentencePair[] {
  return drawSentences(createRandom(seed, 'sentences'), pairs);
}

/** A translator, and its training as a job. */
export interface TranslatorJob extends Job<Look<'translator'>> {
  readonly model: Translator;
}

/**
 * A translator of our small language. A look is its file.
 * @param from goes on from here, to the bytes that an uninterrupted training ends with
 */
export async function createTranslatorJob(
  engine: Engine,
  spec: TranslatorSpec,
  from?: Checkpoint,
): Promise<TranslatorJob> {
  const { batch, learningRate, ...sizes } = SETTINGS[spec.attention];
  const train = drawTrainingPairs(spec);
  const model = await createTranslator(engine, train, {
    ...{ units: 'whitespace', minCount: 1, dropout: 0, embeddingDropout: 0, seed: spec.seed },
    ...{ ...sizes, attention: spec.attention === 'on' ? 'additive' : 'none' },
  });
  const options = {
    ...{ epochs: spec.epochs, batch, learningRate, labelSmoothing: 0, averagingDecay: 0 },
  };
  const training = watchTraining(
    (watching) => translatorTraining(model, { train }, { ...options, ...watching }),
    { from: from?.trainings[0] },
  );
  const finish = (): Uint8Array<ArrayBuffer> => joinPieces(encodeModel(translatorToState(model)));
  return {
    model,
    begun: training.losses.length,
    next: async () => {
      const report = await training.next();
      return report && [report.step, report.loss, report.clippedNorm, report.learningRate];
    },
    takeCheckpoint: () => {
      const saved = training.takeSaved();
      return saved && { step: saved.losses.length, trainings: [saved] };
    },
    look: async () => {
      const bytes = finish();
      return { bytes, hash: await hashOf(bytes) };
    },
    finish,
  };
}
