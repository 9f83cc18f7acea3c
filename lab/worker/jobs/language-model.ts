import { createRandom } from 'malmoi';
import type { Engine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import {
  type Corpus,
  CorpusBuilder,
  createUnitReader,
  LanguageModel,
  languageModelTraining,
  Sampler,
} from 'malmoi/language-model';
import { hashOf } from '../hash-of.ts';
import type { Job } from '../job.ts';
import type { DrawLook, Drawn, LanguageModelSpec, Look } from '../job-looks.ts';
import { joinPieces } from '../join-pieces.ts';
import type { Checkpoint } from '../protocol.ts';
import { rereadText } from './reread-text.ts';
import { watchTraining } from './watched-training.ts';

/** Sequences side by side and steps back: small, so that a step is short and a stop is heard soon. */
const BATCH = 16;
const CHUNK_LENGTH = 32;

/** Chunks that a sequence has at the least: a short text has fewer sequences. */
const LEAST_CHUNKS = 4;

const LEARNING_RATE = 0.01;

/** The options of the training on a corpus of so many units. */
export function trainingOptions({ steps }: Pick<LanguageModelSpec, 'steps'>, units: number) {
  const batch = Math.max(1, Math.min(BATCH, Math.floor(units / (LEAST_CHUNKS * CHUNK_LENGTH))));
  return {
    ...{ steps, batch, chunkLength: CHUNK_LENGTH, learningRate: LEARNING_RATE },
    ...{ validation: 0, patience: 0 },
  };
}

/** Reads a text as a corpus of units. */
export function readCorpus(text: string, units: LanguageModelSpec['units']): Corpus {
  const builder = new CorpusBuilder({ units });
  for (const line of text.split('\n')) builder.addLine(line);
  return builder.finish();
}

/**
 * A language model on the reader's text.
 * @param from goes on from here, to the bytes that an uninterrupted training ends with
 * @param signal ends it in the middle of a step, which counts as not begun
 */
export function createLanguageModelJob(
  engine: Engine,
  spec: LanguageModelSpec,
  { from, signal }: { readonly from?: Checkpoint | undefined; readonly signal?: AbortSignal } = {},
): Job<Look<'language-model'>> {
  const { text, units, cell, hiddenSize, seed } = spec;
  const corpus = readCorpus(text, units);
  const create = (): LanguageModel =>
    new LanguageModel(engine, corpus.units, { cell, hiddenSize, layers: 1, seed });
  const model = create();
  /** Takes on the weights of moments that are looked at again. */
  const twin = create();
  const moments = new Map(from?.moments);
  const options = trainingOptions(spec, corpus.ids.length);
  const training = watchTraining(
    (watching) => languageModelTraining(model, corpus, { ...options, ...watching }),
    { from: from?.trainings[0], ...(signal !== undefined && { signal }) },
  );

  /** The model after a step: the one that trains, or its twin with the weights that are remembered. */
  const modelAt = (moment: number): LanguageModel => {
    const weights = moments.get(moment);
    if (weights === undefined) {
      if (moment !== training.losses.length) {
        throw new Error(`Nothing is remembered of step ${moment}.`);
      }
      moments.set(moment, copyWeights(model));
      return model;
    }
    twin.parameters.forEach(({ offset, length }, i) => {
      engine.heap.numbers(offset, length).set(weights[i] ?? []);
    });
    return twin;
  };
  const finish = (): Uint8Array<ArrayBuffer> => joinPieces(encodeModel(model.toState()));
  const answer = async (at: Look<'language-model'>): Promise<unknown> => {
    switch (at.what) {
      case 'draw':
        return drawUnits(modelAt(at.step), at);
      case 'reread':
        return rereadText(modelAt(at.step), at);
      case 'losses':
        return training.losses;
      case 'units':
        return Array.from({ length: corpus.units.size }, (_, id) => corpus.units.text(id));
      case 'model': {
        const bytes = finish();
        return { bytes, hash: await hashOf(bytes) };
      }
    }
  };
  return {
    begun: training.losses.length,
    next: async () => {
      const report = await training.next();
      return report && [report.step, report.loss, report.clippedNorm, report.learningRate];
    },
    look: answer,
    takeCheckpoint: () => {
      const saved = training.takeSaved();
      if (saved === undefined) return undefined;
      return { step: saved.losses.length, trainings: [saved], moments: new Map(moments) };
    },
    finish,
  };
}

/** A copy outside the engine's heap. */
function copyWeights({ engine, parameters }: LanguageModel): Float32Array[] {
  return parameters.map(({ offset, length }) =>
    Float32Array.from(engine.heap.numbers(offset, length)),
  );
}

/** Draws as `generateText` does, and keeps the logits of each draw. */
function drawUnits(model: LanguageModel, look: DrawLook): Drawn {
  const { step, length, temperature, topK, topP } = look;
  const { size } = model.units;
  const sampler = new Sampler(
    size,
    { temperature, topK, topP },
    createRandom(look.seed, 'generation'),
  );
  const reader = createUnitReader(model);
  const ids = new Int32Array(length);
  const logits = new Float32Array(length * size);
  try {
    let expected: ArrayLike<number> = [];
    for (const id of model.units.encode(look.prompt)) expected = reader.read(id);
    for (let i = 0; i < length; i++) {
      logits.set(expected, i * size);
      const id = sampler.draw(expected);
      ids[i] = id;
      expected = reader.read(id);
    }
  } finally {
    reader.dispose();
  }
  return { step, ids, logits };
}
