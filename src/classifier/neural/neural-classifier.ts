import { softmax } from '../../autodiff/operations.ts';
import { type Engine, Tape } from '../../autodiff/tape.ts';
import { argmax } from '../../counts/naive-bayes/log-probabilities.ts';
import type { AnyUnits } from '../../text/units/units-state.ts';
import { LengthBuckets } from '../../training/index.ts';
import type { Classifier, ClassPrediction } from '../classifier.ts';
import { type NetworkSizes, NeuralNetwork, UNKNOWN } from './network.ts';
import { type NeuralClassifierOptions, neuralClassifierOptions } from './options.ts';

/** The parts of a neural classifier beside its options. */
export interface NeuralClassifierParts extends Pick<NetworkSizes, 'vectors'> {
  /** What texts are cut into; the first unit is the unknown one. */
  readonly units: AnyUnits;
  readonly classes: readonly string[];
  /** How many documents it is trained on. */
  readonly documents: number;
}

/** Units of a batch of predictions, padding among them: what bounds the memory. */
const TOKENS_AT_ONCE = 16_384;

/** A classifier of texts by a recurrent or convolutional network. Its numbers live in the engine's heap. */
export class NeuralClassifier implements Classifier {
  readonly engine: Engine;
  readonly options: NeuralClassifierOptions;
  readonly units: AnyUnits;
  readonly classes: readonly string[];
  readonly documents: number;
  readonly network: NeuralNetwork;

  /** @throws UsageError when an option is out of range */
  constructor(
    engine: Engine,
    { units, classes, documents, vectors }: NeuralClassifierParts,
    given: Partial<NeuralClassifierOptions> = {},
  ) {
    this.engine = engine;
    this.options = neuralClassifierOptions(given);
    this.units = units;
    this.classes = classes;
    this.documents = documents;
    const sizes = { units: units.size, classes: classes.length, vectors };
    this.network = new NeuralNetwork(engine, this.options, sizes);
  }

  /** How many numbers the network has. */
  get parameterCount(): number {
    return this.network.parameters.reduce((sum, { length }) => sum + length, 0);
  }

  /** Encodes a text as its units, of a long one the first and the last; an empty text is one unknown unit. */
  encode(text: string): Int32Array {
    return limitUnits(this.units.encode(inCase(text, this.options)), this.options.longest);
  }

  predictProba(texts: readonly string[]): ClassPrediction[] {
    const encoded = texts.map((text) => this.encode(text));
    const predictions: ClassPrediction[] = new Array(texts.length);
    for (const batch of this.predictionBatches(encoded)) {
      batch.numbers.forEach((number, b) => {
        const probabilities = batch.probabilities[b];
        predictions[number] = { label: this.classes[argmax(probabilities)], probabilities };
      });
    }
    return predictions;
  }

  /** Computes the probabilities of encoded texts, those of similar lengths together. */
  *predictionBatches(encoded: readonly Int32Array[]): Generator<PredictionBatch, void, undefined> {
    const lengths = encoded.map(({ length }) => length);
    const tape = new Tape(this.engine, { mode: 'evaluation' });
    const { length: classes } = this.classes;
    for (const numbers of new LengthBuckets(lengths, { tokens: TOKENS_AT_ONCE }).inOrder()) {
      const batch = Array.from(numbers, (number) => encoded[number]);
      const shares = tape.numbers(softmax(tape, this.network.forward(tape, batch).logits));
      const probabilities = batch.map((_, b) =>
        Float64Array.from(shares.subarray(b * classes, (b + 1) * classes)),
      );
      tape.reset();
      yield { numbers, probabilities };
    }
  }
}

/** Texts whose probabilities were computed together. */
export interface PredictionBatch {
  /** Which texts they are. */
  readonly numbers: Int32Array;
  /** Those of each text's classes. */
  readonly probabilities: readonly Float64Array[];
}

/** Returns the text as the classifier's units are cut from it. */
export function inCase(text: string, { lowercase }: { readonly lowercase: boolean }): string {
  return lowercase ? text.toLowerCase() : text;
}

/** Keeps the first half and the last of so many units as are read at most. */
export function limitUnits(units: ArrayLike<number>, longest: number): Int32Array {
  if (units.length === 0) return Int32Array.of(UNKNOWN);
  const all = Int32Array.from(units);
  if (all.length <= longest) return all;
  const first = Math.ceil(longest / 2);
  const kept = new Int32Array(longest);
  kept.set(all.subarray(0, first));
  kept.set(all.subarray(all.length - (longest - first)), first);
  return kept;
}
