import { escapeWord } from '../text/vocabulary/vocabulary-text.ts';
import type { Analyzer } from './analyzer.ts';
import type { CountedNgrams } from './counted-ngrams.ts';
import { nameNgram } from './ngram-names.ts';

/**
 * Writes n-grams as text, one a line, `n-gram<TAB>count<TAB>documents`, words with a space between. Characters inside a
 * word are escaped as in a vocabulary (`vocabularyToText`).
 */
export async function* ngramsToText(
  ngrams: CountedNgrams,
  analyzer: Pick<Analyzer, 'cutsIntoCharacters'>,
): AsyncGenerator<string, void, undefined> {
  for await (const some of ngrams.read()) {
    const lines = some.map(
      ({ tokens, count, documents }) =>
        `${escapeWord(nameNgram(tokens, analyzer))}\t${count}\t${documents}\n`,
    );
    yield lines.join('');
  }
}
