import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import { Tape } from '../autodiff/tape.ts';
import { InputError } from '../base/errors.ts';
import { createRandom, type Random } from '../base/random.ts';
import { stateOf } from '../nn/index.ts';
import {
  type CarriedState,
  type Chunk,
  clipByNorm,
  learningRateAt,
  Optimiser,
  PlateauSchedule,
} from '../training/index.ts';
import type { LanguageModel } from './language-model.ts';
import type { TrainingReport, TrainingSettings } from './training-options.ts';

/** The model's weights at the best validation so far. */
export interface BestWeights {
  readonly loss: number;
  readonly step: number;
  readonly tensors: ReturnType<typeof stateOf>;
}

/** A mean loss beyond this many times that of a model that knows nothing is an explosion. */
const EXPLOSION = 2;

/** A validation loss beyond this is one too: overfitting does not make the right units so unlikely. */
const MOST_NATS = 100;

/** Cosine schedules end at this share of the first learning rate. */
const LAST_SHARE = 1 / 20;

/** A training on its way: all that changes from step to step, and what one step does. */
export class TrainingRun {
  readonly model: LanguageModel;
  readonly settings: TrainingSettings;
  readonly optimiser: Optimiser;
  readonly carried: CarriedState;
  readonly plateau: PlateauSchedule;
  /** Where dropout is drawn from. */
  random: Random;
  /** Steps taken. */
  step = 0;
  /** Where in the sequences the next chunk begins; 0 begins an epoch. */
  begin = 0;
  /** Loss since the last report: its sum over units, and their number. */
  nats = 0;
  units = 0;
  best: BestWeights | undefined;
  /** Validations since the best one. */
  badValidations = 0;
  reports: TrainingReport[] = [];
  readonly #tape: Tape;

  constructor(model: LanguageModel, settings: TrainingSettings) {
    const { optimiser: kind, learningRate, batch } = settings;
    this.model = model;
    this.settings = settings;
    this.optimiser = new Optimiser(model.engine, model.parameters, { kind, learningRate });
    this.carried = model.createCarriedState(batch);
    this.plateau = new PlateauSchedule({ learningRate, factor: 0.5, patience: 1 });
    this.random = createRandom(model.options.seed, 'dropout');
    this.#tape = new Tape(model.engine);
  }

  /** The learning rate of the step that comes next. */
  get learningRate(): number {
    const { schedule, learningRate, steps, warmUpSteps } = this.settings;
    const falls = schedule === 'cosine';
    const rate = learningRateAt(
      {
        ...{ kind: 'cosine', learningRate, warmUpSteps },
        steps: Math.max(1, steps - warmUpSteps),
        minimum: falls ? learningRate * LAST_SHARE : learningRate,
      },
      this.step,
    );
    return schedule === 'plateau' && this.step >= warmUpSteps ? this.plateau.learningRate : rate;
  }

  /**
   * One update of the weights.
   * @throws InputError when the loss is no number any more, or explodes
   */
  train(chunk: Chunk): void {
    const { model, settings, carried } = this;
    const tape = this.#tape;
    if (chunk.begin === 0) carried.clear(tape);
    const { logits, state } = model.forward(tape, chunk.inputs, [chunk.steps, chunk.batch], {
      state: model.toRecurrentState(carried),
      random: this.random,
    });
    const lossTensor = softmaxCrossEntropy(tape, logits, chunk.targets);
    const loss = tape.numbers(lossTensor)[0];
    tape.backward(lossTensor);
    // Only now: the backward pass reads the states that the chunk began with.
    carried.keep(tape, [...state.h, ...state.c]);
    const norm = clipByNorm(model.engine, model.parameters, settings.clip);
    this.#checkLoss(loss, norm);
    this.optimiser.learningRate = this.learningRate;
    this.optimiser.step();
    tape.reset();
    this.step += 1;
    this.begin = chunk.begin + chunk.steps;
    this.nats += loss * chunk.targets.length;
    this.units += chunk.targets.length;
  }

  /**
   * Notes a validation, and keeps the weights when it is the best.
   * @returns the report
   * @throws InputError when its loss is no number, or beyond what bad luck and overfitting reach
   */
  report(epoch: number, validationLoss: number | undefined): TrainingReport {
    const { step } = this;
    // The training loss is of weights before the last update: only here is that one's explosion seen.
    if (validationLoss !== undefined && !(validationLoss < MOST_NATS)) {
      throw this.#exploded(`The validation loss became ${validationLoss}`, step);
    }
    const report: TrainingReport = {
      ...{ step, epoch, loss: this.nats / this.units, learningRate: this.learningRate },
      ...(validationLoss !== undefined && { validationLoss }),
    };
    this.reports.push(report);
    this.nats = 0;
    this.units = 0;
    if (validationLoss === undefined) return report;
    this.plateau.report(validationLoss);
    this.badValidations += 1;
    if (this.best === undefined || validationLoss < this.best.loss) {
      const tensors = stateOf(this.model.engine, this.model.parameters);
      this.best = { loss: validationLoss, step, tensors };
      this.badValidations = 0;
    }
    return report;
  }

  /** Whether there have been as many validations without a new best as there may be. */
  get isStalled(): boolean {
    const { patience } = this.settings;
    return patience > 0 && this.badValidations >= patience;
  }

  #checkLoss(loss: number, norm: number): void {
    const blind = Math.log(this.model.units.size) + 1;
    const mean = this.nats / this.units;
    const exploded = mean > EXPLOSION * blind;
    if (Number.isFinite(loss) && Number.isFinite(norm) && !exploded) return;
    const what = exploded
      ? `The loss grew to ${mean.toFixed(2)} nats, more than a model that knows nothing has,`
      : `The ${Number.isFinite(loss) ? "gradient's norm" : 'loss'} became ${Number.isFinite(loss) ? norm : loss}`;
    throw this.#exploded(what, this.step + 1);
  }

  #exploded(what: string, step: number): InputError {
    const { learningRate, clip } = this.settings;
    return new InputError(
      `${what} at step ${step}; train with a lower learning rate than ${learningRate}, or clip the gradient to less than ${clip}.`,
    );
  }

  /** Gives the carried states' room back. */
  dispose(): void {
    this.carried.dispose();
  }
}
