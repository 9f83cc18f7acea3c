import type { WordCounter } from '../../text/vocabulary/word-counter.ts';
import type { Output } from '../environment.ts';

/** Tells the user when a counter's limit made it forget words, and what that means for the counts. */
export function tellForgotten(counter: WordCounter, output: Output): void {
  if (counter.prunings === 0) return;
  output.write(
    `There were too many distinct words: those counted up to ${counter.forgottenUpTo} times were forgotten, ` +
      `${counter.prunings} times over, so low counts may be too low; --limit allows more.\n`,
  );
}
