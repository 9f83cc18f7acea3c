import { InputError, InterruptedError } from '../../base/errors.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { throwIfAborted } from '../../base/progress.ts';
import { createRandom } from '../../base/random.ts';
import { sentence } from '../../base/sentence.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { expectClasses } from '../checks.ts';
import { type LabeledData, labeledBatches } from '../labeled-data.ts';
import { DocumentIds } from './document-ids.ts';
import type { FastTextClassifier } from './fasttext-classifier.ts';
import { checkFastTextOptions, FASTTEXT_OPTIONS, fastTextSettings } from './fasttext-options.ts';
import { FASTTEXT_RUN_OPTIONS, type FastTextTraining, learnDocuments } from './train-fasttext.ts';
import { drawTrial, type TunedOptions } from './tuning-steps.ts';

/** Options of `tuneFastText`. */
export interface FastTextTuning extends FastTextTraining {
  /** How long the search takes, in seconds; the last training comes after it. Default 300, as in fastText. */
  readonly seconds?: number;
  /** Documents to measure on; default: a tenth of the data, at most 10,000, which the last training learns from too. */
  readonly validation?: LabeledData;
  /** Ends the search early, with the best so far; `signal` gives up everything. */
  readonly stop?: AbortSignal;
  /** Called after each trial. */
  readonly onTrial?: (trial: TuningTrial) => void;
}

/** A training of a search. */
export interface TuningTrial {
  /** Counted from 1. */
  readonly trial: number;
  readonly options: TunedOptions;
  /** The share of the documents whose most probable class is one of theirs. */
  readonly accuracy: number;
  /** Whether no earlier trial was as good. */
  readonly isBest: boolean;
}

/** What a search found. */
export interface TunedFastText {
  /** Trained on all documents with the best options. */
  readonly model: FastTextClassifier;
  /** The options of the best trial. */
  readonly options: TunedOptions;
  /** What it came to on the documents that were held out. */
  readonly accuracy: number;
  readonly trials: number;
  /** Documents that were held out. */
  readonly heldOut: number;
}

/** The default of `seconds`. */
const SECONDS = 300;

/** What the options of a search take, beside those of a training. */
export const TUNING_OPTIONS: OptionTable<
  Omit<FastTextTuning, keyof FastTextTraining>,
  'seconds'
> = {
  seconds: { kind: 'number', above: 0, default: SECONDS, unit: 'seconds' },
  validation: { kind: 'any' },
  stop: { kind: 'object' },
  onTrial: { kind: 'function' },
};

/** A document with all its labels. */
interface LabeledText {
  readonly text: string;
  readonly labels: readonly string[];
}

/** The share of the documents that is held out, and how many at the most. */
const HELD_OUT = 0.1;
const MOST_HELD_OUT = 10_000;

/**
 * Searches the options of `trainFastText` that are not given, learning rate, epochs, dimensions and n-grams, by trainings
 * that are measured on held-out documents, as fastText's autotune does; then trains on all documents with the best. How many
 * trials there are depends on the time; the options that it returns give the same classifier again. The documents stay in
 * memory.
 * @throws UsageError for an option out of range
 * @throws InputError when there is nothing to learn from
 * @throws InterruptedError when the signal is aborted, or the search is stopped before its first trial is done
 */
