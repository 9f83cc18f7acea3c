import { zeroGradients } from '../autodiff/parameters.ts';
import { Tape } from '../autodiff/tape.ts';
import { InputError, InterruptedError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { type Sentence, type SentenceValue, sentence } from '../base/sentence.ts';
import { loadState } from '../nn/module.ts';
import { BestWeights } from './best-weights.ts';
import { clipByNorm, gradientNorm } from './clipping.ts';
import { damagedCheckpoint } from './damaged-checkpoint.ts';
import { LearningRate } from './learning-rate.ts';
import { Optimizer } from './optimizers/optimizer.ts';
import { ProgressMeter } from './progress-meter.ts';
import { compareResumedOptions, type ExtendedOption } from './resume-options.ts';
import { decodeCheckpoint, encodeCheckpoint, type TrainingPosition } from './trainer-checkpoint.ts';
import {
  EXTENDING_SETTINGS,
  type ResolvedSettings,
  resolveSettings,
  settingsToJson,
  type TrainerOptions,
} from './trainer-settings.ts';
import { TrainingClock } from './training-clock.ts';
import { type StepReport, tokensPerSecond, type ValidationReport } from './training-report.ts';
import type { TrainingTask } from './training-task.ts';
import { WeightAverage } from './weight-average.ts';

/** The outcome of a training. */
export interface TaskOutcome {
  /** Steps taken: fewer than requested when early stopping ended the training. */
  readonly steps: number;
  /** The step that a checkpoint continued from; 0 for a new training. */
  readonly resumedAt: number;
  /** Options whose values differ from the checkpoint's: those that only extend the training. */
  readonly extended: readonly ExtendedOption[];
  /** The step whose weights the model has: that of the best validation, or the last one. */
  readonly bestStep: number;
  /** The value of the best validation; absent without validations. */
  readonly best?: number;
  readonly validations: readonly ValidationReport[];
}

/**
 * Trains a task step by step: pull to go on, stop pulling to pause, `return()` to give the memory back and leave the
 * weights as they are. At the end the parameters are those of the best validation; without validation the last ones,
 * or their mean. The signal stops it after a last checkpoint. Same task, options and engine: same bytes.
 * @yields a report after each step
 * @returns the outcome
 * @throws UsageError when an option is out of range, or would give another result than the checkpoint's training
 * @throws InputError when there is no data, the numbers explode, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function* runTraining<Batch>(
  task: TrainingTask<Batch>,
  options: TrainerOptions,
): AsyncGenerator<StepReport, TaskOutcome, undefined> {
  const trainer = new Trainer(task, options);
  try {
    if (options.resumeFrom !== undefined) trainer.resume(options.resumeFrom);
    return yield* trainer.run();
  } finally {
    trainer.dispose();
  }
}

class Trainer<Batch> {
  readonly #task: TrainingTask<Batch>;
  readonly #settings: ResolvedSettings;
  readonly #tape: Tape;
  readonly #optimizer: Optimizer;
  readonly #rate: LearningRate;
  readonly #average: WeightAverage | undefined;
  readonly #best: BestWeights;
  readonly #clock: TrainingClock;
  readonly #meter: ProgressMeter;
  readonly #options: TrainerOptions;
  /** Total number of steps, where it is known. */
  readonly #steps: number | undefined;
  #step = 0;
  #epoch = 1;
  #batch = 0;
  #seen = 0;
  #nats = 0;
  #tokens = 0;
  #validates = false;
  #validations: ValidationReport[] = [];
  #resumedAt = 0;
  #extended: readonly ExtendedOption[] = [];

  constructor(task: TrainingTask<Batch>, options: TrainerOptions) {
    const { engine, parameters, better, batchesPerEpoch } = task;
    const settings = resolveSettings(options, batchesPerEpoch);
    const { optimizer, schedule, averaging, steps, epochs } = settings;
    this.#task = task;
    this.#options = options;
    this.#settings = settings;
    this.#steps =
      steps ?? (batchesPerEpoch === undefined ? undefined : batchesPerEpoch * Number(epochs));
    this.#tape = new Tape(engine);
    this.#optimizer = new Optimizer(engine, parameters, optimizer);
    this.#rate = new LearningRate(schedule, better);
    this.#average = averaging && new WeightAverage(engine, parameters, averaging);
    this.#best = new BestWeights(engine, parameters, better);
    this.#clock = new TrainingClock(options);
    this.#meter = new ProgressMeter(options.onProgress, () => this.#clock.now());
  }

  /** Restores the training from a checkpoint, including the weights. */
  resume(checkpoint: ModelState): void {
    const task = this.#task;
    const { state, parts } = decodeCheckpoint(checkpoint, task.checkpointKind);
    if (JSON.stringify(state.data) !== JSON.stringify(task.data ?? null)) {
      const unknown = sentence('training/unknown-length')`unknown`;
      const before: SentenceValue = Object(state.data).length ?? unknown;
      const now = task.data?.length ?? unknown;
      const { unit = 'tokens' } = task;
      throw new InputError(
        sentence(
          'training/other-data',
        )`The checkpoint is of data of ${{ before }} ${{ unit }}, and this (${{ now }} ${{ unit }}) is another; go on with the same data.`,
      );
    }
    expectPlace(state.position, task.batchesPerEpoch);
    const what = 'checkpoint';
    this.#extended = [
      ...compareResumedOptions(state.taskSettings, task.settings ?? {}, {
        what,
        extending: task.extending ?? {},
      }),
      ...compareResumedOptions(state.settings, settingsToJson(this.#settings), {
        what,
        extending: EXTENDING_SETTINGS,
      }),
    ].filter(({ name }, i, all) => all.findIndex((one) => one.name === name) === i);
    // Damage is found before anything is changed: the best weights are first loaded in the parameters' place.
    if (state.best !== null) loadState(task.engine, task.parameters, parts.best);
    loadState(task.engine, task.parameters, checkpoint.tensors);
    this.#optimizer.restore({ metadata: state.optimizer, tensors: parts.optimizer });
    this.#rate.restore(state.schedule);
    this.#average?.restore(state.position.averaged, parts.average);
    task.state?.restore({ metadata: state.task, tensors: parts.task });
    this.#restorePosition(state.position);
    this.#best.best = state.best === null ? undefined : { ...state.best, tensors: parts.best };
    this.#best.badValidations = state.position.badValidations;
    this.#validations = [...state.validations] as unknown as ValidationReport[];
    this.#resumedAt = this.#step;
  }

  async *run(): AsyncGenerator<StepReport, TaskOutcome, undefined> {
    if (this.#validates) await this.#validate();
    while (!this.#isDone) {
      const first = this.#batch;
      for await (const batch of this.#task.batches(this.#epoch, first)) {
        const report = await this.#takeStep(batch);
        const validation = this.#isDue ? await this.#validate() : undefined;
        this.#meter.report(() => this.#progress(), this.#isDone);
        yield validation === undefined ? report : { ...report, validation };
        if (this.#isDone) break;
        await this.#clock.betweenSteps(0, () => this.#checkpoint(), this.#where);
      }
      if (this.#isDone) break;
      if (this.#batch === 0) {
        throw new InputError(
          sentence(
            'training/no-batches',
          )`Epoch ${{ epoch: this.#epoch }} of the training has no batches; give it data.`,
        );
      }
      this.#epoch += 1;
      this.#batch = 0;
    }
    if (this.#tokens > 0) await this.#validate();
    return this.#finish();
  }

  dispose(): void {
    this.#tape.reset();
    this.#optimizer.zeroGradients();
    this.#optimizer.dispose();
  }

  /** Updates the weights once. */
  async #takeStep(batch: Batch): Promise<StepReport> {
    const began = this.#clock.now();
    const { engine, parameters } = this.#task;
    const { loss, tokens, keep } = this.#task.loss(this.#tape, batch);
    const value = this.#tape.numbers(loss)[0];
    const pieces = this.#tape.backwardInPieces(loss);
    do {
      const pause = this.#clock.takeBreak(tokens);
      if (pause === undefined) continue;
      // As in `runWithinStep`, nothing else is awaited within the step.
      this.#tape.stepAside();
      try {
        await pause;
      } finally {
        this.#tape.stepBack();
      }
      if (this.#clock.isAborted) await this.#leaveStep();
    } while (!pieces.next().done);
    // Only now: the backward pass reads the states that the batch began with.
    keep?.();
    const { clip } = this.#settings;
    const norm =
      clip === undefined ? gradientNorm(engine, parameters) : clipByNorm(engine, parameters, clip);
    this.#checkLoss(value, norm);
    const learningRate = this.#rate.at(this.#step);
    this.#optimizer.learningRate = learningRate;
    this.#optimizer.step();
    this.#tape.reset();
    this.#step += 1;
    this.#batch += 1;
    this.#average?.update(this.#step);
    this.#seen += tokens;
    this.#nats += value * tokens;
    this.#tokens += tokens;
    this.#meter.add(value * tokens, tokens);
    const milliseconds = this.#clock.now() - began;
    return {
      ...{ step: this.#step, epoch: this.#epoch, loss: value, tokens, gradientNorm: norm },
      clippedNorm: clip === undefined ? norm : norm * Math.min(1, clip / (norm + 1e-6)),
      ...{ learningRate, milliseconds, tokensPerSecond: tokensPerSecond(tokens, milliseconds) },
    };
  }

  /** Stops within a step, which counts as not begun. */
  async #leaveStep(): Promise<void> {
    zeroGradients(this.#task.engine, this.#task.parameters);
    this.#tape.reset();
    await this.#clock.stop(() => this.#checkpoint(), this.#where);
  }

  /** Validates the weights, or their mean, and records the result. */
  async #validate(): Promise<number | undefined> {
    this.#validates = true;
    const putBack = this.#average?.apply();
    let validation: number | undefined;
    try {
      const { signal, breaks } = this.#options;
      validation = await this.#task.validate?.({
        ...(signal !== undefined && { signal }),
        ...(breaks !== undefined && { breaks }),
      });
      this.#note(validation);
    } catch (error) {
      putBack?.();
      if (!(error instanceof InterruptedError)) throw error;
      return this.#clock.stop(() => this.#checkpoint(), this.#where);
    }
    putBack?.();
    this.#validates = false;
    return validation;
  }

  #note(validation: number | undefined): void {
    const step = this.#step;
    const { limits, batchesPerEpoch } = this.#task;
    // The training loss is of weights before the last update: only here is that one's explosion seen.
    if (validation !== undefined && !(Math.abs(validation) < (limits?.validation ?? Infinity))) {
      throw this.#exploded(
        sentence('training/validation-exploded')`The validation loss became ${{ validation }}`,
        step,
      );
    }
    const report: ValidationReport = {
      step,
      epoch: batchesPerEpoch === undefined ? this.#epoch : step / batchesPerEpoch,
      loss: this.#nats / this.#tokens,
      learningRate: this.#rate.at(step),
      ...(validation !== undefined && { validation }),
    };
    this.#validations.push(report);
    this.#nats = 0;
    this.#tokens = 0;
    if (validation !== undefined) {
      this.#rate.report(validation);
      this.#best.offer(validation, step);
    }
    this.#options.onValidation?.(report);
  }

  #finish(): TaskOutcome {
    const { best } = this.#best;
    if (best === undefined) this.#average?.apply();
    else this.#best.apply();
    return {
      ...{ steps: this.#step, resumedAt: this.#resumedAt, extended: this.#extended },
      bestStep: best?.step ?? this.#step,
      ...(best !== undefined && { best: best.value }),
      validations: this.#validations,
    };
  }

  get #isDue(): boolean {
    return this.#step % this.#settings.validateEvery === 0 || this.#step === this.#steps;
  }

  get #isDone(): boolean {
    const { epochs, patience } = this.#settings;
    if (patience > 0 && this.#best.badValidations >= patience) return true;
    return this.#steps === undefined ? this.#epoch > Number(epochs) : this.#step >= this.#steps;
  }

  get #where(): Sentence {
    const [step, steps] = [this.#step, this.#steps];
    return steps === undefined
      ? sentence('training/after-step')`after step ${{ step }}`
      : sentence('training/after-step-of')`after step ${{ step }} of ${{ steps }}`;
  }

  #progress() {
    const { batchesPerEpoch, unit = 'tokens' } = this.#task;
    const epochs =
      this.#settings.epochs ??
      (batchesPerEpoch && Math.ceil(Number(this.#steps) / batchesPerEpoch));
    const total = this.#steps && Math.round((this.#seen / this.#step) * this.#steps);
    return {
      phase: `epoch ${this.#epoch}${epochs === undefined ? '' : ` of ${epochs}`}`,
      ...{ done: this.#seen, unit, ...(total !== undefined && { total }) },
    };
  }

  #checkpoint(): ModelState {
    const { best } = this.#best;
    const task = this.#task.state?.save() ?? { metadata: {}, tensors: {} };
    const optimizer = this.#optimizer.state();
    return encodeCheckpoint(
      this.#task as TrainingTask<never>,
      {
        data: this.#task.data ?? null,
        settings: settingsToJson(this.#settings),
        taskSettings: this.#task.settings ?? {},
        position: this.#position(),
        best: best === undefined ? null : { value: best.value, step: best.step },
        validations: this.#validations.map((report) => ({ ...report })),
        schedule: this.#rate.state(),
        optimizer: optimizer.metadata,
        task: task.metadata,
      },
      {
        optimizer: optimizer.tensors,
        best: best?.tensors ?? {},
        average: this.#average?.tensors() ?? {},
        task: task.tensors,
      },
    );
  }

  #position(): TrainingPosition {
    return {
      ...{ step: this.#step, epoch: this.#epoch, batch: this.#batch, seen: this.#seen },
      ...{ nats: this.#nats, tokens: this.#tokens, validates: this.#validates },
      ...{ badValidations: this.#best.badValidations, averaged: this.#average?.count ?? 0 },
    };
  }

  #restorePosition({ step, epoch, batch, seen, nats, tokens, validates }: TrainingPosition): void {
    this.#step = step;
    this.#epoch = epoch;
    this.#batch = batch;
    this.#seen = seen;
    this.#nats = nats;
    this.#tokens = tokens;
    this.#validates = validates;
  }

  #checkLoss(loss: number, norm: number): void {
    const mean = this.#nats / this.#tokens;
    const exploded = mean > (this.#task.limits?.loss ?? Infinity);
    if (Number.isFinite(loss) && Number.isFinite(norm) && !exploded) return;
    const what = exploded
      ? sentence(
          'training/loss-exploded',
        )`The loss grew to ${{ mean: mean.toFixed(2) }} nats, more than a model that knows nothing has,`
      : Number.isFinite(loss)
        ? sentence('training/norm-not-finite')`The gradient's norm became ${{ norm }}`
        : sentence('training/loss-not-finite')`The loss became ${{ loss }}`;
    throw this.#exploded(what, this.#step + 1);
  }

  #exploded(what: Sentence, step: number): InputError {
    const { optimizer, clip } = this.#settings;
    const clipping =
      clip === undefined
        ? sentence('training/clip')`clip the gradient`
        : sentence('training/clip-more')`clip the gradient to less than ${{ clip }}`;
    return new InputError(
      sentence(
        'training/exploded',
      )`${{ what }} at step ${{ step }}; train with a lower learning rate than ${{ learningRate: optimizer.learningRate }}, or ${{ clipping }}.`,
    );
  }
}

/** @throws InputError when a checkpoint's place does not exist among the epochs of this training */
function expectPlace({ step, epoch, batch }: TrainingPosition, batchesPerEpoch?: number): void {
  if (batchesPerEpoch === undefined) return;
  if (batch <= batchesPerEpoch && step === (epoch - 1) * batchesPerEpoch + batch) return;
  throw damagedCheckpoint();
}
