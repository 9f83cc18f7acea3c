import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { createRandom } from '../base/random.ts';
import { sentence } from '../base/sentence.ts';
import type { Engine } from '../engine/engine.ts';
import { damagedCheckpoint } from '../training/damaged-checkpoint.ts';
import { ProgressMeter } from '../training/progress-meter.ts';
import { TrainingClock } from '../training/training-clock.ts';
import { type RoundReport, tokensPerSecond } from '../training/training-report.ts';
import {
  beginIteration,
  type GlovePosition,
  restoreCheckpoint,
  saveCheckpoint,
} from './glove-checkpoint.ts';
import type { GloveOptions, GloveSettings } from './glove-options.ts';
import type { GloveParameters } from './glove-parameters.ts';
import { countCells } from './round-slices.ts';
import type { ShuffledCells } from './shuffled-cells.ts';
import { SliceTrainer } from './slice-trainer.ts';

/** The parameters to train, and the cells to train on. */
export interface GloveTask {
  readonly engine: Engine;
  readonly parameters: GloveParameters;
  readonly words: number;
  readonly cells: ShuffledCells;
  readonly settings: GloveSettings;
}

/**
 * Trains on all cells once in each iteration, round by round; a round is cut into slices between which it can be stopped.
 * @yields a report after each round
 */
export async function* trainIterations(
  { engine, parameters, words, cells: { rounds, nonzeros }, settings }: GloveTask,
  options: GloveOptions,
): AsyncGenerator<RoundReport, void, undefined> {
  const { iterations, learningRate, seed } = settings;
  const { resumeFrom, onIteration } = options;
  const counts = { words, nonzeros };
  let position =
    resumeFrom === undefined
      ? beginIteration(1)
      : restoreCheckpoint(engine.heap, counts, parameters, settings, resumeFrom);
  const checkpoint = (): ModelState =>
    saveCheckpoint(engine.heap, counts, parameters, settings, position);
  const clock = new TrainingClock(options);
  const meter = new ProgressMeter(options.onProgress, () => clock.now());
  const trainer = new SliceTrainer(engine, parameters, rounds, settings);
  let next: Promise<Uint8Array> = Promise.resolve(new Uint8Array());
  try {
    while (position.iteration <= iterations) {
      const { iteration } = position;
      const where = sentence(
        'glove/in-iteration',
      )`in iteration ${{ iteration }} of ${{ iterations }}`;
      const began = clock.now();
      const order = Array.from(rounds.keys());
      createRandom(seed, 'rounds', iteration).shuffle(order);
      expectPlace(
        position,
        order.map((round) => trainer.slices[round].length),
      );
      next = rounds[order[position.rounds]].read();
      for (let turn = position.rounds; turn < order.length; turn++) {
        const round = rounds[order[turn]];
        const bytes = await next;
        // The disk reads the next round while this one is trained.
        if (turn + 1 < order.length) next = rounds[order[turn + 1]].read();
        const slices = trainer.slices[order[turn]];
        const report = { loss: 0, tokens: 0, milliseconds: 0 };
        for (let i = position.slices; i < slices.length; i++) {
          const started = clock.now();
          const loss = trainer.train(round, bytes, slices[i]);
          const count = countCells(slices[i]);
          const isEnd = i + 1 === slices.length;
          position = {
            ...{ iteration, rounds: isEnd ? turn + 1 : turn, slices: isEnd ? 0 : i + 1 },
            ...{ loss: position.loss + loss, cells: position.cells + count },
          };
          report.loss += loss;
          report.tokens += count;
          report.milliseconds += clock.now() - started;
          meter.add(loss, count);
          const done = (iteration - 1) * nonzeros + position.cells;
          const total = iterations * nonzeros;
          const phase = `iteration ${iteration} of ${iterations}`;
          meter.report(() => ({ phase, done, total, unit: 'nonzeros' }), done === total);
          // At the end of an iteration its loss is looked at first.
          if (position.rounds < order.length) await clock.betweenSteps(count, checkpoint, where);
        }
        const { loss, tokens, milliseconds } = report;
        yield {
          ...{ step: (iteration - 1) * order.length + turn + 1, epoch: iteration },
          ...(tokens > 0 && { loss: loss / tokens }),
          ...{ tokens, learningRate, milliseconds },
          tokensPerSecond: tokensPerSecond(tokens, milliseconds),
        };
      }
      if (!Number.isFinite(position.loss)) {
        throw new InputError(
          sentence(
            'glove/diverged',
          )`GloVe: the numbers grew beyond bounds in iteration ${{ iteration }}; take a lower learning rate than ${{ learningRate }}.`,
        );
      }
      const seconds = (clock.now() - began) / 1000;
      onIteration?.({ iteration, loss: position.loss / nonzeros, nonzeros, seconds });
      position = beginIteration(iteration + 1);
      if (iteration < iterations) {
        await clock.betweenSteps(
          0,
          checkpoint,
          sentence('glove/after-iteration')`after iteration ${{ iteration }} of ${{ iterations }}`,
        );
      }
    }
  } finally {
    // A read that is still running must not end as an unhandled rejection.
    await next.catch(() => undefined);
    trainer.dispose();
  }
}

/** @throws InputError when a checkpoint's place does not exist in this training */
function expectPlace({ rounds, slices }: GlovePosition, slicesOfRounds: readonly number[]): void {
  if (rounds < slicesOfRounds.length && slices < slicesOfRounds[rounds]) return;
  throw damagedCheckpoint();
}
