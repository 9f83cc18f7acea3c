import { sentence } from '../../base/sentence.ts';
import type { WordCounter } from '../../text/vocabulary/word-counter.ts';
import type { Environment } from '../environment.ts';
import { tell } from './tell.ts';

/** Tells the user when a counter's limit made it forget words, and what that means for the counts. */
export function tellForgotten(counter: WordCounter, environment: Environment): void {
  if (counter.prunings === 0) return;
  tell(
    sentence(
      'cli/forgotten-words',
    )`There were too many distinct words: those counted up to ${{ count: counter.forgottenUpTo }} times were forgotten, ${{ prunings: counter.prunings }} times over, so low counts may be too low; --limit allows more.`,
    environment,
  );
}
