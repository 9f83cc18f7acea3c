import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Token } from '../tokenizer.ts';
import type { UnitTokenizer } from '../units/unit-tokenizer.ts';
import { describeBpe } from './bpe-description.ts';
import { createBpeEncoder } from './bpe-encoder.ts';
import { type BpeModel, BYTE_TOKENS } from './bpe-model.ts';
import { cutIntoPieces } from './pieces.ts';
import { decodeUtf8 } from './utf8.ts';

/** A tokenizer of learned subwords, which also encodes texts as numbers and decodes them. */
export interface BpeTokenizer extends UnitTokenizer {
  readonly model: BpeModel;
  /** Returns the token numbers of a text, each below `model.tokens.length`. */
  encode(text: string): number[];
  /**
   * Returns the text of token numbers: `decode(encode(text))` is `text`, for any text.
   * @throws UsageError when a number is not a token's
   */
  decode(ids: readonly number[]): string;
}

/**
 * Makes a tokenizer from a trained model (see `trainBpe`). Its tokens cover all of the text: the
 * space before a word is part of its first token. A character outside the alphabet becomes its
 * UTF-8 bytes, tokens that share its span.
 */
export function createBpeTokenizer(model: BpeModel): BpeTokenizer {
  const encoder = createBpeEncoder(model);
  let numbers: ReadonlyMap<string, number> | undefined;
  return {
    kind: 'bpe',
    model,
    description: describeBpe(model),
    join: (tokens) => {
      numbers ??= numberTokens(model);
      return decode(
        model,
        tokens.map((token) => numbers?.get(token) ?? -1),
      );
    },
    tokenize: (text) =>
      cutIntoPieces(text).reduce<{ tokens: Token[]; at: number }>(
        ({ tokens, at }, piece) => {
          locate(model, encoder.encodePiece(piece), text, at, tokens);
          return { tokens, at: at + piece.length };
        },
        { tokens: [], at: 0 },
      ).tokens,
    words: (text) =>
      cutIntoPieces(text).flatMap((piece) =>
        encoder.encodePiece(piece).map((id) => model.tokens[id] ?? ''),
      ),
    encode: (text) => cutIntoPieces(text).flatMap((piece) => encoder.encodePiece(piece)),
    decode: (ids) => decode(model, ids),
  };
}

/** Maps the tokens' texts to their numbers. The name of a byte is the byte's, even if a merged token spells it, too. */
function numberTokens({ tokens }: BpeModel): ReadonlyMap<string, number> {
  return new Map(tokens.map((token, id): [string, number] => [token, id]).reverse());
}

/** Adds the tokens of a piece that begins at `start`; the bytes of one character share its span. */
function locate(
  model: BpeModel,
  ids: readonly number[],
  text: string,
  start: number,
  tokens: Token[],
): void {
  let at = start;
  for (let i = 0; i < ids.length; ) {
    const id = ids[i] ?? 0;
    let count = 1;
    let end = at + (model.tokens[id] ?? '').length;
    if (id < BYTE_TOKENS) {
      count = id < 0x80 ? 1 : id < 0xe0 ? 2 : id < 0xf0 ? 3 : 4;
      end = at + (count === 4 ? 2 : 1);
    }
    for (const own of ids.slice(i, i + count)) {
      tokens.push({
        text: own < BYTE_TOKENS ? (model.tokens[own] ?? '') : text.slice(at, end),
        start: at,
        end,
      });
    }
    at = end;
    i += count;
  }
}

function decode(model: BpeModel, ids: readonly number[]): string {
  let text = '';
  let bytes: number[] = [];
  for (const id of ids) {
    const token = model.tokens[id];
    if (token === undefined) {
      throw new UsageError(
        sentence(
          'text/no-token',
        )`There is no token ${{ id }}: the model has ${{ size: model.tokens.length }}.`,
      );
    }
    if (id < BYTE_TOKENS) {
      bytes.push(id);
      continue;
    }
    text += decodeUtf8(bytes) + token;
    bytes = [];
  }
  return text + decodeUtf8(bytes);
}
