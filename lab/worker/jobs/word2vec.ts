import type { Engine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import {
  alignProjection,
  mostSimilar,
  projectPca,
  similarity,
  WordList,
  WordVectors,
} from 'malmoi/vectors';
import { type Word2VecModel, word2VecTraining } from 'malmoi/word2vec';
import type { Job } from '../job.ts';
import type {
  Look,
  MapsLook,
  Neighbor,
  Neighbors,
  NeighborsLook,
  Word2VecSpec,
  WordMap,
  WordsFound,
} from '../job-looks.ts';
import { joinPieces } from '../join-pieces.ts';
import { SHOWN, STEPS } from '../word-settings.ts';
import { hashVectors, progressAt, readSentences, word2vecOptions } from '../word-training.ts';

/**
 * Word vectors on the reader's text: the words' map and their neighbors after each step.
 * @param signal ends it in the middle of a step, which is many rounds of the training
 */
export function createWord2VecJob(
  engine: Engine,
  spec: Word2VecSpec,
  signal?: AbortSignal,
): Job<Look<'word2vec'>> {
  const stopping = signal && { signal };
  const losses: number[] = [];
  const maps: WordMap[] = [];
  /** The vectors of the words on the map, after each step. */
  const moments: WordVectors[] = [];
  let model: Word2VecModel | undefined;
  let read = 0;

  const reading = readSentences(spec, signal).then((text) => {
    const training = word2VecTraining(text, {
      ...{ ...word2vecOptions(spec), ...stopping, engine },
      onEpoch: ({ heldOutLoss }) => {
        if (heldOutLoss !== undefined) losses.push(heldOutLoss);
      },
    });
    return { text, training, shown: text.words.slice(0, SHOWN) };
  });
  // Whoever asks first hears of a text that cannot be read.
  reading.catch(() => {});

  /** Trains to the first round that begins at or after a step's share of the text, or to the end. */
  const trainTo = async (step: number): Promise<Float32Array> => {
    const { training, shown } = await reading;
    const into = new Float32Array(shown.length * spec.dimensions);
    for (;;) {
      const { done, value } = await training.next();
      if (done) {
        model = value;
        into.set(value.vectors.vectors.subarray(0, into.length));
        return into;
      }
      read += value.tokens;
      if (step === STEPS || progressAt(value.learningRate) < step / STEPS) continue;
      return training.snapshot(
        shown.map((_, id) => id),
        into,
      );
    }
  };
  const takeMap = async (step: number): Promise<void> => {
    const vectors = await trainTo(step);
    const { shown } = await reading;
    const { points } = await projectPca(
      directionsOf(vectors, spec.dimensions),
      spec.dimensions,
      stopping,
    );
    const before = maps.at(-1)?.points;
    moments.push(
      new WordVectors({ words: WordList.of(shown), vectors, dimensions: spec.dimensions }),
    );
    maps.push({
      ...{ step, read, hash: hashVectors(vectors), losses: [...losses] },
      points: before === undefined ? points : alignProjection(points, before),
    });
  };
  const beginning = reading.then(() => takeMap(0));
  beginning.catch(() => {});

  const findNeighbors = ({ step, probes, count }: NeighborsLook): Neighbors[] => {
    const vectors = moments[step];
    if (vectors === undefined) throw new Error(`Step ${step} has not been reached.`);
    return probes.map((probe) => {
      // A word that the text does not have gets its n-grams' vector once the training has ended.
      const known = vectors.words.indexOf(probe);
      const isUnseen = known < 0 && step === STEPS && model?.vectors.subwords !== undefined;
      const vector =
        known >= 0 ? vectors.row(known) : isUnseen ? model?.vectors.vector(probe) : undefined;
      if (vector === undefined) return { probe, vector, near: [] };
      return {
        probe,
        vector: vector.slice(),
        near: nearest(vectors, known < 0 ? vector : probe, count),
      };
    });
  };
  const answer = {
    words: async (): Promise<WordsFound> => {
      const { text, shown } = await reading;
      return { words: shown, counts: shown.map((_, id) => text.counts[id] ?? 0) };
    },
    maps: ({ from }: MapsLook) => maps.slice(from),
  };
  return {
    next: async () => {
      await beginning;
      const step = maps.length;
      if (step > STEPS) return undefined;
      await takeMap(step);
      return [step, losses.at(-1) ?? Number.NaN, 0, 0];
    },
    look: async (at: Look<'word2vec'>) => {
      await beginning;
      switch (at.what) {
        case 'words':
          return answer.words();
        case 'maps':
          return answer.maps(at);
        case 'neighbors':
          return findNeighbors(at);
      }
    },
    finish: () =>
      model === undefined ? new Uint8Array() : joinPieces(encodeModel(model.toState())),
  };
}

/** The rows at length 1: neighbors are words in the same direction. */
export function directionsOf(vectors: Float32Array, dimensions: number): Float32Array {
  const directions = new Float32Array(vectors.length);
  for (let start = 0; start < vectors.length; start += dimensions) {
    const row = vectors.subarray(start, start + dimensions);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    directions.set(
      row.map((value) => value / (length || 1)),
      start,
    );
  }
  return directions;
}

/** The library's nearest words, with their cosines in double precision. */
function nearest(vectors: WordVectors, of: string | Float32Array, count: number): Neighbor[] {
  return mostSimilar(vectors, { positive: [of], topn: count }).map(({ word }) => {
    const id = vectors.words.indexOf(word);
    return { id, cosine: similarity(vectors, of, word), vector: vectors.row(id).slice() };
  });
}
