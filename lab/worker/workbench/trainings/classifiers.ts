import { type AnyModel, handleOf, testDataOf } from 'malmoi';
import { trainClassifier, trainLinearClassifier } from 'malmoi/classifier';
import { type NeuralEncoder, trainNeuralClassifier } from 'malmoi/classifier/neural';
import { createTextSource } from 'malmoi/corpus';
import { createTextPipeline } from 'malmoi/text';
import type { HeldOut } from '../protocol.ts';
import { type FileOrder, readOptions, type Training } from './training.ts';

/** Of so many documents one is kept, to see how the model does on what it was not shown. */
const KEPT_OF = 10;

/** Fewer documents than this are all learned from. */
const FEWEST = 20;

interface Documents {
  readonly texts: string[];
  readonly labels: string[];
}

/** Reads all documents, and keeps every tenth apart. */
async function readDocuments({ file, roles }: FileOrder): Promise<{
  readonly train: Documents;
  readonly kept: Documents;
}> {
  const all: Documents = { texts: [], labels: [] };
  const { text = '', label = '' } = roles;
  for await (const batch of createTextSource(file, { text, label }).documents({})) {
    all.texts.push(...batch.texts);
    all.labels.push(...batch.labels);
  }
  const isKept = (i: number): boolean => all.texts.length >= FEWEST && i % KEPT_OF === KEPT_OF - 1;
  const part = (kept: boolean): Documents => ({
    texts: all.texts.filter((_, i) => isKept(i) === kept),
    labels: all.labels.filter((_, i) => isKept(i) === kept),
  });
  return { train: part(false), kept: part(true) };
}

/** Measures a classifier on the documents that were kept apart; those of a class that it does not know are left out. */
async function measure(
  model: AnyModel,
  train: Documents,
  kept: Documents,
): Promise<HeldOut | undefined> {
  const counts = new Map<string, number>();
  for (const label of train.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const known = kept.labels.map((label) => counts.has(label));
  const labels = kept.labels.filter((_, i) => known[i]);
  if (labels.length === 0) return undefined;
  const texts = kept.texts.filter((_, i) => known[i]);
  const evaluation = await handleOf(model).evaluate(testDataOf(texts, labels));
  if (!('confusion' in evaluation) || !('classes' in evaluation)) return undefined;
  const [most] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [''];
  const { documents, accuracy, confusion } = evaluation as {
    readonly documents: number;
    readonly accuracy: number;
    readonly confusion: HeldOut['confusion'];
  };
  return {
    ...{ documents, accuracy, confusion },
    majority: labels.filter((label) => label === most).length / labels.length,
    classes: (evaluation.classes as readonly { readonly label: string }[]).map(
      ({ label }) => label,
    ),
  };
}

/** Counts n-grams of tokens, as both classifiers without a network do. */
function featuresOf(order: FileOrder): {
  readonly analyzer: ReturnType<typeof createTextPipeline>;
  readonly ngramRange: readonly [number, number];
} {
  const { number, word } = readOptions(order);
  const kind = word<'words' | 'graphemes' | 'jamo'>('tokenizer');
  return {
    analyzer: createTextPipeline({ normalize: { letterCase: 'lower' }, tokenizer: { kind } }),
    ngramRange: [1, number('ngrams')],
  };
}

/** Naive Bayes. */
export const trainNaiveBayes: Training = async (_engine, order, { signal, onProgress }) => {
  const { train, kept } = await readDocuments(order);
  const model = await trainClassifier([train], { ...featuresOf(order), signal, onProgress });
  const heldOut = await measure(model, train, kept);
  return { model, ...(heldOut && { heldOut }) };
};

/** The linear classifier with the weights of Naive Bayes. */
export const trainLinear: Training = async (_engine, order, { signal, onProgress }) => {
  const { train, kept } = await readDocuments(order);
  const model = await trainLinearClassifier([train], { ...featuresOf(order), signal, onProgress });
  const heldOut = await measure(model, train, kept);
  return { model, ...(heldOut && { heldOut }) };
};

/** A network over words or letters. */
export const trainTextNetwork: Training = async (engine, order, ears) => {
  const { number, word } = readOptions(order);
  const { train, kept } = await readDocuments(order);
  const encoder = word<NeuralEncoder>('encoder');
  const { model } = await trainNeuralClassifier([train], {
    ...{ engine, encoder, units: word<'words' | 'graphemes' | 'jamo'>('units'), lowercase: true },
    ...{ embeddingSize: 48, hiddenSize: number('hiddenSize'), epochs: number('epochs') },
    ...{ longest: 200, wordDropout: 0.1, learningRate: 4e-3, seed: number('seed') },
    ...(encoder !== 'cnn' && { pooling: 'attention' as const }),
    ...{ signal: ears.signal, onProgress: ears.onProgress, onCheckpoint: ears.onCheckpoint },
    onReport: ({ loss, validation }) =>
      ears.onPoint({ loss, ...(validation !== undefined && { heldOut: validation }) }),
  });
  const heldOut = await measure(model, train, kept);
  return { model, ...(heldOut && { heldOut }) };
};
