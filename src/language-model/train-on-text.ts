import type { Engine } from '../autodiff/tape.ts';
import type { AnyOptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { TextCorpus } from '../corpus/text-corpus.ts';
import { createTextSources, type TextInput } from '../corpus/text-input.ts';
import {
  type AnyLanguageModel,
  type AnyLanguageModelOptions,
  createLanguageModel,
} from './any-language-model.ts';
import { CORPUS_OPTIONS, type Corpus, type CorpusOptions } from './corpus.ts';
import { LanguageModel } from './language-model.ts';
import { LANGUAGE_MODEL_OPTIONS, type LanguageModelOptions } from './language-model-options.ts';
import { readLanguageCorpus } from './read-language-corpus.ts';
import {
  type TrainingOutcome,
  trainLanguageModel as trainOnCorpus,
} from './train-language-model.ts';
import { LANGUAGE_MODEL_TRAINING_OPTIONS, type LanguageModelTraining } from './training-options.ts';
import { TransformerLanguageModel } from './transformer-language-model.ts';
import { TRANSFORMER_OPTIONS, type TransformerOptions } from './transformer-options.ts';

/** The units, shape and training of a language model that begins with a text alone. */
export interface TextTraining
  extends CorpusOptions,
    Partial<LanguageModelOptions>,
    Partial<Omit<TransformerOptions, 'model'>>,
    LanguageModelTraining {
  /** Default `recurrent`: the network of the option `cell`. */
  readonly model?: 'recurrent' | 'transformer';
  /** Where the model lives. */
  readonly engine: Engine;
}

/** A language model that was trained on a text, and how that went. */
export interface TrainedLanguageModel extends TrainingOutcome {
  readonly model: AnyLanguageModel;
  readonly corpus: Corpus;
}

/**
 * Makes a language model for a text and trains it: a file (`textFile` of `malmoi/node`, or a browser's `File`), a
 * string, or documents in an array or an iterable. Each line, or document, ends with a line feed.
 * @throws UsageError when an option is out of range
 * @throws InputError when the text is too short, or the loss explodes
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export function trainLanguageModel(
  text: TextInput,
  options: TextTraining,
): Promise<TrainedLanguageModel>;
/** Trains a language model that was made before on a text in its units; throws what the other form throws. */
export function trainLanguageModel(
  model: AnyLanguageModel,
  corpus: Pick<Corpus, 'ids'>,
  options?: LanguageModelTraining,
): Promise<TrainingOutcome>;
export async function trainLanguageModel(
  from: AnyLanguageModel | TextInput,
  given?: Pick<Corpus, 'ids'> | TextTraining,
  options?: LanguageModelTraining,
): Promise<TrainingOutcome | TrainedLanguageModel> {
  if (from instanceof LanguageModel || from instanceof TransformerLanguageModel)
    return trainOnCorpus(from, given as Corpus, options);
  return trainOnText(from, given as TextTraining);
}

/** What each option takes of a training that begins with a text. */
const TEXT_TRAINING_OPTIONS: AnyOptionTable = {
  ...CORPUS_OPTIONS,
  ...TRANSFORMER_OPTIONS,
  ...LANGUAGE_MODEL_OPTIONS,
  model: { kind: 'choice', choices: ['recurrent', 'transformer'] },
  ...LANGUAGE_MODEL_TRAINING_OPTIONS,
  engine: { kind: 'object', required: true },
};

async function trainOnText(text: TextInput, options: TextTraining): Promise<TrainedLanguageModel> {
  checkOptions('trainLanguageModel', TEXT_TRAINING_OPTIONS, options);
  const { units, normalize, minCount, engine, ...rest } = options;
  const [shape, training] = splitShape(rest);
  const { onProgress, signal, breaks } = training;
  const source = new TextCorpus(createTextSources(text), {
    ...(onProgress !== undefined && { onProgress }),
    ...(signal !== undefined && { signal }),
    ...(breaks !== undefined && { breaks }),
  });
  const corpus = await readLanguageCorpus(source, {
    ...(units !== undefined && { units }),
    ...(normalize !== undefined && { normalize }),
    ...(minCount !== undefined && { minCount }),
  });
  const model = createLanguageModel(engine, corpus.units, shape);
  return { ...(await trainOnCorpus(model, corpus, training)), model, corpus };
}

/** The options of a shape, of either kind of model. */
const SHAPE_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(LANGUAGE_MODEL_OPTIONS),
  ...Object.keys(TRANSFORMER_OPTIONS),
]);

/** Parts a model's shape from its training. */
function splitShape(
  options: Omit<TextTraining, keyof CorpusOptions | 'engine'>,
): [AnyLanguageModelOptions, LanguageModelTraining] {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const shape = given.filter(([name]) => SHAPE_NAMES.has(name));
  const training = given.filter(([name]) => !SHAPE_NAMES.has(name));
  return [Object.fromEntries(shape), Object.fromEntries(training)];
}
