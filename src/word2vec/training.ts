import { InputError } from '../base/errors.ts';
import { createRandom } from '../base/random.ts';
import { sentence } from '../base/sentence.ts';
import type { TrainingText } from '../corpus/encoded-text.ts';
import { compareResumedOptions } from '../training/resume-options.ts';
import { readPosition, type TrainingPosition } from './training-checkpoint.ts';
import type { Word2VecOptions } from './training-options.ts';
import { type Word2VecModel, word2VecFromState } from './word2vec-model.ts';
import { settingsToOptions, type Word2VecSettings, word2vecSettings } from './word2vec-options.ts';

/** A prepared training: its text, its settings, and its starting point. */
export interface Training extends TrainingText {
  readonly settings: Word2VecSettings;
  /** The model whose rows it takes over; undefined for a new model. */
  readonly model: Word2VecModel | undefined;
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
  const { from, resumeFrom } = options;
  if (resumeFrom !== undefined) return resumeTraining(text, options, resumeFrom);
  const settings =
    from === undefined ? word2vecSettings(options) : continuedSettings(from, options);
  const trainedWords = [...(from?.trainedWords ?? []), text.text.words];
  return {
    ...{ ...text, settings, trainedWords, model: from, position: undefined },
    seed: seedOfTraining(settings.seed, trainedWords.length - 1),
  };
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
    ...{ ...text, settings, trainedWords, model },
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
