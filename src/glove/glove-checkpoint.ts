import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import {
  expectKind,
  numberFrom,
  readingOptions,
  readState,
  readTensor,
  wholeNumberFrom,
} from '../base/read-state.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import type { Heap } from '../engine/heap.ts';
import { compareResumedOptions } from '../training/resume-options.ts';
import { isRaised } from '../training/trainer-settings.ts';
import type { GloveSettings } from './glove-options.ts';
import { type GloveParameters, strideOf } from './glove-parameters.ts';

/** The kind of a checkpoint of an unfinished GloVe training. */
export const GLOVE_CHECKPOINT_KIND = 'glove-checkpoint';

/** The layout of checkpoints; the first was written between iterations alone. */
const VERSION = 2;

/** Identifies counts, to recognize the same ones. */
export interface CountsIdentity {
  readonly words: number;
  /** Cells that are not zero: of another text hardly ever as many. */
  readonly nonzeros: number;
}

/** An unfinished training, as its file holds it. */
export interface GloveCheckpoint {
  /** Passes that are done. */
  readonly iteration: number;
  readonly words: number;
  readonly dimensions: number;
  /** The checkpoint itself: the `resumeFrom` of `trainGlove`. */
  readonly state: ModelState;
}

/**
 * Reads the summary of a checkpoint.
 * @throws InputError when the state is not a checkpoint, or its parts do not fit together
 */
export function readGloveCheckpoint(state: ModelState): GloveCheckpoint {
  expectKind(state, [GLOVE_CHECKPOINT_KIND], describeCheckpoint());
  const metadata = readState(state);
  const { shape } = readTensor(state, 'words', Float32Array, [undefined, undefined]);
  readTensor(state, 'contexts', Float32Array, shape);
  metadata.read('nonzeros', wholeNumberFrom(1));
  return {
    iteration: readPosition(state).iteration - 1,
    words: shape[0],
    dimensions: metadata.object('settings').read('dimensions', wholeNumberFrom(1)),
    state,
  };
}

/** The position of a training. */
export interface GlovePosition {
  /** The iteration under way, counted from 1. */
  readonly iteration: number;
  /** Rounds of the iteration that are done. */
  readonly rounds: number;
  /** Slices of the next round that are done. */
  readonly slices: number;
  /** The loss of the iteration's cells so far, summed, and their number. */
  readonly loss: number;
  readonly cells: number;
}

/** Returns the beginning of an iteration. */
export function beginIteration(iteration: number): GlovePosition {
  return { iteration, rounds: 0, slices: 0, loss: 0, cells: 0 };
}

/** Saves all that training needs to continue, on the same counts and with the same options. */
export function saveCheckpoint(
  heap: Heap,
  { words, nonzeros }: CountsIdentity,
  parameters: GloveParameters,
  settings: GloveSettings,
  position: GlovePosition,
): ModelState {
  const { stride } = parameters;
  const table = (offset: number) => ({
    shape: [words, stride],
    data: Float32Array.from(heap.numbers(offset, words * stride)),
  });
  return {
    kind: GLOVE_CHECKPOINT_KIND,
    metadata: {
      version: VERSION,
      position: { ...position },
      nonzeros,
      settings: { ...settings },
    },
    tensors: { words: table(parameters.words), contexts: table(parameters.contexts) },
  };
}

/**
 * Restores the parameters from a checkpoint.
 * @returns its position
 * @throws UsageError when options would give another result; more iterations may be asked for
 * @throws InputError when it is of other counts, or damaged
 */
export function restoreCheckpoint(
  heap: Heap,
  { words, nonzeros }: CountsIdentity,
  parameters: GloveParameters,
  settings: GloveSettings,
  state: ModelState,
): GlovePosition {
  const position = readPosition(state);
  const length = words * parameters.stride;
  const tables = (['words', 'contexts'] as const).map((name) => {
    const { data } = readTensor(state, name, Float32Array, [undefined, undefined]);
    if (data.length === length) return data;
    throw new InputError(
      sentence(
        'glove/other-words',
      )`The checkpoint is not of these ${{ words }} words; go on with the same counts.`,
    );
  });
  const counted = readState(state).read('nonzeros', wholeNumberFrom());
  if (counted !== nonzeros) {
    throw new InputError(
      sentence(
        'glove/other-counts',
      )`The checkpoint was made with ${{ before: counted }} nonzero cells, not ${{ now: nonzeros }}; go on with the same counts.`,
    );
  }
  if (position.iteration > settings.iterations) {
    throw new InputError(
      sentence(
        'glove/too-few-iterations',
      )`The checkpoint has ${{ done: position.iteration - 1 }} iterations behind it; ask for more than that, not ${{ iterations: settings.iterations }}.`,
    );
  }
  heap.numbers(parameters.words, length).set(tables[0]);
  heap.numbers(parameters.contexts, length).set(tables[1]);
  return position;
}

/**
 * Returns the settings that a checkpoint's training goes on with: its own, but for those that only extend it.
 * @param resolve fills in the defaults of the options
 * @throws InputError when it is no checkpoint of GloVe
 * @throws UsageError when options would give another result
 */
export function resumedSettings(
  state: ModelState,
  given: object,
  resolve: (options: object) => GloveSettings,
): GloveSettings {
  expectKind(state, [GLOVE_CHECKPOINT_KIND], describeCheckpoint());
  const saved = readSettings(state, resolve);
  const settings = resolve({ ...saved, ...given });
  compareResumedOptions(saved, settings, {
    what: 'checkpoint',
    extending: { iterations: isRaised },
    // The vectors of words are taken from the tables at the end only.
    free: ['output'],
  });
  return settings;
}

/**
 * Reads the settings of a checkpoint, before any room is made by them.
 * @throws InputError when one is out of range, or the tables are not as wide as they say
 */
function readSettings(
  state: ModelState,
  resolve: (options: object) => GloveSettings,
): GloveSettings {
  const settings = readingOptions(() => resolve(readState(state).object('settings').json));
  for (const name of ['words', 'contexts']) {
    readTensor(state, name, Float32Array, [undefined, strideOf(settings.dimensions)]);
  }
  return settings;
}

/** @throws InputError when the position is missing or damaged */
function readPosition(state: ModelState): GlovePosition {
  const metadata = readState(state);
  const version = metadata.readOptional('version', wholeNumberFrom(1, VERSION)) ?? 1;
  if (version === 1) return beginIteration(metadata.read('iteration', wholeNumberFrom(1)) + 1);
  const position = metadata.object('position');
  return {
    iteration: position.read('iteration', wholeNumberFrom(1)),
    rounds: position.read('rounds', wholeNumberFrom()),
    slices: position.read('slices', wholeNumberFrom()),
    loss: position.read('loss', numberFrom(0)),
    cells: position.read('cells', wholeNumberFrom()),
  };
}

/** Names what is expected where the state is of another kind. */
function describeCheckpoint(): Sentence {
  return sentence('glove/a-checkpoint')`a checkpoint of GloVe`;
}
