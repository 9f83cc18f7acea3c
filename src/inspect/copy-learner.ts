import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import type { LongWork } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import type { AnyUnits } from '../text/units/units-state.ts';
import type { BatchLoss, TrainingTask } from '../training/training-task.ts';
import { encodePair, type PaddedPairs, padPairs } from '../translator/batches.ts';
import { translateTexts } from '../translator/translate.ts';
import { Translator } from '../translator/translator.ts';
import { type CopyModel, copyModelShape } from './copy-models.ts';
import { type CopyTask, drawCopyPair } from './copy-task.ts';

/** What a learner is made from. */
export interface CopyLearnerOptions {
  readonly model: CopyModel;
  readonly task: CopyTask;
  /** The symbols, and the tokens of a translator. */
  readonly units: AnyUnits;
  /** The longest sequences that are trained on. */
  readonly longest: number;
  readonly batch: number;
  readonly hiddenSize: number;
  readonly seed: number;
}

/** How well sequences of one length are copied. */
export interface CopyScore {
  /** Share of the sequences that are right to the end. */
  readonly exact: number;
  /** Share of the symbols that stand where they should. */
  readonly accuracy: number;
}

/** Sequences of each length that are tested. */
const TEST_PAIRS = 200;

/** A translator that learns to write what it read. */
export class CopyLearner implements TrainingTask<PaddedPairs> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = 'copy-checkpoint';
  readonly #options: CopyLearnerOptions;
  readonly #translator: Translator;

  constructor(engine: Engine, options: CopyLearnerOptions) {
    const { model, units } = options;
    this.engine = engine;
    this.#options = options;
    this.#translator = new Translator(engine, { units, options: copyModelShape(model, options) });
    this.parameters = this.#translator.parameters;
  }

  /** Draws new sequences without end, those of a batch of one length: there is one epoch. */
  *batches(): Generator<PaddedPairs> {
    const { task, units, longest, batch, seed } = this.#options;
    const random = createRandom(seed, 'copying');
    for (;;) {
      const length = 1 + random.integer(longest);
      const pairs = Array.from({ length: batch }, () => drawCopyPair(task, length, random));
      yield padPairs(
        units,
        pairs.map((pair) => encodePair(units, pair)),
      );
    }
  }

  /** Computes the loss of the targets, the ends among them. */
  loss(tape: Tape, pairs: PaddedPairs): BatchLoss {
    const tokens = pairs.target.lengths.reduce((sum, length) => sum + length, 0);
    return { loss: this.#translator.loss(tape, pairs, 0), tokens };
  }

  /** Lets the model write new sequences of a length, each symbol the likeliest, and compares them. */
  async test(length: number, work: LongWork): Promise<CopyScore> {
    const { task, seed } = this.#options;
    const random = createRandom(seed, 'copying test', length);
    const pairs = Array.from({ length: TEST_PAIRS }, () => drawCopyPair(task, length, random));
    const sources = pairs.map(({ source }) => source);
    const found = await translateTexts(this.#translator, sources, { beam: 1 }, work);
    let [exact, right] = [0, 0];
    pairs.forEach(({ target }, i) => {
      const [{ text }] = found[i];
      if (text === target) exact += 1;
      for (let at = 0; at < length; at++) if (text[at] === target[at]) right += 1;
    });
    return { exact: exact / TEST_PAIRS, accuracy: right / (TEST_PAIRS * length) };
  }

  /** Frees what decoding kept. */
  dispose(): void {
    this.#translator.packed.clear();
  }
}
