import { InputError } from '../../base/errors.ts';
import { createEventBreaks } from '../../base/event-breaks.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../../base/progress.ts';
import { createRandom } from '../../base/random.ts';
import { runWithBreaks } from '../../base/run-with-breaks.ts';
import { sentence } from '../../base/sentence.ts';
import { createEngine } from '../../engine/create-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { ProgressMeter } from '../../training/progress-meter.ts';
import { expectClasses } from '../checks.ts';
import { type LabeledData, labeledBatches } from '../labeled-data.ts';
import { DocumentIds } from './document-ids.ts';
import { FastTextClassifier } from './fasttext-classifier.ts';
import {
  checkFastTextOptions,
  FASTTEXT_OPTIONS,
  type FastTextOptions,
  type FastTextSettings,
  fastTextSettings,
} from './fasttext-options.ts';
import type { FastTextParts, FastTextShape } from './parts.ts';
import { buildTrainingRows, type TrainingRows } from './training-rows.ts';
import { FastTextTables } from './training-tables.ts';

/** Options of `trainFastText`. */
export interface FastTextTraining extends FastTextOptions, LongWork {
  /** The engine to train on; default: a new one for this training. */
  readonly engine?: Engine;
}

/** The kind of each option that does not change the result. */
export const FASTTEXT_RUN_OPTIONS: OptionTable<Omit<FastTextTraining, keyof FastTextOptions>> = {
  ...LONG_WORK_OPTIONS,
  engine: { kind: 'object' },
};

/**
 * Trains a classifier by fastText's supervised objective (Joulin et al. 2017, "Bag of Tricks for Efficient Text
 * Classification") on a table of texts and labels, on an array of `{ text, label }`, or on batches as they come; a batch
 * whose texts have several labels has `labelSets`. The same data, options, seed and engine give the same bits for any
 * number of workers. Every document's features stay in memory: four bytes each.
 * @throws UsageError for an option out of range, and for an item that is neither a batch nor a document
 * @throws InputError when there is nothing to learn from or only one class, or when the numbers diverge
 * @throws InterruptedError when the signal is aborted
 */
export async function trainFastText(
  data: LabeledData,
  options: FastTextTraining,
): Promise<FastTextClassifier> {
  checkOptions('trainFastText', { ...FASTTEXT_OPTIONS, ...FASTTEXT_RUN_OPTIONS }, options);
  const { onProgress, signal, breaks, engine, ...learning } = options;
  const run = {
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
    ...(breaks && { breaks }),
  };
  checkFastTextOptions(learning);
  const documents = await readDocuments(data, learning, run);
  return learnDocuments(documents, learning, { ...run, ...(engine && { engine }) });
}

/**
 * Reads documents as numbers.
 * @throws what `trainFastText` throws for data
 */
export async function readDocuments(
  data: LabeledData,
  { analyzer }: FastTextOptions,
  { onProgress, signal, breaks }: LongWork,
): Promise<DocumentIds> {
  const documents = new DocumentIds(analyzer);
  const takeBreak = createEventBreaks(breaks);
  for await (const batch of labeledBatches(data, 'trainFastText', true)) {
    for (const [i, text] of batch.texts.entries()) {
      documents.add(text, batch.labelSets?.[i] ?? [batch.labels[i]]);
      throwIfAborted(signal);
      const pause = takeBreak(text.length);
      if (pause !== undefined) await pause;
    }
    onProgress?.({ phase: 'counting features', done: documents.documents, unit: 'documents' });
  }
  throwIfAborted(signal);
  expectClasses(documents.documents, documents.labelNames);
  return documents;
}

/**
 * Trains a classifier on documents that were read.
 * @throws InputError when the numbers diverge
 * @throws InterruptedError when the signal is aborted
 */
export async function learnDocuments(
  documents: DocumentIds,
  options: FastTextOptions,
  run: LongWork & { readonly engine?: Engine },
): Promise<FastTextClassifier> {
  const settings = fastTextSettings(options, {
    documents: documents.documents,
    tokens: documents.tokens.length,
    severalLabels: documents.severalLabels,
  });
  const rows = await runWithBreaks(buildTrainingRows(documents, settings), run);
  const engine = run.engine ?? (await createEngine());
  try {
    const capacity = roundSize(rows, settings);
    const tables = new FastTextTables(engine, rows, settings, capacity);
    try {
      await runWithBreaks(tables.initialize(), run);
      await trainEpochs(tables, rows, settings, run);
      return new FastTextClassifier({
        parts: collectParts(rows, settings, tables, documents.documents),
        settings,
      });
    } finally {
      tables.dispose();
    }
  } finally {
    if (run.engine === undefined) engine.dispose();
  }
}

