import type { BpeModel } from '../../text/bpe/bpe-model.ts';
import { createBpeTokenizer } from '../../text/bpe/bpe-tokenizer.ts';
import type { LanguageUnits } from './language-units.ts';

/** Units of a trained byte-pair encoding: they write any text, so none is ever unknown. */
export interface BpeUnits extends LanguageUnits {
  readonly kind: 'bpe';
  readonly model: BpeModel;
}

/** Makes units of a trained byte-pair encoding. */
export function createBpeUnits(model: BpeModel): BpeUnits {
  const tokenizer = createBpeTokenizer(model);
  return {
    kind: 'bpe',
    model,
    size: model.tokens.length,
    encode: (text) => Int32Array.from(tokenizer.encode(text)),
    decode: (ids) => tokenizer.decode(Array.from(ids)),
    text: (id) => model.tokens[id] ?? '',
  };
}
