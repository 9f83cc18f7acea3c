import {
  createCaptioner,
  createTagger,
  createTranslator,
  holdOutPairs,
  holdOutSentences,
  type TextPair,
  type TranslatorUnitsOptions,
  trainCaptioner as trainCaptionerOnPictures,
  trainTableModel,
  trainTagger as trainTaggerOnSentences,
  trainTranslator as trainTranslatorOnPairs,
} from 'malmoi';
import { createTaggedSource, type TaggedSentence } from 'malmoi/corpus';
import { readTable } from 'malmoi/io';
import { taggedLayout } from '../open-file.ts';
import { readShapeFile } from '../shape-file.ts';
import { readOptions, type Training, type TrainingEars } from './training.ts';

function followed({
  signal,
  onProgress,
  onCheckpoint,
}: TrainingEars): Pick<TrainingEars, 'signal' | 'onProgress' | 'onCheckpoint'> {
  return { signal, onProgress, onCheckpoint };
}

/** Leaves out a validation without anything to validate on. */
function withSome<T>({
  train,
  validation,
}: {
  readonly train: readonly T[];
  readonly validation: readonly T[];
}): { readonly train: readonly T[]; readonly validation?: readonly T[] } {
  return validation.length === 0 ? { train } : { train, validation };
}

/** A network from the cells of a row to one of them. */
export const trainTable: Training = async (engine, order, ears) => {
  const { number } = readOptions(order);
  const { model } = await trainTableModel(readTable(order.file), {
    ...{ engine, target: order.roles.target ?? '', hiddenSize: number('hiddenSize') },
    ...{ epochs: number('epochs'), seed: number('seed'), ...followed(ears) },
    onReport: ({ loss, validation }) =>
      ears.onPoint({ loss, ...(validation !== undefined && { heldOut: validation }) }),
  });
  return { model };
};

/** A translator of whatever stands in pairs. */
export const trainTranslator: Training = async (engine, order, ears) => {
  const { number, word } = readOptions(order);
  const { source = '', target = '' } = order.roles;
  const pairs: TextPair[] = [];
  for await (const { rows } of readTable(order.file)) {
    for (const row of rows) {
      pairs.push({ source: String(row[source] ?? ''), target: String(row[target] ?? '') });
    }
  }
  const data = withSome(holdOutPairs(pairs));
  const model = await createTranslator(
    engine,
    data.train,
    {
      ...{ units: word<TranslatorUnitsOptions['units']>('units'), minCount: 1 },
      ...{ attention: word<'additive' | 'dot' | 'none'>('attention') },
      ...{ hiddenSize: number('hiddenSize'), embeddingSize: 32, seed: number('seed') },
      ...{ dropout: 0.1, embeddingDropout: 0 },
    },
    { signal: ears.signal },
  );
  await trainTranslatorOnPairs(model, data, {
    ...{ epochs: number('epochs'), batch: 32, learningRate: 5e-3, measure: 'loss' },
    ...followed(ears),
    onReport: ({ loss, validation }) =>
      ears.onPoint({ loss, ...(validation !== undefined && { heldOut: validation }) }),
  });
  return { model };
};

/** A tagger of all columns that the sentences have. */
export const trainTagger: Training = async (engine, order, ears) => {
  const { number } = readOptions(order);
  const sentences: TaggedSentence[] = [];
  for await (const one of createTaggedSource(order.file, taggedLayout(order.file)).sentences()) {
    sentences.push(one);
  }
  const data = withSome(holdOutSentences(sentences));
  const model = createTagger(engine, data.train, {
    options: { hiddenSize: number('hiddenSize'), seed: number('seed') },
  });
  await trainTaggerOnSentences(model, data, {
    ...{ epochs: number('epochs'), batch: 8, learningRate: 5e-3, ...followed(ears) },
    onReport: ({ loss, accuracy }) =>
      ears.onPoint({ loss, ...(accuracy !== undefined && { right: accuracy }) }),
  });
  return { model };
};

/** A captioner of drawn shapes. */
export const trainCaptioner: Training = async (engine, order, ears) => {
  const { number, word } = readOptions(order);
  const pictures = await readShapeFile(order.file);
  const model = createCaptioner(engine, pictures, {
    ...{ filters: 16, embeddingSize: 64, hiddenSize: number('hiddenSize') },
    ...{ attention: word<'dot' | 'none'>('attention') === 'dot', seed: number('seed') },
  });
  await trainCaptionerOnPictures(model, pictures, {
    ...{ epochs: number('epochs'), batch: 32, learningRate: 4e-3, ...followed(ears) },
    onReport: ({ loss, validation }) =>
      ears.onPoint({ loss, ...(validation !== undefined && { right: validation }) }),
  });
  return { model };
};
