import { createTokenizer } from '../../src/text/units/create-tokenizer.ts';
import {
  createVocabularyUnits,
  type VocabularyUnits,
} from '../../src/text/units/vocabulary-units.ts';
import { createVocabulary } from '../../src/text/vocabulary/vocabulary.ts';

/** Units of words between spaces: `<pad>`, `<s>`, `</s>`, and letters from `a` up. */
export function letterUnits(size: number): VocabularyUnits {
  const special = { padding: '<pad>', begin: '<s>', end: '</s>' };
  const letters = Array.from({ length: size - 3 }, (_, i) => String.fromCharCode(97 + i));
  const words = ['<pad>', '<s>', '</s>', ...letters];
  const counts = Float64Array.from(words, () => 1);
  return createVocabularyUnits(
    createTokenizer({ kind: 'whitespace' }),
    createVocabulary(words, counts, special),
  );
}
