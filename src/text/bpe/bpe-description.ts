import { listOf, StateReader, TEXT, wholeNumberFrom } from '../../base/read-state.ts';
import type { TokenizerDescription } from '../tokenizer.ts';
import { type BpeModel, createBpeModel } from './bpe-model.ts';

/** Describes a model as JSON: its alphabet as one string, its merges as one list of numbers. */
export function describeBpe(model: BpeModel): TokenizerDescription {
  return { kind: 'bpe', alphabet: model.alphabet.join(''), merges: Array.from(model.merges) };
}

/**
 * Makes a model from its description.
 * @throws InputError when the description is incomplete or inconsistent
 */
export function bpeFromDescription(description: TokenizerDescription): BpeModel {
  return readBpe(new StateReader(description, 'tokenizer'));
}

/**
 * Reads a model from its description in a model's metadata.
 * @throws InputError when the description is incomplete or inconsistent
 */
export function readBpe(description: StateReader): BpeModel {
  const alphabet = description.read('alphabet', TEXT);
  const merges = description.read('merges', listOf(wholeNumberFrom(0, 2 ** 32 - 1)));
  return createBpeModel([...alphabet], Uint32Array.from(merges));
}
