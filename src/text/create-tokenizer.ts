import { UsageError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import { bpeFromDescription } from './bpe/bpe-description.ts';
import { createBpeTokenizer } from './bpe/bpe-tokenizer.ts';
import type { Tokenizer, TokenizerDescription } from './tokenizer.ts';
import { createCharacterTokenizer } from './tokenizers/character-tokenizer.ts';
import { createJamoTokenizer } from './tokenizers/jamo-tokenizer.ts';
import { createRegexpTokenizer } from './tokenizers/regexp-tokenizer.ts';
import { createWhitespaceTokenizer } from './tokenizers/whitespace-tokenizer.ts';
import { createWordTokenizer } from './tokenizers/word-tokenizer.ts';

/** The kinds of tokenisers, as descriptions and options name them. */
export const TOKENIZER_KINDS = ['whitespace', 'words', 'chars', 'jamo', 'regexp', 'bpe'] as const;

/**
 * Makes the tokeniser that a description tells of: `{ kind: 'words' }`, or what another
 * tokeniser's `description` holds. Options that are absent have their defaults.
 * @throws UsageError when there is no such kind, or an option does not fit
 */
export function createTokenizer(description: TokenizerDescription): Tokenizer {
  switch (description.kind) {
    case 'whitespace':
      return createWhitespaceTokenizer();
    case 'words':
      return createWordTokenizer({ punctuation: description.punctuation === true });
    case 'chars':
      return createCharacterTokenizer();
    case 'jamo':
      return createJamoTokenizer(
        description.form === undefined ? {} : { form: jamoForm(description.form) },
      );
    case 'regexp':
      return createRegexpTokenizer(
        description.pattern === undefined ? {} : { pattern: String(description.pattern) },
      );
    case 'bpe':
      return createBpeTokenizer(bpeFromDescription(description));
    default:
      throw new UsageError(
        `There is no tokeniser "${description.kind}"; choose ${TOKENIZER_KINDS.join(', ')}.`,
      );
  }
}

function jamoForm(form: Json): 'conjoining' | 'compatibility' {
  if (form === 'conjoining' || form === 'compatibility') return form;
  throw new UsageError(
    `There are no ${JSON.stringify(form)} jamo; choose conjoining or compatibility.`,
  );
}
