import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter } from '../autodiff/tensor.ts';
import { InputError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import { createRandom, RANDOM_STATE, Random } from '../base/random.ts';
import { StateReader } from '../base/read-state.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import {
  type BatchLoss,
  type CarriedState,
  type Chunk,
  computeFingerprint,
  cutChunks,
  cutWindows,
  type DataFingerprint,
  sliceIds,
  type TaskState,
  type TextIds,
  type TokenIds,
  type TrainingTask,
} from '../training/index.ts';
import { isMorePatient, isRaised } from '../training/trainer-settings.ts';
import type { AnyLanguageModel } from './any-language-model.ts';
import { evaluateLanguageModel } from './evaluate-language-model.ts';
import { LANGUAGE_MODEL_CHECKPOINT_KIND } from './language-model.ts';
import { batchesPerPass, heldOutLength, type TrainingSettings } from './training-options.ts';
import { TransformerLanguageModel } from './transformer-language-model.ts';

/** A mean loss beyond this many times that of a model that knows nothing is an explosion. */
const EXPLOSION = 2;

/** A validation loss beyond this is one too: overfitting does not make the right units so unlikely. */
const MOST_NATS = 100;

/**
 * Trains a language model on a text: a recurrent one by truncated back-propagation through time, whose state is carried
 * from chunk to chunk through each pass over the text, and whose gradient is not; a Transformer by windows in random
 * order. The end of the text is kept for validation.
 */
export class LanguageModelTask implements TrainingTask<Chunk> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = LANGUAGE_MODEL_CHECKPOINT_KIND;
  readonly data: DataFingerprint;
  readonly batchesPerEpoch: number;
  readonly limits: { readonly loss: number; readonly validation: number };
  readonly settings: JsonObject;
  readonly extending: NonNullable<TrainingTask<Chunk>['extending']>;
  readonly validate: TrainingTask<Chunk>['validate'];
  readonly #model: AnyLanguageModel;
  readonly #trained: TokenIds;
  readonly #cut: { readonly batch: number; readonly chunkLength: number };
  readonly #carried: CarriedState;
  /** Where dropout is drawn from. */
  #random: Random;

  /**
   * @param ids the text's units
   * @throws InputError when the text is too short for the batch
   */
  constructor(model: AnyLanguageModel, ids: TextIds, settings: TrainingSettings) {
    const { batch, chunkLength, validation, schedule } = settings;
    const end = ids.length - heldOutLength(ids.length, validation);
    const [trained, heldOut] = [sliceIds(ids, 0, end), sliceIds(ids, end, ids.length)];
    if (trained.length <= batch) {
      throw new InputError(
        sentence(
          'language-model/too-short-for-batch',
        )`The text has ${{ units: trained.length }} units to train on, too few for ${{ batch }} sequences side by side; give more text or a smaller batch.`,
      );
    }
    this.engine = model.engine;
    this.parameters = model.parameters;
    this.data = computeFingerprint(ids);
    this.batchesPerEpoch = batchesPerPass(model, trained.length, settings);
    this.limits = {
      loss: EXPLOSION * (Math.log(model.units.size) + 1),
      validation: MOST_NATS,
    };
    this.settings = { ...settings };
    this.extending = {
      patience: isMorePatient,
      // A cosine is laid out over all steps: with more of them, those before would have had other rates.
      ...(schedule !== 'cosine' && { steps: isRaised }),
    };
    this.validate =
      heldOut.length === 0
        ? undefined
        : async (work: InterruptibleWork) =>
            (await evaluateLanguageModel(model, heldOut, work)).loss;
    this.#model = model;
    this.#trained = trained;
    this.#cut = { batch, chunkLength };
    this.#carried = model.createCarriedState(batch);
    this.#random = createRandom(model.options.seed, 'dropout');
  }

  /** The chunks of a pass over the text, which are the same in every pass; or its windows, which are not. */
  batches(epoch: number, first: number): Iterable<Chunk> | AsyncIterable<Chunk> {
    if (this.#model instanceof TransformerLanguageModel) {
      const random = createRandom(this.#model.options.seed, 'windows', epoch);
      const { batch, chunkLength: length } = this.#cut;
      return cutWindows(this.#trained, { batch, length, random, first });
    }
    return cutChunks(this.#trained, { ...this.#cut, begin: first * this.#cut.chunkLength });
  }

  /** The mean loss of a chunk's units. */
  loss(tape: Tape, { inputs, targets, steps, batch, begin }: Chunk): BatchLoss {
    if (begin === 0) this.#carried.clear(tape);
    const random = new Random(this.#random.state());
    const { logits, states } = this.#model.predict(tape, inputs, [steps, batch], {
      carried: this.#carried,
      random,
    });
    return {
      loss: softmaxCrossEntropy(tape, logits, targets),
      tokens: targets.length,
      keep: () => {
        this.#carried.keep(tape, states);
        this.#random = random;
      },
    };
  }

  /** The carried states, and the generator that dropout is drawn from. */
  readonly state: NonNullable<TrainingTask<Chunk>['state']> = {
    save: () => ({
      metadata: { random: [...this.#random.state()] },
      tensors: Object.fromEntries(
        this.#carried.tensors.map(({ offset, length, shape }, i) => [
          `carried.${i}`,
          { shape, data: this.engine.heap.numbers(offset, length).slice() },
        ]),
      ),
    }),
    restore: ({ metadata, tensors }: TaskState) => {
      const random = new StateReader(metadata, 'checkpoint.task').read('random', RANDOM_STATE);
      this.#carried.tensors.forEach(({ offset, length }, i) => {
        const data = tensors[`carried.${i}`]?.data;
        if (data?.length !== length) {
          throw new InputError(
            sentence(
              'language-model/no-carried-state',
            )`The checkpoint lacks its carried state ${{ index: i }}; begin anew.`,
          );
        }
        this.engine.heap.numbers(offset, length).set(data);
      });
      this.#random = new Random(random);
    },
  };

  toState(): ReturnType<AnyLanguageModel['toState']> {
    return this.#model.toState();
  }

  /** Gives the carried states' room back. */
  dispose(): void {
    this.#carried.dispose();
  }
}
