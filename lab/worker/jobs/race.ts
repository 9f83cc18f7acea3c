import type { Engine } from 'malmoi/engine';
import { encodeModel } from 'malmoi/io';
import { LanguageModel, languageModelTraining } from 'malmoi/language-model';
import { countWeights, type RacingCell } from '../count-weights.ts';
import { hashOf } from '../hash-of.ts';
import type { Job } from '../job.ts';
import type { Look, Racer, RaceSpec } from '../job-looks.ts';
import { joinPieces } from '../join-pieces.ts';
import type { Checkpoint, SavedTraining } from '../protocol.ts';
import { readCorpus, trainingOptions } from './language-model.ts';
import { watchTraining } from './watched-training.ts';

/**
 * Three language models that learn the same text, a step of each in turn, so that none has the processor for itself.
 * A look gives their losses and what they cost.
 * @param from goes on from here, to the same numbers
 */
export function createRaceJob(
  engine: Engine,
  spec: RaceSpec,
  from?: Checkpoint,
): Job<Look<'race'>> {
  const { text, steps, seed } = spec;
  const corpus = readCorpus(text, 'code-points');
  const sizes = hiddenSizes(spec, corpus.units.size);
  const racers = (['rnn', 'lstm', 'gru'] as const).map((cell, i) => {
    const model = new LanguageModel(engine, corpus.units, {
      ...{ cell, hiddenSize: sizes[cell], layers: 1, seed },
    });
    const options = trainingOptions({ steps }, corpus.ids.length);
    const training = watchTraining(
      (watching) => languageModelTraining(model, corpus, { ...options, ...watching }),
      { from: from?.trainings[i] },
    );
    return { cell, model, training, saved: undefined as SavedTraining | undefined };
  });
  const bytesOf = (model: LanguageModel): Uint8Array<ArrayBuffer> =>
    joinPieces(encodeModel(model.toState()));
  let step = from?.step ?? 0;
  return {
    begun: step,
    next: async () => {
      for (const { training } of racers) {
        // One that was saved later than the others is ahead of them.
        if (training.losses.length > step) continue;
        if ((await training.next()) === undefined) return undefined;
      }
      step += 1;
      return [step, racers[0]?.training.losses[step - 1] ?? Number.NaN, 0, 0];
    },
    takeCheckpoint: () => {
      const trainings: SavedTraining[] = [];
      for (const racer of racers) {
        racer.saved = racer.training.takeSaved() ?? racer.saved;
        if (racer.saved !== undefined) trainings.push(racer.saved);
      }
      if (trainings.length < racers.length) return undefined;
      for (const racer of racers) racer.saved = undefined;
      return { step: Math.min(...trainings.map(({ losses }) => losses.length)), trainings };
    },
    look: async (at) => {
      if (at.what === 'racer') {
        const racer = racers.find(({ cell }) => cell === at.cell);
        if (racer === undefined) throw new Error(`There is no ${at.cell}.`);
        const bytes = bytesOf(racer.model);
        return { bytes, hash: await hashOf(bytes) };
      }
      return racers.map(
        ({ cell, model, training: { losses, milliseconds } }): Racer => ({
          ...{ cell, milliseconds, losses: losses.slice(at.from, step) },
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
