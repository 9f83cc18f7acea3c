import type { BpeModel } from '../bpe/bpe-model.ts';
import { createBpeTokenizer } from '../bpe/bpe-tokenizer.ts';
import type { UnicodeForm } from '../normalization/text-steps.ts';
import { inForm } from './in-form.ts';
import { numberSpecialTokens, type SpecialTokens, specialWords } from './special-tokens.ts';
import type { TextUnits } from './text-units.ts';
import type { UnitTokenizer } from './unit-tokenizer.ts';

/** Units of a trained byte-pair encoding, which encodes any text: no unit is ever unknown. */
export interface BpeUnits extends TextUnits {
  readonly kind: 'bpe';
  readonly tokenizer: UnitTokenizer;
  readonly model: BpeModel;
  readonly specialTokens: SpecialTokens;
}

/** Makes units from a trained byte-pair encoding; its tokens are numbered after the special tokens. */
export function createBpeUnits(
  model: BpeModel,
  specialTokens: SpecialTokens = {},
  form?: UnicodeForm,
): BpeUnits {
  const tokenizer = createBpeTokenizer(model);
  const reserved = specialWords(specialTokens);
  const first = reserved.length;
  return {
    kind: 'bpe',
    tokenizer,
    model,
    specialTokens,
    ...(form !== undefined && { form }),
    special: numberSpecialTokens(specialTokens),
    size: first + model.tokens.length,
    encode: (text) => Int32Array.from(tokenizer.encode(inForm(text, form)), (id) => first + id),
    decode: (ids) =>
      tokenizer.decode(
        Array.from(ids)
          .filter((id) => id >= first)
          .map((id) => id - first),
      ),
    text: (id) => reserved[id] ?? model.tokens[id - first] ?? '',
  };
}