export async function tuneFastText(
  data: LabeledData,
  options: FastTextTuning,
): Promise<TunedFastText> {
  const table = { ...FASTTEXT_OPTIONS, ...FASTTEXT_RUN_OPTIONS, ...TUNING_OPTIONS };
  checkOptions('tuneFastText', table, options);
  const { seconds = SECONDS, validation, stop, onTrial, ...training } = options;
  const { onProgress, signal, breaks, engine: given, ...learning } = training;
  checkFastTextOptions(learning);
  const documents = await collect(data, signal);
  const { trained, heldOut } =
    validation === undefined
      ? holdOut(documents, learning.seed ?? FASTTEXT_OPTIONS.seed.default)
      : { trained: documents, heldOut: await collect(validation, signal) };
  if (trained.length === 0 || heldOut.length === 0) throw tooFew(documents.length);
  const engine = given ?? (await createEngine());
  const run = { engine, ...(breaks && { breaks }) };
  try {
    const ids = number(trained, learning.analyzer);
    expectClasses(trained.length, ids.labelNames);
    const size = {
      documents: trained.length,
      tokens: ids.tokens.length,
      severalLabels: ids.severalLabels,
    };
    const random = createRandom(learning.seed ?? 1, 'tuning');
    const start = performance.now();
    const spent = (): number => (performance.now() - start) / 1000 / seconds;
    let tried: TunedOptions = pickTuned(fastTextSettings(learning, size));
    let best: Pick<TuningTrial, 'options' | 'accuracy'> | undefined;
    let trials = 0;
    while (best === undefined || spent() < 1) {
      const deadline = limit(
        best === undefined ? undefined : seconds * (1 - spent()),
        signal,
        stop,
      );
      try {
        const accuracy = await measure(
          ids,
          heldOut,
          { ...learning, ...defined(tried) },
          {
            ...run,
            signal: deadline.signal,
          },
        );
        trials += 1;
        const isBest = best === undefined || accuracy > best.accuracy;
        onTrial?.({ trial: trials, options: tried, accuracy, isBest });
        if (best === undefined || isBest) best = { options: tried, accuracy };
      } catch (error) {
        if (!(error instanceof InterruptedError)) throw error;
        throwIfAborted(signal);
        if (best === undefined) throw error;
        break;
      } finally {
        deadline.end();
      }
      onProgress?.({ phase: 'tuning', done: trials, unit: 'steps' });
      const { cutsIntoCharacters } = learning.analyzer;
      tried = drawTrial(best.options, learning, { spent: spent(), cutsIntoCharacters }, random);
    }
    const all = number(documents, learning.analyzer);
    const model = await learnDocuments(
      all,
      { ...learning, ...defined(best.options) },
      { ...run, ...(onProgress && { onProgress }), ...(signal && { signal }) },
    );
    return { model, ...best, trials, heldOut: heldOut.length };
  } finally {
    if (given === undefined) engine.dispose();
  }
}

/** Options without those that are undefined. */
function defined({ charNgramRange, ...others }: TunedOptions) {
  return { ...others, ...(charNgramRange && { charNgramRange }) };
}

function pickTuned({
  learningRate,
  epochs,
  dimensions,
  wordNgrams,
  charNgramRange,
}: TunedOptions): TunedOptions {
  return { learningRate, epochs, dimensions, wordNgrams, charNgramRange };
}

async function collect(data: LabeledData, signal: AbortSignal | undefined): Promise<LabeledText[]> {
  const documents: LabeledText[] = [];
  for await (const { texts, labels, labelSets } of labeledBatches(data, 'tuneFastText', true)) {
    for (const [i, text] of texts.entries()) {
      documents.push({ text, labels: labelSets?.[i] ?? [labels[i]] });
    }
    throwIfAborted(signal);
  }
  return documents;
}

function number(documents: readonly LabeledText[], analyzer: FastTextTraining['analyzer']) {
  const ids = new DocumentIds(analyzer);
  for (const { text, labels } of documents) ids.add(text, labels);
  return ids;
}

/** Divides documents by chance into those that trials learn from, and those that they are measured on. */
function holdOut(documents: readonly LabeledText[], seed: number) {
  const order = [...documents];
  createRandom(seed, 'held-out').shuffle(order);
  const count = Math.min(MOST_HELD_OUT, Math.ceil(HELD_OUT * documents.length));
  return { heldOut: order.slice(0, count), trained: order.slice(count) };
}

function tooFew(documents: number): InputError {
  return new InputError(
    sentence(
      'classifier/too-few-to-tune',
    )`There are ${{ documents }} documents, too few to learn from some and to measure on others; give more.`,
  );
}

/** A training on numbered documents, measured on others; 0 where its numbers diverge. */
async function measure(
  ids: DocumentIds,
  heldOut: readonly LabeledText[],
  options: Parameters<typeof learnDocuments>[1],
  run: Parameters<typeof learnDocuments>[2],
): Promise<number> {
  let model: FastTextClassifier;
  try {
    model = await learnDocuments(ids, options, run);
  } catch (error) {
    if (error instanceof InputError) return 0;
    throw error;
  }
  const predicted = model.predict(heldOut.map(({ text }) => text));
  const right = heldOut.filter(({ labels }, i) => labels.includes(predicted[i]));
  return right.length / heldOut.length;
}

/** Makes a signal that is aborted after some seconds, or with one of the others. */
function limit(seconds: number | undefined, ...others: readonly (AbortSignal | undefined)[]) {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = seconds === undefined ? undefined : setTimeout(abort, 1000 * seconds);
  for (const other of others) {
    if (other?.aborted) abort();
    other?.addEventListener('abort', abort);
  }
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      for (const other of others) other?.removeEventListener('abort', abort);
    },
  };
}
