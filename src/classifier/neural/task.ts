import { add, scale, softmaxCrossEntropy } from '../../autodiff/operations.ts';
import type { Engine, Tape } from '../../autodiff/tape.ts';
import type { Parameter, Tensor } from '../../autodiff/tensor.ts';
import { createEventBreaks } from '../../base/event-breaks.ts';
import type { JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { createRandom, RANDOM_STATE, Random } from '../../base/random.ts';
import { StateReader } from '../../base/read-state.ts';
import type { InterruptibleWork } from '../../base/run-with-breaks.ts';
import { argmax } from '../../counts/naive-bayes/log-probabilities.ts';
import {
  type BatchLoss,
  computeFingerprint,
  type DataFingerprint,
  LengthBuckets,
  type TaskState,
  type TrainingTask,
} from '../../training/index.ts';
import type { NeuralClassifier } from './neural-classifier.ts';
import { NEURAL_CLASSIFIER_CHECKPOINT_KIND, neuralClassifierToState } from './state.ts';
import type { NeuralTrainingSettings } from './training-options.ts';

/** Documents as numbers: the units of each, and its class; for validation −1 where it is no class of the model. */
export interface EncodedDocuments {
  readonly texts: readonly Int32Array[];
  readonly classes: readonly number[];
}

/** Trains a neural classifier on documents, those of similar lengths together; measures the accuracy on others. */
export class NeuralClassifierTask implements TrainingTask<Int32Array> {
  readonly engine: Engine;
  readonly parameters: readonly Parameter[];
  readonly checkpointKind: string = NEURAL_CLASSIFIER_CHECKPOINT_KIND;
  readonly data: DataFingerprint;
  readonly batchesPerEpoch: number;
  readonly unit = 'documents';
  readonly better = 'higher';
  readonly settings: JsonObject;
  readonly validate: TrainingTask<Int32Array>['validate'];
  readonly #model: NeuralClassifier;
  readonly #documents: EncodedDocuments;
  readonly #buckets: LengthBuckets;
  readonly #labelSmoothing: number;
  readonly #classWeights: Float64Array | undefined;
  /** Where dropout is drawn from. */
  #random: Random;

  constructor(
    model: NeuralClassifier,
    documents: EncodedDocuments,
    heldOut: EncodedDocuments,
    settings: NeuralTrainingSettings,
  ) {
    const { batch, labelSmoothing, classWeight } = settings;
    this.engine = model.engine;
    this.parameters = model.network.parameters.filter(({ needsGradient }) => needsGradient);
    this.data = computeFingerprint(joinDocuments([documents, heldOut]));
    this.settings = { ...settings, ...model.options };
    this.#model = model;
    this.#documents = documents;
    this.#buckets = new LengthBuckets(
      documents.texts.map(({ length }) => length),
      { batch },
    );
    this.batchesPerEpoch = this.#buckets.batches;
    this.#labelSmoothing = labelSmoothing;
    this.#classWeights =
      classWeight === 'balanced'
        ? balancedWeights(documents.classes, model.classes.length)
        : undefined;
    this.#random = createRandom(model.options.seed, 'dropout');
    this.validate =
      heldOut.texts.length === 0 ? undefined : (work) => accuracyOf(model, heldOut, work);
  }

  /** The batches of an epoch, each as the numbers of its documents. */
  batches(epoch: number, first: number): Iterable<Int32Array> {
    const random = createRandom(this.#model.options.seed, 'shuffle', epoch);
    return this.#buckets.shuffled(random).slice(first);
  }

  /**
   * The mean loss of the batch's documents. The encoder and the wide part are trained as if each decided alone, at
   * twice what it adds to the logits: by the loss of their sum the n-grams, which learn sooner, would leave the encoder
   * only what they get wrong.
   */
  loss(tape: Tape, batch: Int32Array): BatchLoss {
    const { texts, classes } = this.#documents;
    const random = new Random(this.#random.state());
    const inputs = Array.from(batch, (number) => texts[number]);
    const { parts } = this.#model.network.forward(tape, inputs, random);
    const targets = Array.from(batch, (number) => classes[number]);
    const losses = parts.map((part) =>
      softmaxCrossEntropy(tape, alone(tape, part, parts.length), targets, {
        labelSmoothing: this.#labelSmoothing,
        classWeights: this.#classWeights,
      }),
    );
    const loss =
      losses.length === 1 ? losses[0] : scale(tape, add(tape, losses[0], losses[1]), 0.5);
    return {
      ...{ loss, tokens: batch.length },
      keep: () => {
        this.#random = random;
      },
    };
  }

  /** The generator that dropout is drawn from. */
  readonly state: NonNullable<TrainingTask<Int32Array>['state']> = {
    save: () => ({ metadata: { random: [...this.#random.state()] }, tensors: {} }),
    restore: ({ metadata }: TaskState) => {
      const saved = new StateReader(metadata, 'checkpoint.task');
      this.#random = new Random(saved.read('random', RANDOM_STATE));
    },
  };

  toState(): Pick<ModelState, 'metadata' | 'tensors'> {
    return neuralClassifierToState(this.#model);
  }
}

/** Returns a part of the logits as if it were all of them. */
function alone(tape: Tape, part: Tensor, parts: number): Tensor {
  return parts === 1 ? part : scale(tape, part, parts);
}

/** Computes the share of the documents whose most probable class is theirs. */
async function accuracyOf(
  model: NeuralClassifier,
  { texts, classes }: EncodedDocuments,
  { signal, breaks }: InterruptibleWork,
): Promise<number> {
  const takeBreak = createEventBreaks(breaks);
  let correct = 0;
  for (const { numbers, probabilities } of model.predictionBatches(texts)) {
    throwIfAborted(signal);
    numbers.forEach((number, b) => {
      if (argmax(probabilities[b]) === classes[number]) correct += 1;
    });
    await takeBreak(numbers.length);
  }
  return correct / texts.length;
}

/** Weighs each class by documents / (classes · its documents), as scikit-learn's `balanced` does. */
function balancedWeights(labels: readonly number[], classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const label of labels) counts[label] += 1;
  return counts.map((count) => (count === 0 ? 1 : labels.length / (classes * count)));
}

/** Joins all documents as numbers: each one's class, its length and its units. */
function joinDocuments(parts: readonly EncodedDocuments[]): Int32Array {
  const length = parts.reduce(
    (sum, { texts }) => texts.reduce((inner, text) => inner + text.length + 2, sum),
    0,
  );
  const joined = new Int32Array(length);
  let at = 0;
  for (const { texts, classes } of parts) {
    texts.forEach((text, i) => {
      joined[at++] = classes[i];
      joined[at++] = text.length;
      joined.set(text, at);
      at += text.length;
    });
  }
  return joined;
}
