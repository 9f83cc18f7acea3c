import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import type { JsonObject } from '../base/json.ts';
import { createRandom } from '../base/random.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import {
  type BatchLoss,
  computeFingerprint,
  type DataFingerprint,
  type TrainingTask,
} from '../training/index.ts';
import { isMorePatient } from '../training/trainer-settings.ts';
import { type LabeledBatch, padLabeled, shuffleIntoBatches } from './batches.ts';
import type { LabeledSentence } from './encode.ts';
import { meanScore } from './evaluate.ts';
import type { TaggerTrainingSettings } from './options.ts';
import { taggerToState } from './state.ts';
import { TAGGER_CHECKPOINT_KIND, type Tagger } from './tagger.ts';

/** A mean loss beyond this many times that of a model that knows nothing is an explosion. */
const EXPLOSION = 2;

/** A batch, and where its dropout is drawn from. */
interface NumberedBatch extends LabeledBatch {
  readonly number: number;
}

/** Trains a tagger on sentences, shuffled anew in each epoch; the accuracy on other sentences chooses the weights. */
export class TaggerTask implements TrainingTask<NumberedBatch> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = TAGGER_CHECKPOINT_KIND;
  readonly data: DataFingerprint;
  readonly batchesPerEpoch: number;
  readonly better = 'higher';
  readonly limits: { readonly loss: number };
  readonly settings: JsonObject;
  readonly extending: NonNullable<TrainingTask<NumberedBatch>['extending']> = {
    patience: isMorePatient,
  };
  readonly validate: TrainingTask<NumberedBatch>['validate'];
  readonly #model: Tagger;
  readonly #sentences: readonly LabeledSentence[];
  readonly #batch: number;

  /** @param heldOut sentences that are not trained on; none for a training without validation */
  constructor(
    model: Tagger,
    sentences: readonly LabeledSentence[],
    heldOut: readonly LabeledSentence[],
    settings: TaggerTrainingSettings,
  ) {
    this.engine = model.engine;
    // Frozen vectors are neither averaged nor copied.
    this.parameters = model.parameters.filter(({ needsGradient }) => needsGradient);
    this.data = fingerprintOf([...sentences, ...heldOut]);
    this.batchesPerEpoch = Math.ceil(sentences.length / settings.batch);
    const guess = model.lexicon.columns.reduce(
      (sum, { labels }) => sum + Math.log(labels.length),
      0,
    );
    this.limits = { loss: EXPLOSION * (guess + model.heads.length) };
    this.settings = { ...settings };
    this.#model = model;
    this.#sentences = sentences;
    this.#batch = settings.batch;
    this.validate =
      heldOut.length === 0
        ? undefined
        : (work: InterruptibleWork) => meanScore(model, heldOut, work);
  }

  *batches(epoch: number, first: number): Generator<NumberedBatch> {
    const { seed } = this.#model.options;
    const lengths = this.#sentences.map(({ types }) => types.length);
    const batches = shuffleIntoBatches(lengths, this.#batch, { seed, epoch });
    for (let i = first; i < batches.length; i++) {
      const sentences = batches[i].map((index) => this.#sentences[index]);
      const number = (epoch - 1) * batches.length + i;
      yield { ...padLabeled(sentences), number };
    }
  }

  loss(tape: Tape, batch: NumberedBatch): BatchLoss {
    // Of the batch's number alone, so that a resumed training draws what an uninterrupted one would.
    const random = createRandom(this.#model.options.seed, 'dropout', batch.number);
    const tokens = batch.lengths.reduce((sum, length) => sum + length, 0);
    return { loss: this.#model.loss(tape, batch, random), tokens };
  }

  toState(): ReturnType<typeof taggerToState> {
    return taggerToState(this.#model);
  }
}

function fingerprintOf(sentences: readonly LabeledSentence[]): DataFingerprint {
  const numbers = sentences.flatMap(({ types, labels }) => [
    types.length,
    ...types.map(({ word }) => word),
    ...labels.flatMap((column) => Array.from(column)),
  ]);
  return computeFingerprint(Int32Array.from(numbers));
}
