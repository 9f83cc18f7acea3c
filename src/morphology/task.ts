import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import type { JsonObject } from '../base/json.ts';
import { createRandom } from '../base/random.ts';
import {
  type BatchLoss,
  computeFingerprint,
  type DataFingerprint,
  LengthBuckets,
  padSequences,
  type TrainingTask,
} from '../training/index.ts';
import { type AnalyzedSentences, analyzePairs, textOf } from './analyzed-sentences.ts';
import { type CharacterLabel, labelEojeol } from './labels.ts';
import type { Eojeol } from './morpheme.ts';
import {
  type CharacterBatch,
  MORPHOLOGY_CHECKPOINT_KIND,
  type MorphologyModel,
} from './morphology-model.ts';
import { scoreMorphemes } from './score.ts';
import type { MorphologySettings } from './training-options.ts';

/** A target that does not count: spaces, padding, and eojeols whose morphemes could not be aligned. */
const IGNORED = -100;

/** A batch of sentences, and what their dropout is drawn from. */
export interface MorphologyBatch extends CharacterBatch {
  readonly targets: Int32Array;
  readonly number: number;
}

/** Trains a morphological analyzer on sentences; the F1 of morphemes on others chooses the best weights. */
export class MorphologyTask implements TrainingTask<MorphologyBatch> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = MORPHOLOGY_CHECKPOINT_KIND;
  readonly data: DataFingerprint;
  readonly batchesPerEpoch: number;
  readonly better = 'higher';
  readonly unit = 'characters';
  readonly settings: JsonObject;
  readonly validate: TrainingTask<MorphologyBatch>['validate'];
  readonly #model: MorphologyModel;
  readonly #ids: readonly Int32Array[];
  readonly #targets: readonly Int32Array[];
  readonly #buckets: LengthBuckets;
  readonly #seed: number;

  constructor(
    model: MorphologyModel,
    training: AnalyzedSentences,
    validation: AnalyzedSentences,
    settings: MorphologySettings,
  ) {
    const numbers = new Map(model.labels.map((label, i) => [label, i]));
    this.#model = model;
    this.#ids = training.map((eojeols) => model.characters.encode(Array.from(textOf(eojeols))));
    this.#targets = training.map((eojeols) =>
      Int32Array.from(labelsOf(eojeols), (label) =>
        label === undefined ? IGNORED : (numbers.get(label) ?? IGNORED),
      ),
    );
    this.#buckets = new LengthBuckets(
      this.#ids.map(({ length }) => length),
      { batch: settings.batch },
    );
    this.#seed = model.options.seed;
    this.engine = model.engine;
    this.parameters = model.parameters;
    this.data = computeFingerprint(Int32Array.from(this.#ids.flatMap((ids) => [...ids])));
    this.batchesPerEpoch = this.#buckets.batches;
    this.settings = { ...settings };
    this.validate =
      validation.length === 0
        ? undefined
        : ({ signal }) => {
            const work = signal === undefined ? {} : { signal };
            return scoreMorphemes(analyzePairs(model, validation, work)).f1;
          };
  }

  /** The sentences in random order, those of similar lengths together. */
  *batches(epoch: number, first: number): Iterable<MorphologyBatch> {
    const batches = this.#buckets.shuffled(createRandom(this.#seed, 'shuffle', epoch));
    for (let i = first; i < batches.length; i++) {
      const chosen = Array.from(batches[i]);
      const padded = padSequences(
        chosen.map((sentence) => this.#ids[sentence]),
        0,
      );
      const { ids: targets } = padSequences(
        chosen.map((sentence) => this.#targets[sentence]),
        IGNORED,
      );
      yield { ...padded, targets, number: epoch * batches.length + i };
    }
  }

  /** The mean loss of a character. */
  loss(tape: Tape, batch: MorphologyBatch): BatchLoss {
    const random = createRandom(this.#seed, 'dropout', batch.number);
    const logits = this.#model.forward(tape, batch, random);
    const tokens = batch.targets.filter((target) => target !== IGNORED).length;
    return { loss: softmaxCrossEntropy(tape, logits, batch.targets), tokens };
  }

  toState(): ReturnType<MorphologyModel['toState']> {
    return this.#model.toState();
  }
}

/** Returns the label of each character of a sentence; undefined where there is none to learn. */
export function labelsOf(eojeols: readonly Eojeol[]): (CharacterLabel | undefined)[] {
  return eojeols.flatMap((eojeol, i) => {
    const { length } = Array.from(eojeol.form);
    const labels = labelEojeol(eojeol) ?? Array<undefined>(length).fill(undefined);
    return i === 0 ? labels : [undefined, ...labels];
  });
}
