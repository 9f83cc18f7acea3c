import {
  addPieces,
  createBpeTokenizer,
  createTextPipeline,
  type TextPipelineOptions,
  trainBpe,
  WordCounter,
} from 'malmoi/text';
import type { Check } from '../../shell/chapter.ts';
import { DIARIES } from './corpus.ts';
import type { UnitFields } from './state.ts';

const NORMALIZE = {
  none: {},
  lower: { letterCase: 'lower' },
  nfkc: { form: 'nfkc', letterCase: 'fold' },
} as const;

/** What the library says: its pipelines' tokens with their offsets, and its byte-pair encoding's merges. */
const check: Check<UnitFields> = async ({ text, normalize: how, corpus, step }) => {
  const normalize = NORMALIZE[how];
  const table = (options: TextPipelineOptions): number[][] => {
    const tokens = createTextPipeline(options).tokenize(text);
    const kinds = [...new Set(tokens.map((token) => token.text))];
    return tokens.map((token) => [token.start, token.end, kinds.indexOf(token.text) + 1]);
  };
  const pieces = new WordCounter();
  const learnFrom = createTextPipeline({ normalize }).normalize(
    corpus === 'own' ? text : DIARIES[corpus],
  );
  addPieces(pieces, learnFrom);
  const letters = new Set(learnFrom).size;
  const size = Math.max(257, 256 + letters + step);
  const bpe = createBpeTokenizer(await trainBpe(pieces.counts, { size, characterCoverage: 1 }));
  const korean = /[가-힣]/u.test(text);
  const { merges } = bpe.model;
  return {
    jamo: table({ normalize, tokenizer: { kind: 'jamo', form: 'compatibility' } }),
    characters: table({ normalize, tokenizer: { kind: 'graphemes' } }),
    bpe: table({ normalize, tokenizer: bpe }),
    words: table({ normalize, tokenizer: { kind: 'words' } }),
    stems: table(
      korean
        ? { normalize, stem: 'korean' }
        : { normalize: { letterCase: 'lower', ...normalize }, stem: 'english' },
    ),
    merges: Array.from({ length: merges.length / 2 }, (_, i) => {
      const [left = 0, right = 0] = merges.slice(2 * i, 2 * i + 2);
      return [left, right, countPair(bpe.model.merges.slice(0, 2 * i), [left, right])];
    }),
  };

  /** How often two tokens stand side by side in the text that was learned from, cut by the merges before. */
  function countPair(before: Uint32Array, [left, right]: readonly [number, number]): number {
    const tokenizer = createBpeTokenizer({ ...bpe.model, merges: before });
    let count = 0;
    for (const [piece, times] of pieces.counts) {
      const ids = tokenizer.encode(piece);
      count += times * ids.filter((id, i) => id === left && ids[i + 1] === right).length;
    }
    return count;
  }
};
export default check;
