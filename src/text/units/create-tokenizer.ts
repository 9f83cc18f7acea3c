import { UsageError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import { sentence } from '../../base/sentence.ts';
import { bpeFromDescription } from '../bpe/bpe-description.ts';
import { createBpeTokenizer } from '../bpe/bpe-tokenizer.ts';
import type { TokenizerDescription } from '../tokenizer.ts';
import { createCodePointTokenizer } from './code-point-tokenizer.ts';
import { createGraphemeTokenizer } from './grapheme-tokenizer.ts';
import { createJamoTokenizer } from './jamo-tokenizer.ts';
import { createRegexpTokenizer } from './regexp-tokenizer.ts';
import { unitKindNamed } from './unit-kinds.ts';
import type { UnitTokenizer } from './unit-tokenizer.ts';
import { createWhitespaceTokenizer } from './whitespace-tokenizer.ts';
import { createWordTokenizer } from './word-tokenizer.ts';

/**
 * Makes a tokenizer from its description: `{ kind: 'words' }`, or another tokenizer's `description`. Absent
 * options have their defaults; kinds may have their former names (see `UNIT_KINDS`).
 * @throws UsageError when there is no such kind, or an option is wrong
 */
export function createTokenizer(description: TokenizerDescription): UnitTokenizer {
  switch (unitKindNamed(description.kind)) {
    case 'code-points':
      return createCodePointTokenizer();
    case 'graphemes':
      return createGraphemeTokenizer();
    case 'jamo':
      return createJamoTokenizer(
        description.form === undefined ? {} : { form: jamoForm(description.form) },
      );
    case 'whitespace':
      return createWhitespaceTokenizer({ lineEnds: description.lineEnds === true });
    case 'words':
      return createWordTokenizer({ punctuation: description.punctuation === true });
    case 'regexp':
      return createRegexpTokenizer(
        // The tokenizer checks that it is a text.
        description.pattern === undefined ? {} : { pattern: description.pattern as string },
      );
    case 'bpe':
      return createBpeTokenizer(bpeFromDescription(description));
  }
}

function jamoForm(form: Json): 'conjoining' | 'compatibility' {
  if (form === 'conjoining' || form === 'compatibility') return form;
  throw new UsageError(
    sentence(
      'text/no-such-jamo',
    )`There are no ${{ form: JSON.stringify(form) }} jamo; choose conjoining or compatibility.`,
  );
}
