import { InputError } from './errors.ts';
import type { TensorData } from './model-state.ts';
import { damaged } from './read-state.ts';
import { type Sentence, sentence } from './sentence.ts';
import { isWellFormed } from './well-formed.ts';

/** Strings as a model file keeps them: their UTF-8 bytes, joined, and the offsets where each begins and the last ends. */
export interface PackedStrings {
  /** Bytes of all strings, joined. */
  readonly text: TensorData;
  /** For n strings, n + 1 offsets in `text`, in bytes. */
  readonly offsets: TensorData;
}

/**
 * Packs strings for a model file.
 * @throws InputError when a string holds half a surrogate pair, which UTF-8 cannot write
 */
export function packStrings(strings: readonly string[]): PackedStrings {
  const encoder = new TextEncoder();
  const encoded = strings.map((text) => {
    requireWellFormed(text);
    return encoder.encode(text);
  });
  const offsets = new Uint32Array(strings.length + 1);
  let end = 0;
  encoded.forEach((bytes, index) => {
    end += bytes.length;
    offsets[index + 1] = end;
  });
  const text = new Uint8Array(end);
  encoded.forEach((bytes, index) => {
    text.set(bytes, offsets[index] ?? 0);
  });
  return {
    text: { shape: [text.length], data: text },
    offsets: { shape: [offsets.length], data: offsets },
  };
}

/**
 * Checks that a word can be saved.
 * @throws InputError when it holds half a surrogate pair, which UTF-8 cannot write
 */
export function requireWellFormed(word: string): void {
  if (isWellFormed(word)) return;
  throw new InputError(
    sentence(
      'base/half-surrogate-pair',
    )`The word ${{ word: JSON.stringify(word) }} holds half a surrogate pair and cannot be saved; decode the text as UTF-8 first.`,
  );
}

/**
 * Reads packed strings.
 * @param what what errors call them, such as `the vocabulary`
 * @throws InputError when a part is missing, the offsets do not fit the text, or it is not UTF-8
 */
export function unpackStrings(
  text: TensorData | undefined,
  offsets: TensorData | undefined,
  what: string | Sentence,
): string[] {
  if (!(text?.data instanceof Uint8Array) || !(offsets?.data instanceof Uint32Array)) {
    throw damaged(sentence('base/lacks-strings')`it lacks ${{ what }}`);
  }
  const bytes = text.data;
  const places = offsets.data;
  if (places[0] !== 0 || places[places.length - 1] !== bytes.length) {
    throw damaged(sentence('base/sizes-disagree')`the sizes of ${{ what }} contradict each other`);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const strings: string[] = [];
  for (let index = 0; index + 1 < places.length; index++) {
    const start = places[index] ?? 0;
    const end = places[index + 1] ?? 0;
    if (end < start || end > bytes.length) {
      throw damaged(
        sentence('base/entry-out-of-place')`entry ${{ index }} of ${{ what }} is out of place`,
      );
    }
    try {
      strings.push(decoder.decode(bytes.subarray(start, end)));
    } catch (cause) {
      throw damaged(
        sentence('base/entry-not-utf-8')`entry ${{ index }} of ${{ what }} is not UTF-8`,
        { cause },
      );
    }
  }
  return strings;
}
