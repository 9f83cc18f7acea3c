import { createRandom } from 'malmoi';
import type { Engine } from 'malmoi/engine';
import { decodeModel, encodeModel } from 'malmoi/io';
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

/** Sequences side by side and steps back: small, so that a step is short and a stop is heard soon. */
const BATCH = 16;
const CHUNK_LENGTH = 32;

/** Chunks that a sequence has at the least: a short text has fewer sequences. */
const LEAST_CHUNKS = 4;

const LEARNING_RATE = 0.01;

/** How often the training can be gone on from, should the worker be lost. */
const CHECKPOINT_SECONDS = 2;

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
 */
export function createLanguageModelJob(
  engine: Engine,
  spec: LanguageModelSpec,
  from?: Checkpoint,
): Job<Look<'language-model'>> {
  const { text, units, cell, hiddenSize, seed } = spec;
  const corpus = readCorpus(text, units);
  const create = (): LanguageModel =>
    new LanguageModel(engine, corpus.units, { cell, hiddenSize, layers: 1, seed });
  const model = create();
  /** Takes on the weights of moments that are looked at again. */
  const twin = create();
  let step = from?.step ?? 0;
  let due: Uint8Array<ArrayBuffer> | undefined;
  const losses = [...(from?.losses ?? [])];
  const moments = new Map(from?.moments);
  const training = languageModelTraining(model, corpus, {
    ...trainingOptions(spec, corpus.ids.length),
    checkpointSeconds: CHECKPOINT_SECONDS,
    onCheckpoint: (state) => {
      due = joinPieces(encodeModel(state));
    },
    ...(from !== undefined && { resumeFrom: decodeModel(from.bytes.buffer, 'checkpoint') }),
  });

  /** The model after a step: the one that trains, or its twin with the weights that are remembered. */
  const modelAt = (moment: number): LanguageModel => {
    const weights = moments.get(moment);
    if (weights === undefined) {
      if (moment !== step) throw new Error(`Nothing is remembered of step ${moment}.`);
      moments.set(step, copyWeights(model));
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
        return losses;
      case 'units':
        return Array.from({ length: corpus.units.size }, (_, id) => corpus.units.text(id));
      case 'model': {
        const bytes = finish();
        return { bytes, hash: await hashOf(bytes) };
      }
    }
  };
  return {
    begun: step,
    next: async () => {
      const { done, value } = await training.next();
      if (done) return undefined;
      step = value.step;
      losses.push(value.loss);
      return [value.step, value.loss, value.clippedNorm, value.learningRate];
    },
    look: answer,
    takeCheckpoint: () => {
      if (due === undefined) return undefined;
      const checkpoint = { step, bytes: due, losses: [...losses], moments: new Map(moments) };
      due = undefined;
      return checkpoint;
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