/** Numbers that a round visits: some milliseconds of work. */
const NUMBERS_OF_A_ROUND = 2 ** 22;

/** Documents of a round: whole batches, of about `NUMBERS_OF_A_ROUND`. */
function roundSize({ features }: TrainingRows, { dimensions, batch }: FastTextSettings): number {
  const documents = features.starts.length - 1;
  const numbers = (features.values.length * Math.max(dimensions, 16)) / documents;
  const wanted = Math.min(documents, NUMBERS_OF_A_ROUND / Math.max(numbers, 1));
  return Math.max(1, Math.ceil(wanted / batch)) * batch;
}

async function trainEpochs(
  tables: FastTextTables,
  rows: TrainingRows,
  settings: FastTextSettings,
  { onProgress, signal, breaks }: LongWork,
): Promise<void> {
  const { epochs, learningRate, seed } = settings;
  const { starts } = rows.features;
  const documents = starts.length - 1;
  const weights = weighDocuments(rows, settings);
  const order = Int32Array.from({ length: documents }, (_, i) => i);
  const random = createRandom(seed, 'order');
  const takeBreak = createEventBreaks(breaks);
  const meter = new ProgressMeter(onProgress, () => breaks?.clock?.() ?? performance.now());
  const total = epochs * starts[documents];
  let visited = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    random.shuffle(order);
    for (let first = 0; first < documents; first += tables.capacity) {
      const visits = order.subarray(first, first + tables.capacity);
      const rates = new Float32Array(visits.length);
      const targets = new Int32Array(visits.length);
      visits.forEach((document, i) => {
        rates[i] = learningRate * (1 - visited / total) * (weights?.[document] ?? 1);
        targets[i] = pickClass(rows, document, random);
        visited += starts[document + 1] - starts[document];
      });
      const loss = tables.train({ order: visits, rates, targets });
      if (!Number.isFinite(loss)) throw diverged(epoch, learningRate);
      throwIfAborted(signal);
      meter.add(loss, visits.length);
      const done = (epoch - 1) * documents + first + visits.length;
      meter.report(
        () => ({
          ...{ phase: `epoch ${epoch} of ${epochs}`, done, total: epochs * documents },
          unit: 'documents',
        }),
        done === epochs * documents,
      );
      const pause = takeBreak(visits.length);
      if (pause !== undefined) await pause;
    }
  }
}

function diverged(epoch: number, learningRate: number): InputError {
  return new InputError(
    sentence(
      'classifier/fasttext-diverged',
    )`The numbers grew beyond bounds in epoch ${{ epoch }}; take a lower learning rate than ${{ learningRate }}.`,
  );
}

/** Returns the class that a visit teaches: of several, one by chance. */
function pickClass(
  { classes: { starts, values } }: TrainingRows,
  document: number,
  random: ReturnType<typeof createRandom>,
): number {
  const [start, end] = [starts[document], starts[document + 1]];
  return values[end - start > 1 ? start + random.integer(end - start) : start];
}

/** Returns how much each document weighs, 1 in the mean; undefined where all weigh the same. */
function weighDocuments(
  { classes, labelCounts }: TrainingRows,
  { classWeight }: FastTextSettings,
): Float64Array | undefined {
  if (classWeight === 'none') return undefined;
  const { starts, values } = classes;
  const share = values.length / labelCounts.length;
  return Float64Array.from({ length: starts.length - 1 }, (_, document) => {
    const own = values.subarray(starts[document], starts[document + 1]);
    return own.reduce((sum, label) => sum + share / labelCounts[label], 0) / own.length;
  });
}

function collectParts(
  rows: TrainingRows,
  settings: FastTextSettings,
  tables: FastTextTables,
  documents: number,
): FastTextParts {
  const { words, wordCounts, labels, labelCounts } = rows;
  const hasNgrams = settings.wordNgrams > 1 || settings.charNgramRange !== undefined;
  const [minn, maxn] = settings.charNgramRange ?? [0, 0];
  const shape: FastTextShape = {
    analyzer: settings.analyzer,
    ...{ dimensions: settings.dimensions, wordNgrams: settings.wordNgrams, minn, maxn },
    bucket: hasNgrams ? settings.bucket : 0,
    ...{ loss: settings.loss, sigmoid: 'exact' },
  };
  return {
    ...{ shape, words, wordCounts, ngramRows: rows.ngramRows, labels, labelCounts },
    input: tables.inputRows(),
    output: tables.outputRows(),
    documents,
  };
}
