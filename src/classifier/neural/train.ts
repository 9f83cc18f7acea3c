import type { Engine } from '../../autodiff/tape.ts';
import { InputError } from '../../base/errors.ts';
import type { AnyOptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { createRandom } from '../../base/random.ts';
import { sentence } from '../../base/sentence.ts';
import type { BpeModel } from '../../text/bpe/bpe-model.ts';
import { createBpeUnits } from '../../text/units/bpe-units.ts';
import { UnitCollector } from '../../text/units/collect-units.ts';
import { createTokenizer } from '../../text/units/create-tokenizer.ts';
import type { UnitKind } from '../../text/units/unit-kinds.ts';
import type { AnyUnits } from '../../text/units/units-state.ts';
import {
  finishTraining,
  runTraining,
  type TaskOutcome,
  trainingRunOf,
} from '../../training/index.ts';
import { checkpointSettings } from '../../training/trainer-checkpoint.ts';
import { expectClasses } from '../checks.ts';
import { type LabeledData, type LabeledTexts, labeledBatches } from '../labeled-data.ts';
import { inCase, limitUnits, NeuralClassifier } from './neural-classifier.ts';
import {
  NEURAL_CLASSIFIER_OPTIONS,
  type NeuralClassifierOptions,
  neuralClassifierOptions,
} from './options.ts';
import { type EncodedDocuments, NeuralClassifierTask } from './task.ts';
import {
  NEURAL_RUN_OPTIONS,
  NEURAL_TRAINING_OPTIONS,
  type NeuralTrainingRun,
  type NeuralTrainingSettings,
  neuralTrainingSettings,
  trainerSettings,
} from './training-options.ts';
import { defaultWideFeatures, defaultWideNgrams } from './wide-defaults.ts';

/** Vectors that the units may begin with: those of a file, say. */
export interface UnitVectors {
  /** Numbers in a vector; the network's units have as many. */
  readonly dimensions: number;
  /** Returns a unit's vector; undefined where there is none. */
  readonly vectorOf: (unit: string) => ArrayLike<number> | undefined;
}

/** Options of `trainNeuralClassifier`. */
export interface NeuralTraining
  extends Partial<NeuralClassifierOptions>,
    Partial<NeuralTrainingSettings>,
    NeuralTrainingRun {
  /** Where the network lives. */
  readonly engine: Engine;
  /** What texts are cut into: a kind of units, or a trained byte-pair encoding; default `words`. */
  readonly units?: Exclude<UnitKind, 'bpe' | 'regexp'> | BpeModel;
  /** Units of fewer occurrences in the training texts are unknown; default 2. */
  readonly minCount?: number;
  /** Vectors that the units begin with; `embeddingSize` is then their width. */
  readonly vectors?: UnitVectors;
  /** Documents to validate on, in place of a share of the others. A label that only they have is predicted wrongly. */
  readonly validationData?: LabeledData;
}

/** A classifier that was trained, and how that went. */
export interface TrainedNeuralClassifier extends TaskOutcome {
  readonly model: NeuralClassifier;
  readonly settings: NeuralTrainingSettings;
}

const OPTIONS: AnyOptionTable = {
  ...NEURAL_CLASSIFIER_OPTIONS,
  ...NEURAL_TRAINING_OPTIONS,
  ...NEURAL_RUN_OPTIONS,
  engine: { kind: 'object', required: true },
  units: { kind: 'any' },
  minCount: { kind: 'whole', least: 1 },
  vectors: { kind: 'object' },
  validationData: { kind: 'any' },
};

/** The class of a validation document whose label no training document has. */
const NO_CLASS = -1;

/** What stands for units that the training texts had too rarely. */
const UNKNOWN_TOKEN = '<unk>';

/**
 * Trains a neural classifier on labeled texts, which are held in memory. It ends with the weights of the best
 * validation, or without one with the last. Same data, options and engine: same bytes.
 * @throws UsageError when an option is unknown or out of range
 * @throws InputError when there is nothing to learn from or only one class, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function trainNeuralClassifier(
  data: LabeledData,
  given: NeuralTraining,
): Promise<TrainedNeuralClassifier> {
  checkOptions('trainNeuralClassifier', OPTIONS, given);
  const options = withSaved(given);
  const { engine, vectors, onReport, validationData } = options;
  const { units: _, minCount: __, ...rest } = options;
  const settings = neuralTrainingSettings(rest);
  const asked = neuralClassifierOptions({
    ...optionsOf(rest, NEURAL_CLASSIFIER_OPTIONS),
    ...(vectors !== undefined && { embeddingSize: vectors.dimensions }),
  });
  const { texts, labels } = await readAll(data, options);
  const apart = validationData === undefined ? undefined : await readAll(validationData, options);
  const classes = [...new Set(labels)].sort();
  checkClasses(classes, texts.length);
  const [trained, heldOut] = split(labels, apart ? 0 : settings.validation, asked.seed);
  const units = unitsOf(
    trained.map((i) => inCase(texts[i], asked)),
    options,
  );
  const ids = trained.map((i) => units.encode(inCase(texts[i], asked)));
  const wide = wideOf(ids, classes.length, options);
  const shape = neuralClassifierOptions({ ...asked, ...wide });
  const model = new NeuralClassifier(
    engine,
    {
      ...{ units, classes, documents: texts.length },
      vectors: vectors && ((id: number) => vectors.vectorOf(units.text(id))),
    },
    shape,
  );
  const numbers = new Map(classes.map((label, number) => [label, number]));
  const classOf = (label: string): number => numbers.get(label) ?? NO_CLASS;
  const documents: EncodedDocuments = {
    texts: ids.map((text) => limitUnits(text, shape.longest)),
    classes: trained.map((i) => classOf(labels[i])),
  };
  const validated = apart ?? {
    texts: heldOut.map((i) => texts[i]),
    labels: heldOut.map((i) => labels[i]),
  };
  const validation: EncodedDocuments = {
    texts: validated.texts.map((text) => model.encode(text)),
    classes: validated.labels.map(classOf),
  };
  const task = new NeuralClassifierTask(model, documents, validation, settings);
  const outcome = await finishTraining(
    runTraining(task, {
      ...trainerSettings(settings, task.batchesPerEpoch),
      ...trainingRunOf(options),
      ...(onReport !== undefined && { onValidation: onReport }),
    }),
  );
  return { ...outcome, model, settings };
}

async function readAll(
  data: LabeledData,
  { signal, onProgress }: NeuralTraining,
): Promise<LabeledTexts> {
  const texts: string[] = [];
  const labels: string[] = [];
  for await (const batch of labeledBatches(data, 'trainNeuralClassifier')) {
    throwIfAborted(signal);
    if (batch.texts.length !== batch.labels.length) {
      throw new InputError(
        sentence(
          'classifier/neural-texts-and-labels',
        )`A batch has ${{ texts: batch.texts.length }} texts and ${{ labels: batch.labels.length }} labels.`,
      );
    }
    for (const text of batch.texts) texts.push(text);
    for (const label of batch.labels) labels.push(label);
    onProgress?.({ phase: 'reading', done: texts.length, unit: 'documents' });
  }
  return { texts, labels };
}

function checkClasses(classes: readonly string[], documents: number): void {
  if (documents === 0) {
    throw new InputError(
      sentence(
        'classifier/neural-no-documents',
      )`There are no documents to train on; give at least two classes of them.`,
    );
  }
  expectClasses(documents, classes);
}

/** Chooses which documents are held out for validation; the first of each class is always trained on. */
function split(
  labels: readonly string[],
  share: number,
  seed: number,
): [trained: number[], heldOut: number[]] {
  const order = labels.map((_, i) => i);
  createRandom(seed, 'validation').shuffle(order);
  const wanted = Math.floor(share * labels.length);
  const seen = new Set<string>();
  const trained: number[] = [];
  const heldOut: number[] = [];
  for (const i of order) {
    const isFirst = !seen.has(labels[i]);
    seen.add(labels[i]);
    if (isFirst || heldOut.length >= wanted) trained.push(i);
    else heldOut.push(i);
  }
  return [trained.sort((a, b) => a - b), heldOut.sort((a, b) => a - b)];
}

/** Makes the units: those of the byte-pair encoding, or those that the texts have often enough. */
function unitsOf(texts: readonly string[], options: NeuralTraining): AnyUnits {
  const { units: kind = 'words', minCount = 2 } = options;
  if (typeof kind !== 'string') return createBpeUnits(kind, { unknown: UNKNOWN_TOKEN });
  const description = kind === 'words' ? { kind, punctuation: true } : { kind };
  const collector = new UnitCollector(createTokenizer(description));
  const ids = texts.map((text) => limitUnits(collector.encode(text), Infinity));
  const joined = new Int32Array(ids.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of ids) {
    joined.set(part, at);
    at += part.length;
  }
  return collector.finish(joined, { minCount, special: { unknown: UNKNOWN_TOKEN } });
}

/** Chooses what of the wide part's size is not given. */
function wideOf(
  texts: readonly ArrayLike<number>[],
  classes: number,
  options: NeuralTraining,
): Pick<NeuralClassifierOptions, 'wideNgrams' | 'wideFeatures'> {
  const { units = 'words' } = options;
  const kind = typeof units === 'string' ? units : 'bpe';
  const { wideNgrams = defaultWideNgrams(kind) } = options;
  const { wideFeatures = defaultWideFeatures(texts, wideNgrams, classes) } = options;
  return { wideNgrams, wideFeatures };
}

/** Returns the options, with those that the checkpoint was made with where none are given. */
function withSaved(options: NeuralTraining): NeuralTraining {
  if (options.resumeFrom === undefined) return options;
  const table = { ...NEURAL_CLASSIFIER_OPTIONS, ...NEURAL_TRAINING_OPTIONS };
  return { ...optionsOf(checkpointSettings(options.resumeFrom), table), ...options };
}

/** Takes the options of a table. */
function optionsOf(options: object, table: AnyOptionTable): Partial<NeuralClassifierOptions> {
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => name in table && value !== undefined),
  );
}
