import { createEngine } from 'malmoi';
import { mostSimilar, similarity, WordList, WordVectors } from 'malmoi/vectors';
import { trainWord2Vec, word2VecTraining } from 'malmoi/word2vec';
import type { Check } from '../../shell/chapter.ts';
import type { Word2VecSpec, WordMap } from '../../worker/job-looks.ts';
import { createWord2VecJob } from '../../worker/jobs/word2vec.ts';
import { SHOWN, STEPS } from '../../worker/word-settings.ts';
import {
  hashVectors,
  progressAt,
  readSentences,
  word2vecOptions,
} from '../../worker/word-training.ts';
import { PLACES } from './model.ts';
import { NEAR } from './session.ts';
import { readProbes, type TextName, type WordMapFields } from './state.ts';

async function readText(name: Exclude<TextName, 'own'>): Promise<string> {
  return name === 'fairy-tales'
    ? (await import('../../texts/fairy-tales.txt?raw')).default
    : (await import('../../texts/film-reviews.txt?raw')).default;
}

/** What the library says in Node: the training of the same text from its seed, its neighbors by `similarity`. */
const check: Check<WordMapFields> = async (values) => {
  const { units, window, dimensions, negatives, seed, step } = values;
  const text = values.text === 'own' ? values.own : await readText(values.text);
  const subwords = values.jamo === 'yes';
  const spec = { text, units, window, dimensions, negatives, seed, subwords };
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const reading = await readSentences(spec);
    const options = { ...word2vecOptions(spec), engine };
    const shown = reading.words.slice(0, SHOWN);
    const snapshot = async (): Promise<WordVectors> => {
      if (step === STEPS) return (await trainWord2Vec(reading, options)).vectors.first(SHOWN);
      const training = word2VecTraining(reading, options);
      const rows = new Float32Array(shown.length * dimensions);
      for await (const { learningRate } of training) {
        if (progressAt(learningRate) < step / STEPS) continue;
        training.snapshot(
          shown.map((_, id) => id),
          rows,
        );
        break;
      }
      return new WordVectors({ words: WordList.of(shown), vectors: rows, dimensions });
    };
    const vectors = await snapshot();
    const map = await drawMap(spec, step);
    return {
      neighbors: readProbes(values.probes).flatMap((probe) => {
        const isKnown = shown.includes(probe);
        if (!isKnown && vectors.subwords === undefined) return [];
        return mostSimilar(vectors, { positive: [probe], topn: NEAR }).map(({ word }) => [
          shown.indexOf(word) + 1,
          similarity(vectors, probe, word),
        ]);
      }),
      places: shown
        .slice(0, PLACES)
        .map((_, id) => [map.points[2 * id] ?? 0, map.points[2 * id + 1] ?? 0]),
      losses: map.losses.map((loss) => [loss]),
      vectors: [[map.read, hashVectors(vectors.vectors)]],
    };
  } finally {
    engine.dispose();
  }
};
export default check;

/** The map after a step: all maps before it are drawn, too, since each is turned to the one before. */
async function drawMap(spec: Word2VecSpec, step: number): Promise<WordMap> {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const job = createWord2VecJob(engine, spec);
    for (let done = 0; done < step; done++) await job.next();
    const [map] = (await job.look({ what: 'maps', from: step })) as readonly WordMap[];
    if (map === undefined) throw new Error(`There is no map of step ${step}.`);
    return map;
  } finally {
    engine.dispose();
  }
}
