import { createCharacterTokenizer } from '../../text/tokenizers/character-tokenizer.ts';
import { createJamoTokenizer } from '../../text/tokenizers/jamo-tokenizer.ts';
import { createWhitespaceTokenizer } from '../../text/tokenizers/whitespace-tokenizer.ts';
import type { UnitKind } from './language-units.ts';

/** The unit that ends a line where units are words: predicted like any other word. */
export const LINE_END = '\n';

/** The kinds whose vocabulary is collected from the training text. */
export type CollectedKind = Exclude<UnitKind, 'bpe'>;

/** Cuts a text into units; joined (words: with spaces), they are the text again. */
export type CutText = (text: string) => Iterable<string>;

/** How texts are cut into units of a kind. */
export function createCutter(kind: CollectedKind): CutText {
  switch (kind) {
    case 'characters':
      // A string iterates over its code points.
      return (text) => text;
    case 'graphemes':
      return createCharacterTokenizer().words;
    case 'jamo':
      return createJamoTokenizer().words;
    case 'words': {
      const { words } = createWhitespaceTokenizer();
      return (text) =>
        text.split('\n').flatMap((line, i) => (i === 0 ? words(line) : [LINE_END, ...words(line)]));
    }
  }
}
