import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sigmoidCrossEntropy } from '../../src/autodiff/operations.ts';
import type { Tape } from '../../src/autodiff/tape.ts';
import { InterruptedError } from '../../src/base/errors.ts';
import type { JsonObject } from '../../src/base/json.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import { Linear } from '../../src/nn/linear.ts';
import {
  type BatchLoss,
  computeFingerprint,
  finishTraining,
  runTraining,
  type StepReport,
  type TaskOutcome,
  type TrainerOptions,
  type TrainingTask,
} from '../../src/training/index.ts';
import { expectToHearTimer } from '../support/hear-abort.ts';

/** A point of two coordinates, and whether it lies above the line y = x. */
interface Point {
  readonly x: readonly [number, number];
  readonly above: 0 | 1;
}

function drawPoints(count: number, use: string): Point[] {
  const random = createRandom(7, use);
  return Array.from({ length: count }, () => {
    const x = [random.normal(), random.normal()] as const;
    return { x, above: x[1] > x[0] ? 1 : 0 };
  });
}

/** Logistic regression on batches of differing sizes, validated by accuracy, where higher is better. */
class LogisticTask implements TrainingTask<readonly Point[]> {
  readonly engine: Engine;
  readonly layer: Linear;
  readonly parameters: Linear['parameters'];
  readonly checkpointKind = 'logistic-checkpoint';
  readonly better = 'higher';
  readonly batchesPerEpoch: number;
  readonly data;
  readonly settings;
  readonly #points: readonly Point[];
  readonly #sizes: readonly number[];
  readonly #heldOut = drawPoints(200, 'held-out');

