import type { Engine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import { LanguageModel, languageModelTraining } from 'malmoi/language-model';
import { countWeights, type RacingCell } from '../count-weights.ts';
import { hashOf } from '../hash-of.ts';
import type { Job } from '../job.ts';
import type { Look, Racer, RaceSpec } from '../job-looks.ts';
import { joinPieces } from '../join-pieces.ts';
import { readCorpus, trainingOptions } from './language-model.ts';

/**
 * Three language models that learn the same text, a step of each in turn, so that none has the processor for itself.
 * A look gives their losses and what they cost.
 */
export function createRaceJob(engine: Engine, spec: RaceSpec): Job<Look<'race'>> {
  const { text, steps, seed } = spec;
  const corpus = readCorpus(text, 'code-points');
  const sizes = hiddenSizes(spec, corpus.units.size);
  const racers = (['rnn', 'lstm', 'gru'] as const).map((cell) => {
    const model = new LanguageModel(engine, corpus.units, {
      ...{ cell, hiddenSize: sizes[cell], layers: 1, seed },
    });
    const options = trainingOptions({ steps }, corpus.ids.length);
    return {
      ...{ cell, model, training: languageModelTraining(model, corpus, options) },
      ...{ losses: [] as number[], milliseconds: 0 },
    };
  });
  const bytesOf = (model: LanguageModel): Uint8Array<ArrayBuffer> =>
    joinPieces(encodeModel(model.toState()));
  let step = 0;
  return {
    next: async () => {
      for (const racer of racers) {
        const begun = performance.now();
        const { done, value } = await racer.training.next();
        if (done) return undefined;
        racer.milliseconds += performance.now() - begun;
        racer.losses.push(value.loss);
      }
      step += 1;
      return [step, racers[0]?.losses.at(-1) ?? Number.NaN, 0, 0];
    },
    look: async (at) => {
      if (at.what === 'racer') {
        const racer = racers.find(({ cell }) => cell === at.cell);
        if (racer === undefined) throw new Error(`There is no ${at.cell}.`);
        const bytes = bytesOf(racer.model);
        return { bytes, hash: await hashOf(bytes) };
      }
      return racers.map(
        ({ cell, model, losses, milliseconds }): Racer => ({
          ...{ cell, milliseconds, losses: losses.slice(at.from) },
          ...{ hiddenSize: sizes[cell], units: corpus.units.size },
          parameters: model.parameterCount,
        }),
      );
    },
    finish: () => new Uint8Array(),
  };
}

/** Hidden units by cell: the same in all, or as many as give each about as many weights as the LSTM has. */
function hiddenSizes(
  { budget, hiddenSize }: Pick<RaceSpec, 'budget' | 'hiddenSize'>,
  units: number,
): Record<RacingCell, number> {
  const goal = countWeights('lstm', hiddenSize, units);
  const sizeOf = (cell: RacingCell): number => {
    if (budget === 'units') return hiddenSize;
    let size = hiddenSize;
    while (countWeights(cell, size + 1, units) <= goal) size += 1;
    return size;
  };
  return { rnn: sizeOf('rnn'), lstm: hiddenSize, gru: sizeOf('gru') };
}
