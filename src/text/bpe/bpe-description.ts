import { InputError } from '../../base/errors.ts';
import type { TokenizerDescription } from '../tokenizer.ts';
import { type BpeModel, createBpeModel } from './bpe-model.ts';

/** The model as JSON: its alphabet as one string, its merges as one list of numbers. */
export function describeBpe(model: BpeModel): TokenizerDescription {
  return { kind: 'bpe', alphabet: model.alphabet.join(''), merges: Array.from(model.merges) };
}

/**
 * The model that a description holds.
 * @throws InputError when it holds none, or one that contradicts itself
 */
export function bpeFromDescription(description: TokenizerDescription): BpeModel {
  const { alphabet, merges } = description;
  if (typeof alphabet !== 'string' || !Array.isArray(merges) || !merges.every(isTokenNumber)) {
    throw new InputError(
      'The description of the BPE tokeniser lacks its alphabet or its merges; train one with `malmoi train bpe`.',
    );
  }
  return createBpeModel([...alphabet], Uint32Array.from(merges));
}

function isTokenNumber(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0xffffffff;
}