  constructor(engine: Engine, sizes: readonly number[] = [30, 10, 7], points = 47) {
    this.engine = engine;
    this.layer = new Linear(engine, {
      ...{ inputSize: 2, outputSize: 1, name: 'logistic', random: createRandom(3, 'weights') },
    });
    this.parameters = this.layer.parameters;
    this.#points = drawPoints(points, 'points');
    this.#sizes = sizes;
    this.batchesPerEpoch = sizes.length;
    this.data = computeFingerprint(Int32Array.from(this.#points, ({ x }) => 1e6 * x[0]));
    this.settings = { sizes: [...sizes] };
  }

  *batches(epoch: number, first: number): Generator<readonly Point[]> {
    const order = [...this.#points];
    createRandom(1, 'shuffle', epoch).shuffle(order);
    let from = 0;
    for (const [i, size] of this.#sizes.entries()) {
      if (i >= first) yield order.slice(from, from + size);
      from += size;
    }
  }

  loss(tape: Tape, points: readonly Point[]): BatchLoss {
    const logits = this.#logits(tape, points);
    const targets = points.map(({ above }) => above);
    return { loss: sigmoidCrossEntropy(tape, logits, targets), tokens: points.length };
  }

  validate = (): number => {
    const weights = this.parameters.map(({ offset, length }) =>
      Array.from(this.engine.heap.numbers(offset, length)),
    );
    const [[a, b], [bias]] = weights as [[number, number], [number]];
    const right = this.#heldOut.filter(
      ({ x, above }) => (a * x[0] + b * x[1] + bias > 0 ? 1 : 0) === above,
    );
    return right.length / this.#heldOut.length;
  };

  weights(): number[] {
    return this.parameters.flatMap(({ offset, length }) =>
      Array.from(this.engine.heap.numbers(offset, length)),
    );
  }

  #logits(tape: Tape, points: readonly Point[]) {
    const inputs = tape.constant(
      [points.length, 2],
      points.flatMap(({ x }) => x),
    );
    return this.layer.forward(tape, inputs);
  }
}

const OPTIONS: TrainerOptions = {
  optimizer: { kind: 'sgd', learningRate: 0.5 },
  epochs: 6,
};

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

/** A checkpoint after some steps, through a file. */
async function checkpointAfter(steps: number, options: TrainerOptions): Promise<ModelState> {
  const stop = new AbortController();
  let bytes: Uint8Array = new Uint8Array();
  const training = runTraining(new LogisticTask(engine), {
    ...{ ...options, signal: stop.signal },
    onCheckpoint: (state) => {
      bytes = joinBytes([...encodeModel(state)]);
    },
  });
  for (let step = 0; step < steps; step++) await training.next();
  stop.abort();
  await expect(training.next()).rejects.toThrow(InterruptedError);
  return decodeModel(bytes.slice().buffer, 'checkpoint');
}

/** Pulls a training to its end; gives its reports and its outcome. */
async function drain(training: AsyncGenerator<StepReport, TaskOutcome, undefined>) {
  const reports: StepReport[] = [];
  for (;;) {
    const { done, value } = await training.next();
    if (done) return { reports, outcome: value };
    reports.push(value);
  }
}

describe('a task that is trained', () => {
  it('learns, reports each step, and ends with the weights of the best validation', async () => {
    const task = new LogisticTask(engine);
    const { reports, outcome } = await drain(runTraining(task, OPTIONS));
    expect(outcome.steps).toBe(18);
    const values = outcome.validations.map(({ validation }) => validation);
    expect(outcome.best).toBe(Math.max(...(values as number[])));
    expect(task.validate()).toBe(outcome.best);
    const best = outcome.validations.find(({ step }) => step === outcome.bestStep);
    expect(best?.validation).toBe(outcome.best);
    expect(reports.map(({ tokens }) => tokens).slice(0, 4)).toEqual([30, 10, 7, 30]);
    expect(reports.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6].flatMap((e) => [e, e, e]));
    expect(
      reports.flatMap(({ step, validation }) => (validation === undefined ? [] : [step])),
    ).toEqual([3, 6, 9, 12, 15, 18]);
    // Without clipping the norm stays.
    for (const { gradientNorm, clippedNorm } of reports) expect(clippedNorm).toBe(gradientNorm);
    expect(reports.at(-1)!.loss).toBeLessThan(reports[0]!.loss);
  });

  it('weighs batches by their size in the mean loss between validations', async () => {
    const { reports, outcome } = await drain(runTraining(new LogisticTask(engine), OPTIONS));
    const nats = reports.slice(0, 3).reduce((sum, { loss, tokens }) => sum + loss * tokens, 0);
    expect(outcome.validations[0]?.loss).toBeCloseTo(nats / 47, 12);
  });

  it('goes by steps or by epochs', async () => {
    const run = async (options: Partial<TrainerOptions>) => {
      const task = new LogisticTask(engine);
      const { optimizer } = OPTIONS;
      const { steps } = await finishTraining(runTraining(task, { optimizer, ...options }));
      return { steps, weights: task.weights() };
    };
    expect(await run({ epochs: 2 })).toEqual(await run({ steps: 6 }));
    await expect(run({})).rejects.toThrow('either a number of steps or one of epochs');
    await expect(run({ epochs: 1, steps: 1 })).rejects.toThrow('either');
    await expect(run({ steps: 0 })).rejects.toThrow('steps is 0');
    await expect(run({ steps: 1, clip: -1 })).rejects.toThrow('clip is -1');
    await expect(run({ steps: 1, averaging: { kind: 'ema', decay: 1 } })).rejects.toThrow(
      'decay of averaging is 1',
    );
  });

  it('stops after validations without a new best, where higher is better', async () => {
    // With no learning rate nothing ever gets better than the first validation.
    const outcome = await finishTraining(
      runTraining(new LogisticTask(engine), {
        ...{ ...OPTIONS, optimizer: { kind: 'sgd', learningRate: 1e-30 }, patience: 2 },
      }),
    );
    expect(outcome).toMatchObject({ steps: 9, bestStep: 3 });
  });

  it('lowers the rate on a plateau of a score', async () => {
    const rates: number[] = [];
    const training = runTraining(new LogisticTask(engine), {
      ...OPTIONS,
      schedule: { kind: 'plateau', learningRate: 1e-30, factor: 0.5, patience: 1 },
    });
    for await (const { learningRate } of training) rates.push(learningRate);
    expect(rates[0]).toBe(1e-30);
    // The first validation is a best; the second and third are not.
    expect(rates[9]).toBe(0.5e-30);
  });

  it('without data says so', async () => {
    const { optimizer } = OPTIONS;
    const training = runTraining(new LogisticTask(engine, []), { optimizer, steps: 3 });
    await expect(finishTraining(training)).rejects.toThrow(
      'Epoch 1 of the training has no batches',
    );
  });

  it('takes batches that come with time', async () => {
    const whole = new LogisticTask(engine);
    await finishTraining(runTraining(whole, OPTIONS));
    const task = new LogisticTask(engine);
    const batches = task.batches.bind(task);
    const late = Object.assign(task, {
      async *batches(epoch: number, first: number) {
        for (const batch of batches(epoch, first)) {
          await new Promise((resolve) => setImmediate(resolve));
          yield batch;
        }
      },
    });
    await finishTraining(runTraining(late, OPTIONS));
    expect(task.weights()).toEqual(whole.weights());
  });
});

/** A checkpoint that says that its training is somewhere else. */
function withPosition(state: ModelState, changed: JsonObject): ModelState {
  const checkpoint: JsonObject = Object(state.metadata.checkpoint);
  const position = { ...Object(checkpoint.position), ...changed };
  return { ...state, metadata: { ...state.metadata, checkpoint: { ...checkpoint, position } } };
}

/** A checkpoint that says that it holds the weights of a best validation. */
function withBest(state: ModelState, best: JsonObject): ModelState {
  const checkpoint: JsonObject = { ...Object(state.metadata.checkpoint), best };
  return { ...state, metadata: { ...state.metadata, checkpoint } };
}

