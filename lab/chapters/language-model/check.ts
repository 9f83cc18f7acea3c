// In Node only: the page asks its worker (`ask-worker.ts`).
import { readFileSync } from 'node:fs';
import { createEngine } from 'malmoi';
import { LanguageModel, languageModelTraining } from 'malmoi/language-model';
import type { Check } from '../../shell/chapter.ts';
import type { Reread } from '../../worker/job-looks.ts';
import { readCorpus, trainingOptions } from '../../worker/jobs/language-model.ts';
import { rereadText } from '../../worker/jobs/reread-text.ts';
import { type LanguageModelFields, LENGTH, MOMENTS } from './state.ts';

/** The bars of the picture. */
const BARS = 8;

const FILES = { shakespeare: 'shakespeare', reviews: 'film-reviews', kernels: 'kernels' } as const;

function readText(name: keyof typeof FILES): string {
  return readFileSync(new URL(`../../texts/${FILES[name]}.txt`, import.meta.url), 'utf8');
}

/** What the library says: the same training in Node, from its seed, and the texts that `generateText` writes on the way. */
const check: Check<LanguageModelFields> = async (values) => {
  const { text, own, units, cell, hidden, steps, seed, step, at, letter } = values;
  const source = text === 'own' ? own : readText(text);
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  try {
    const corpus = readCorpus(source, units);
    const options = { cell, hiddenSize: hidden, layers: 1, seed };
    const model = new LanguageModel(engine, corpus.units, options);
    const found = new Map<number, Reread>();
    const look = async (now: number): Promise<void> => {
      const { temperature, topK, topP, draw } = values;
      found.set(
        now,
        await rereadText(model, {
          ...{ what: 'reread', step: now, length: LENGTH, temperature, topK, topP, seed: draw },
          ...{ prompt: values.prompt === '' ? '\n' : values.prompt, place: letter, bars: BARS },
        }),
      );
    };
    const losses: number[][] = [];
    const stops = MOMENTS.filter((one) => one <= step);
    await look(0);
    const training = languageModelTraining(
      model,
      corpus,
      trainingOptions({ steps }, corpus.ids.length),
    );
    while (losses.length < step) {
      const { done, value } = await training.next();
      if (done) break;
      losses.push([value.loss]);
      if (stops.includes(value.step)) await look(value.step);
    }
    await training.return(undefined as never);
    const moments = [...found.values()];
    return {
      losses,
      next: (found.get(at) ?? moments.at(-1))?.next ?? [],
      letters: moments.map(({ ids }) => ids),
      surprise: moments.map(({ surprise }) => surprise),
    };
  } finally {
    engine.dispose();
  }
};
export default check;
