import { InputError, UsageError } from '../base/errors.ts';
import { createRandom } from '../base/random.ts';
import { option, sentence } from '../base/sentence.ts';
import type { TrainingText } from '../corpus/encoded-text.ts';
import { compareResumedOptions } from '../training/resume-options.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { readPosition, type TrainingPosition } from './training-checkpoint.ts';
import type { Word2VecOptions } from './training-options.ts';
import { type Word2VecModel, word2VecFromState } from './word2vec-model.ts';
import { settingsToOptions, type Word2VecSettings, word2vecSettings } from './word2vec-options.ts';

/** A prepared training: its text, its settings, and its starting point. */
export interface Training extends TrainingText {
  readonly settings: Word2VecSettings;
  /** The model whose rows it takes over; undefined for a new model. */
  readonly model: Word2VecModel | undefined;
  /** The vectors that it begins with. */
  readonly pretrained: WordVectors | undefined;
  /** The position of the checkpoint that it resumes. */
  readonly position: TrainingPosition | undefined;
  /** Words of text of each training of the model, this one's last. */
  readonly trainedWords: readonly number[];
  /** Seed of this training's random numbers. */
  readonly seed: number;
}

/**
 * Prepares a training from its text and options.
 * @throws UsageError when an option is out of range, or contradicts the model or checkpoint that the training continues
 * @throws InputError when the text has too few words, or the checkpoint is of another text
 */
export function prepareTraining(text: TrainingText, options: Word2VecOptions): Training {
  if (text.words.length < 2 || text.text.words < 2) {
    throw new InputError(
      sentence(
        'word2vec/too-few-words',
      )`There are fewer than two words to learn from; give a longer text, or lower the minimum count.`,
    );
  }
  const { from, pretrained, resumeFrom } = options;
  if (pretrained !== undefined && (from ?? resumeFrom) !== undefined) {
    throw new UsageError(
      sentence(
        'word2vec/two-beginnings',
      )`A training begins with a model, a checkpoint or ${{ pretrained: option('pretrained') }} vectors, with one of them alone.`,
    );
  }
  if (resumeFrom !== undefined) return resumeTraining(text, options, resumeFrom);
  const settings =
    from === undefined ? newSettings(text, options) : continuedSettings(from, options);
  const trainedWords = [...(from?.trainedWords ?? []), text.text.words];
  return {
    ...{ ...text, settings, trainedWords, model: from, pretrained, position: undefined },
    seed: seedOfTraining(settings.seed, trainedWords.length - 1),
  };
}

/**
 * The settings of a new model; of vectors to begin with it takes the dimensions.
 * @throws UsageError when the options name other dimensions
 * @throws InputError when none of the text's words has such a vector
 */
function newSettings({ words }: TrainingText, options: Word2VecOptions): Word2VecSettings {
  const { pretrained } = options;
  if (pretrained === undefined) return word2vecSettings(options);
  const { dimensions } = pretrained;
  const settings = word2vecSettings({ dimensions, ...options });
  if (settings.dimensions !== dimensions) {
    throw new UsageError(
      sentence(
        'word2vec/pretrained-dimensions',
      )`The vectors to begin with have ${{ found: dimensions }} dimensions, but ${{ name: option('dimensions') }} is ${{ given: settings.dimensions }}; leave it out, or begin with others.`,
    );
  }
  if (!words.some((word) => pretrained.words.indexOf(word) >= 0)) {
    throw new InputError(
      sentence(
        'word2vec/pretrained-words',
      )`None of the text's ${{ words: words.length }} words is among the ${{ vectors: pretrained.size }} vectors to begin with; is the text cut, and written in upper or lower case, as theirs was?`,
    );
  }
  return settings;
}

function resumeTraining(
  text: TrainingText,
  options: Word2VecOptions,
  state: NonNullable<Word2VecOptions['resumeFrom']>,
): Training {
  const model = word2VecFromState(state);
  const { settings, trainedWords } = model;
  refuseOthers(settings, options, 'checkpoint');
  return {
    ...{ ...text, settings, trainedWords, model, pretrained: undefined },
    position: readPosition(state, model, text),
    seed: seedOfTraining(settings.seed, trainedWords.length - 1),
  };
}

/** Settings, beside the loss, that fix the size and the meaning of rows: no later training can change them. */
const LASTING = ['dimensions', 'subwords'];

/**
 * Returns a model's settings, with what the options change; epochs and learning rate are a training's own.
 */
function continuedSettings(
  { settings }: Word2VecModel,
  options: Word2VecOptions,
): Word2VecSettings {
  refuseOthers(settings, options, 'model', LASTING);
  const { epochs, learningRate, ...kept } = settingsToOptions(settings);
  return word2vecSettings({ ...kept, ...options });
}

/**
 * Checks that options do not contradict saved settings.
 * @param names names of the settings that must stay the same, beside the loss; default: all
 */
function refuseOthers(
  saved: Word2VecSettings,
  options: Word2VecOptions,
  what: 'checkpoint' | 'model',
  names?: readonly string[],
): void {
  // Before all others, which another loss may not have.
  const { loss = saved.loss } = options;
  compareResumedOptions({ loss: saved.loss }, { loss }, { what });
  // The learning rate falls over all epochs: with more of them, the rate would have been another from the start.
  const given = word2vecSettings({ ...settingsToOptions(saved), ...options });
  compareResumedOptions(pick(saved, names), pick(given, names), { what });
}

function pick(settings: Word2VecSettings, names: readonly string[] | undefined): object {
  const entries = Object.entries(settings);
  return Object.fromEntries(
    names === undefined ? entries : entries.filter(([name]) => names.includes(name)),
  );
}

/** Derives a training's seed: the model's for the first, others for later ones, to draw other numbers. */
function seedOfTraining(seed: number, earlier: number): number {
  return earlier === 0 ? seed : createRandom(seed, 'training', earlier).uint32();
}
