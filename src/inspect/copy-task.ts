import type { Random } from '../base/random.ts';
import type { TextPair } from '../corpus/parallel/text-pair.ts';

/** What is written of the symbols that were read: the same, or the same from the last to the first. */
export const COPY_TASKS = ['copy', 'reverse'] as const;

/** The most symbols: they are small Latin letters. */
export const MOST_COPIED_SYMBOLS = 26;

/** Sequences to be copied. */
export interface CopyTask {
  readonly task: (typeof COPY_TASKS)[number];
  /** How many symbols there are to choose from: the letters from a on. */
  readonly symbols: number;
}

/** Returns all symbols of a task, as one text. */
export function copiedSymbols({ symbols }: Pick<CopyTask, 'symbols'>): string {
  return String.fromCodePoint(...Array.from({ length: symbols }, (_, i) => 0x61 + i));
}

/** Draws a sequence of a length, and what is to be written of it. */
export function drawCopyPair(
  { task, symbols }: CopyTask,
  length: number,
  random: Random,
): TextPair {
  const all = copiedSymbols({ symbols });
  const drawn = Array.from({ length }, () => all[random.integer(symbols)]);
  const source = drawn.join('');
  return { source, target: task === 'copy' ? source : drawn.reverse().join('') };
}
