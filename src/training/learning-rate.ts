import type { Json } from '../base/json.ts';
import { numberFrom, orNull, StateReader, wholeNumberFrom } from '../base/read-state.ts';
import { type PlateauOptions, PlateauSchedule } from './plateau-schedule.ts';
import { learningRateAt, type Schedule } from './schedules.ts';

/** The schedule of a training's learning rate: by its steps, or by its validations. */
export type TrainingSchedule = Schedule | PlateauTrainingSchedule;

/** After a linear warm-up, lowers the rate when validations stop improving. */
export interface PlateauTrainingSchedule extends PlateauOptions {
  readonly kind: 'plateau';
  /** Steps of the warm-up, which begins with a tenth of the rate; default 0. */
  readonly warmUpSteps?: number;
}

/** The learning rate of a training: a schedule, and what it remembers. */
export class LearningRate {
  readonly #schedule: TrainingSchedule;
  readonly #plateau: PlateauSchedule | undefined;

  constructor(schedule: TrainingSchedule, better: 'lower' | 'higher' = 'lower') {
    this.#schedule = schedule;
    this.#plateau =
      schedule.kind === 'plateau'
        ? new PlateauSchedule({ ...plateauOf(schedule), mode: better === 'lower' ? 'min' : 'max' })
        : undefined;
  }

  /** Returns the rate of a step; `step` is the number of steps already taken. */
  at(step: number): number {
    const schedule = this.#schedule;
    if (schedule.kind !== 'plateau') return learningRateAt(schedule, step);
    const { learningRate, warmUpSteps = 0 } = schedule;
    if (step >= warmUpSteps && this.#plateau !== undefined) return this.#plateau.learningRate;
    return learningRateAt({ kind: 'cosine', learningRate, warmUpSteps, steps: 1 }, step);
  }

  /** Takes a validation into account. */
  report(validation: number): void {
    this.#plateau?.report(validation);
  }

  /** Returns the state for a checkpoint; null where the rate depends on the step alone. */
  state(): Json {
    return this.#plateau === undefined ? null : { ...this.#plateau.state() };
  }

  /**
   * Goes on from a checkpoint.
   * @throws InputError when the state is damaged
   */
  restore(state: Json | undefined): void {
    if (this.#plateau === undefined) return;
    const plateau = new StateReader(state, 'checkpoint.schedule');
    this.#plateau.restore({
      learningRate: plateau.read('learningRate', numberFrom(0)),
      best: plateau.read('best', orNull(numberFrom())),
      badReports: plateau.read('badReports', wholeNumberFrom()),
      cooldownLeft: plateau.read('cooldownLeft', wholeNumberFrom()),
    });
  }
}

/** The part of a training's schedule that the plateau takes; the rise is the training's own. */
function plateauOf({ kind, warmUpSteps, ...plateau }: PlateauTrainingSchedule): PlateauOptions {
  return plateau;
}