/** A checkpoint's tensors but for those of one part. */
function withoutPart({ tensors }: ModelState, prefix: string): ModelState['tensors'] {
  return Object.fromEntries(Object.entries(tensors).filter(([name]) => !name.startsWith(prefix)));
}

describe('a training that is stopped', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [7, 3],
  ])('after step %i goes on to the same weights, averaged every %i', async (steps, every) => {
    const options: TrainerOptions = {
      ...OPTIONS,
      clip: 0.2,
      averaging: { kind: 'ema', decay: 0.9, every },
    };
    const whole = new LogisticTask(engine);
    const expected = await finishTraining(runTraining(whole, options));
    const resumeFrom = await checkpointAfter(steps, options);
    const task = new LogisticTask(engine);
    const outcome = await finishTraining(runTraining(task, { ...options, resumeFrom }));
    expect(task.weights()).toEqual(whole.weights());
    expect(outcome).toEqual({ ...expected, resumedAt: steps });
  });

  it('hears a timer', () =>
    expectToHearTimer((work) =>
      finishTraining(
        runTraining(new LogisticTask(engine), { ...OPTIONS, ...work, epochs: 1_000_000 }),
      ),
    ));

  it('refuses other data, other settings of the task, and other files', async () => {
    const resumeFrom = await checkpointAfter(2, OPTIONS);
    const resume = (task: LogisticTask, options: TrainerOptions = OPTIONS) =>
      finishTraining(runTraining(task, { ...options, resumeFrom }));
    await expect(resume(new LogisticTask(engine, [30, 10, 7], 46))).rejects.toThrow(
      'The checkpoint is of data of 47 tokens, and this (46 tokens) is another; go on with the same data.',
    );
    await expect(resume(new LogisticTask(engine, [40, 7]))).rejects.toThrow(
      'made with sizes 0 30, 1 10, 2 7, not 0 40, 1 7',
    );
    const { metadata } = resumeFrom;
    const damaged: [ModelState, string][] = [
      [
        { ...resumeFrom, kind: 'word-vectors' },
        'This is no logistic-checkpoint but a word-vectors',
      ],
      [{ ...resumeFrom, metadata: {} }, 'The checkpoint has layout 1'],
      [withPosition(resumeFrom, { batch: 1e6 }), 'The checkpoint is damaged'],
      [withPosition(resumeFrom, { epoch: 1e6 }), 'The checkpoint is damaged'],
      [withPosition(resumeFrom, { step: 1e6 }), 'The checkpoint is damaged'],
      [
        {
          ...withBest(resumeFrom, { value: 0.5, step: 1 }),
          tensors: withoutPart(resumeFrom, 'best.'),
        },
        'is missing',
      ],
      ...[{ position: {} }, { validations: [1] }, { best: { step: -1 } }, { settings: null }].map(
        (change): [ModelState, string] => [
          {
            ...resumeFrom,
            metadata: { ...metadata, checkpoint: { ...Object(metadata.checkpoint), ...change } },
          },
          'The model is damaged: its checkpoint.',
        ],
      ),
    ];
    for (const [state, message] of damaged) {
      const task = new LogisticTask(engine);
      const before = task.weights();
      const training = finishTraining(runTraining(task, { ...OPTIONS, resumeFrom: state }));
      await expect(training).rejects.toThrow(message);
      expect(task.weights()).toEqual(before);
    }
  });

  it('writes checkpoints by its clock', async () => {
    let now = 0;
    let checkpoints = 0;
    await finishTraining(
      runTraining(new LogisticTask(engine), {
        ...{ ...OPTIONS, checkpointSeconds: 1 },
        breaks: { clock: () => now },
        onCheckpoint: () => {
          checkpoints += 1;
        },
        onValidation: () => {
          now += 500;
        },
      }),
    );
    // Six validations, half a second each; the last ends the training.
    expect(checkpoints).toBe(2);
  });
});

it('the mean of the weights is validated in their place, and the weights go on', async () => {
  const options: TrainerOptions = { ...OPTIONS, averaging: { kind: 'swa', start: 9 } };
  const plain = new LogisticTask(engine);
  const seen: number[][] = [];
  for await (const _ of runTraining(plain, OPTIONS)) seen.push(plain.weights());
  const task = new LogisticTask(engine);
  const validated: number[][] = [];
  const { validate } = task;
  task.validate = () => {
    validated.push(task.weights());
    return validate();
  };
  let step = 0;
  for await (const _ of runTraining(task, options)) {
    if (step < 17) expect(task.weights()).toEqual(seen[step]);
    step += 1;
  }
  expect(validated[2]).toEqual(seen[8]);
  validated[3]!.forEach((value, i) => {
    const mean = (seen[9]![i]! + seen[10]![i]! + seen[11]![i]!) / 3;
    expect(value).toBeCloseTo(mean, 6);
  });
});
