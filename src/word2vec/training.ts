import { InputError } from '../base/errors.ts';
import { createRandom } from '../base/random.ts';
import { sentence } from '../base/sentence.ts';
import type { TrainingText } from '../corpus/encoded-text.ts';
import { compareResumedOptions } from '../training/resume-options.ts';
import { readPosition, type TrainingPosition } from './training-checkpoint.ts';
import type { Word2VecOptions } from './training-options.ts';
import { type Word2VecModel, word2VecFromState } from './word2vec-model.ts';
import { settingsToOptions, type Word2VecSettings, word2vecSettings } from './word2vec-options.ts';

/** A training as it was asked for: on what, how, and what it begins with. */
export interface Training extends TrainingText {
  readonly settings: Word2VecSettings;
  /** Whose rows it takes over; none for a model that begins anew. */
  readonly model: Word2VecModel | undefined;
  /** Where a checkpoint left it. */
  readonly position: TrainingPosition | undefined;
  /** Words of text of each training of the model, this one's last. */
  readonly trainedWords: readonly number[];
  /** Where this training's random numbers come from. */
  readonly seed: number;
}

/**
 * Puts together what a training needs.
 * @throws UsageError when an option is out of range, or contradicts what the training goes on from
 * @throws InputError when there is nothing to learn from, or the checkpoint is of another text
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

/** What decides, beside the loss, the sizes of the tables and what their rows mean: no later training can change it. */
const LASTING = ['dimensions', 'subwords'];

/** A model's settings, with what the options change; epochs and learning rate are a training's own. */
function continuedSettings(
  { settings }: Word2VecModel,
  options: Word2VecOptions,
): Word2VecSettings {
  refuseOthers(settings, options, 'model', LASTING);
  const { epochs, learningRate, ...kept } = settingsToOptions(settings);
  return word2vecSettings({ ...kept, ...options });
}

/**
 * Refuses options that contradict what was saved.
 * @param names of the settings that must be the same beside the loss; all of them unless given
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

/** The first training's is the model's; later ones have others, so as not to draw the same numbers again. */
function seedOfTraining(seed: number, earlier: number): number {
  return earlier === 0 ? seed : createRandom(seed, 'training', earlier).uint32();
}
