import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { expectKind, readState, readTensor, wholeNumberFrom } from '../base/read-state.ts';
import type { Heap } from '../engine/heap.ts';
import type { GloveSettings } from './glove-options.ts';
import type { GloveParameters } from './glove-parameters.ts';

/** What the file of a GloVe training that is not at its end says that it is. */
export const GLOVE_CHECKPOINT_KIND = 'glove-checkpoint';

/** By which counts are known again. */
export interface CountsIdentity {
  readonly words: number;
  /** Cells that are not zero: of another text hardly ever as many. */
  readonly nonzeros: number;
}

/** A training on its way, as its file holds it. */
export interface GloveCheckpoint {
  /** Passes that are done. */
  readonly iteration: number;
  readonly words: number;
  readonly dimensions: number;
  /** What `trainGlove` goes on from, as its `resumeFrom`. */
  readonly state: ModelState;
}

/**
 * Reads what a checkpoint says of its training.
 * @throws InputError when it is none, or its parts do not fit together
 */
export function readGloveCheckpoint(state: ModelState): GloveCheckpoint {
  expectKind(state, [GLOVE_CHECKPOINT_KIND], 'a checkpoint of GloVe');
  const metadata = readState(state);
  const { shape } = readTensor(state, 'words', Float32Array, [undefined, undefined]);
  readTensor(state, 'contexts', Float32Array, shape);
  metadata.read('nonzeros', wholeNumberFrom(1));
  return {
    iteration: metadata.read('iteration', wholeNumberFrom(1)),
    words: shape[0],
    dimensions: metadata.object('settings').read('dimensions', wholeNumberFrom(1)),
    state,
  };
}

/** All that training needs to go on after an iteration, on the same counts and with the same options. */
export function saveCheckpoint(
  heap: Heap,
  { words, nonzeros }: CountsIdentity,
  parameters: GloveParameters,
  settings: GloveSettings,
  iteration: number,
): ModelState {
  const { stride } = parameters;
  const table = (offset: number) => ({
    shape: [words, stride],
    data: Float32Array.from(heap.numbers(offset, words * stride)),
  });
  return {
    kind: GLOVE_CHECKPOINT_KIND,
    metadata: { iteration, nonzeros, settings: { ...settings } },
    tensors: { words: table(parameters.words), contexts: table(parameters.contexts) },
  };
}

/**
 * Puts a checkpoint's numbers in place.
 * @returns the iterations that it has behind it
 * @throws InputError when it is another training's: of other sizes or options. More iterations may be asked for.
 */
export function restoreCheckpoint(
  heap: Heap,
  { words, nonzeros }: CountsIdentity,
  parameters: GloveParameters,
  settings: GloveSettings,
  state: ModelState,
): number {
  expectKind(state, [GLOVE_CHECKPOINT_KIND], 'a checkpoint of GloVe');
  const metadata = readState(state);
  const iteration = metadata.read('iteration', wholeNumberFrom(1));
  const saved = metadata.object('settings').json;
  for (const [name, value] of Object.entries(settings)) {
    if (name !== 'iterations' && name !== 'output' && saved[name] !== value) {
      throw new InputError(
        `The checkpoint was made with ${name} ${String(saved[name])}, not ${value}; go on with the same options.`,
      );
    }
  }
  const length = words * parameters.stride;
  for (const name of ['words', 'contexts'] as const) {
    const { data } = readTensor(state, name, Float32Array, [undefined, undefined]);
    if (data.length !== length) {
      throw new InputError(
        `The checkpoint is not of these ${words} words; go on with the same counts.`,
      );
    }
    if (metadata.read('nonzeros', wholeNumberFrom()) !== nonzeros) {
      throw new InputError(
        `The checkpoint was made with ${state.metadata.nonzeros} nonzero cells, not ${nonzeros}; go on with the same counts.`,
      );
    }
    heap.numbers(parameters[name], length).set(data);
  }
  if (iteration >= settings.iterations) {
    throw new InputError(
      `The checkpoint has ${iteration} iterations behind it; ask for more than that, not ${settings.iterations}.`,
    );
  }
  return iteration;
}
