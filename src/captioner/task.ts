import { concatenate, reshape, softmaxCrossEntropy } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import { throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import {
  type BatchLoss,
  computeFingerprint,
  type DataFingerprint,
  type TrainingTask,
} from '../training/index.ts';
import { CAPTIONER_CHECKPOINT_KIND, type Captioner, END } from './captioner.ts';
import { describePictures } from './describe.ts';
import type { CaptionerTrainingSettings } from './options.ts';
import type { Picture } from './picture.ts';
import type { CaptionedPicture } from './shape-pictures.ts';
import { captionerToState } from './state.ts';

/** A target that does not count: what comes after the end. */
const IGNORED = -100;

/** Pictures of a batch, and what their dropout is drawn from. */
export interface PictureBatch {
  readonly examples: readonly number[];
  readonly number: number;
}

/** Trains a captioner, each word from those before; the share of right captions on other pictures chooses the weights. */
export class CaptionerTask implements TrainingTask<PictureBatch> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = CAPTIONER_CHECKPOINT_KIND;
  readonly data: DataFingerprint;
  readonly batchesPerEpoch: number;
  readonly better = 'higher';
  readonly unit = 'words';
  readonly settings: JsonObject;
  readonly validate: TrainingTask<PictureBatch>['validate'];
  readonly #model: Captioner;
  readonly #pictures: readonly Picture[];
  readonly #captions: readonly Int32Array[];
  readonly #batch: number;

  /**
   * @param examples pictures of the model's side, and their captions
   * @param heldOut others that are not trained on
   */
  constructor(
    model: Captioner,
    examples: readonly CaptionedPicture[],
    heldOut: readonly CaptionedPicture[],
    settings: CaptionerTrainingSettings,
  ) {
    this.engine = model.engine;
    this.parameters = model.network.parameters;
    this.settings = { ...settings };
    this.data = computeFingerprint(
      Int32Array.from([...examples, ...heldOut].flatMap((one) => numbersOf(model, one))),
    );
    this.batchesPerEpoch = Math.ceil(examples.length / settings.batch);
    this.#model = model;
    this.#pictures = examples.map(({ picture }) => picture);
    this.#captions = examples.map(({ caption }) => model.encode(caption));
    this.#batch = settings.batch;
    this.validate = heldOut.length === 0 ? undefined : (work) => shareOfRight(model, heldOut, work);
  }

  *batches(epoch: number, first: number): Generator<PictureBatch> {
    const order = this.#pictures.map((_, i) => i);
    createRandom(this.#model.options.seed, 'shuffle', epoch).shuffle(order);
    for (let i = first; i < this.batchesPerEpoch; i++) {
      const examples = order.slice(i * this.#batch, (i + 1) * this.#batch);
      yield { examples, number: (epoch - 1) * this.batchesPerEpoch + i };
    }
  }

  loss(tape: Tape, { examples, number }: PictureBatch): BatchLoss {
    const { network, options, words } = this.#model;
    const captions = examples.map((example) => this.#captions[example]);
    const steps = captions.reduce((most, { length }) => Math.max(most, length), 0);
    const count = examples.length;
    const read = network.read(
      tape,
      examples.map((example) => this.#pictures[example]),
    );
    const before = new Int32Array((steps - 1) * count);
    for (let t = 1; t < steps; t++) {
      for (let i = 0; i < count; i++) before[(t - 1) * count + i] = captions[i][t - 1] ?? END;
    }
    const first = reshape(tape, read.vectors, [1, count, options.embeddingSize]);
    const inputs =
      steps === 1 ? first : concatenate(tape, [first, network.inputsAfter(tape, before, count)], 0);
    // Of the batch's number alone, so that a resumed training draws what an uninterrupted one would.
    const random = createRandom(options.seed, 'dropout', number);
    const { logits } = network.write(tape, read, { inputs, random });
    const targets = new Int32Array(steps * count);
    for (let t = 0; t < steps; t++) {
      for (let i = 0; i < count; i++) {
        const at = options.attention ? i * steps + t : t * count + i;
        targets[at] = captions[i][t] ?? IGNORED;
      }
    }
    const rows = reshape(tape, logits, [steps * count, words.length]);
    return {
      loss: softmaxCrossEntropy(tape, rows, targets, { ignoreIndex: IGNORED }),
      tokens: captions.reduce((sum, { length }) => sum + length, 0),
    };
  }

  toState(): Pick<ModelState, 'metadata' | 'tensors'> {
    return captionerToState(this.#model);
  }
}

/** Pictures that are described between two breaks. */
const PICTURES_A_BREAK = 64;

async function shareOfRight(
  model: Captioner,
  examples: readonly CaptionedPicture[],
  { signal, breaks }: InterruptibleWork,
): Promise<number> {
  const takeBreak = createEventBreaks(breaks);
  let right = 0;
  for (let first = 0; first < examples.length; first += PICTURES_A_BREAK) {
    throwIfAborted(signal);
    const some = examples.slice(first, first + PICTURES_A_BREAK);
    const pictures = some.map(({ picture }) => picture);
    describePictures(model, pictures).forEach(({ caption }, i) => {
      if (caption === model.decode([...model.encode(some[i].caption)].slice(0, -1))) right += 1;
    });
    await takeBreak(some.length);
  }
  return right / examples.length;
}

/** Sums a picture up in one number (FNV-1a), with its caption behind. */
function numbersOf(model: Captioner, { picture, caption }: CaptionedPicture): number[] {
  let hash = 0x811c9dc5;
  for (const value of picture.pixels) hash = Math.imul(hash ^ value, 0x01000193);
  return [hash, ...model.encode(caption)];
}
