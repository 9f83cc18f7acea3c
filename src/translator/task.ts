import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import type { JsonObject } from '../base/json.ts';
import { createRandom } from '../base/random.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import type { TextPair } from '../corpus/parallel/text-pair.ts';
import {
  type BatchLoss,
  computeFingerprint,
  type DataFingerprint,
  type LengthBuckets,
  type TrainingTask,
} from '../training/index.ts';
import { isMorePatient } from '../training/trainer-settings.ts';
import { bucketPairs, type EncodedPair, type PaddedPairs, padPairs } from './batches.ts';
import { measureTranslator } from './measure.ts';
import type { TranslatorTrainingSettings } from './options.ts';
import { translatorToState } from './state.ts';
import { TRANSLATOR_CHECKPOINT_KIND, type Translator } from './translator.ts';

/** A mean loss beyond this many times that of a model that knows nothing is an explosion. */
const EXPLOSION = 2;

/** A batch, and where its dropout is drawn from. */
interface NumberedPairs extends PaddedPairs {
  readonly number: number;
}

/** The pairs of a training. */
export interface TranslatorTaskData {
  readonly pairs: readonly EncodedPair[];
  /** Pairs that are not trained on; none for a training without validation. */
  readonly heldOut: readonly TextPair[];
}

/** Trains a translator on pairs, shuffled anew in each epoch; other pairs choose the weights. */
export class TranslatorTask implements TrainingTask<NumberedPairs> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = TRANSLATOR_CHECKPOINT_KIND;
  readonly data: DataFingerprint;
  readonly batchesPerEpoch: number;
  readonly better: 'higher' | 'lower';
  readonly limits: { readonly loss: number };
  readonly settings: JsonObject;
  readonly extending: NonNullable<TrainingTask<NumberedPairs>['extending']> = {
    patience: isMorePatient,
  };
  readonly validate: TrainingTask<NumberedPairs>['validate'];
  readonly #model: Translator;
  readonly #pairs: readonly EncodedPair[];
  readonly #buckets: LengthBuckets;
  readonly #labelSmoothing: number;

  constructor(
    model: Translator,
    { pairs, heldOut }: TranslatorTaskData,
    settings: TranslatorTrainingSettings,
  ) {
    this.engine = model.engine;
    this.parameters = model.parameters;
    this.data = fingerprintOf(pairs);
    this.#buckets = bucketPairs(pairs, settings);
    this.batchesPerEpoch = this.#buckets.batches;
    this.better = settings.measure === 'loss' ? 'lower' : 'higher';
    this.limits = { loss: EXPLOSION * (Math.log(model.units.size) + 1) };
    this.settings = { ...settings };
    this.#model = model;
    this.#pairs = pairs;
    this.#labelSmoothing = settings.labelSmoothing;
    this.validate =
      heldOut.length === 0
        ? undefined
        : async (work: InterruptibleWork) => {
            // Validations may use the mean of the weights, which is there no longer than they take.
            model.packed.clear();
            try {
              return await measureTranslator(model, heldOut, settings, work);
            } finally {
              model.packed.clear();
            }
          };
  }

  *batches(epoch: number, first: number): Generator<NumberedPairs> {
    const { options, units } = this.#model;
    const batches = this.#buckets.shuffled(createRandom(options.seed, 'shuffle', epoch));
    for (let i = first; i < batches.length; i++) {
      const pairs = Array.from(batches[i], (index) => this.#pairs[index]);
      yield { ...padPairs(units, pairs), number: (epoch - 1) * batches.length + i };
    }
  }

  loss(tape: Tape, batch: NumberedPairs): BatchLoss {
    this.#model.packed.clear();
    // Of the batch's number alone, so that a resumed training draws what an uninterrupted one would.
    const random = createRandom(this.#model.options.seed, 'dropout', batch.number);
    const tokens = batch.target.lengths.reduce((sum, length) => sum + length, 0);
    return { loss: this.#model.loss(tape, batch, this.#labelSmoothing, random), tokens };
  }

  toState(): ReturnType<typeof translatorToState> {
    return translatorToState(this.#model);
  }
}

function fingerprintOf(pairs: readonly EncodedPair[]): DataFingerprint {
  const length = pairs.reduce((sum, { source, target }) => sum + source.length + target.length, 0);
  const all = new Int32Array(length);
  let at = 0;
  for (const { source, target } of pairs) {
    all.set(source, at);
    all.set(target, at + source.length);
    at += source.length + target.length;
  }
  return computeFingerprint(all);
}
