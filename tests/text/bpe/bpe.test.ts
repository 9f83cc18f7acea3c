import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InterruptedError } from '../../../src/base/errors.ts';
import { createBpeModel } from '../../../src/text/bpe/bpe-model.ts';
import { bpeFromState, bpeToState } from '../../../src/text/bpe/bpe-state.ts';
import { createBpeTokenizer } from '../../../src/text/bpe/bpe-tokenizer.ts';
import { cutIntoPieces } from '../../../src/text/bpe/pieces.ts';
import { addPieces, trainBpe } from '../../../src/text/bpe/train-bpe.ts';
import { WordCounter } from '../../../src/text/vocabulary/word-counter.ts';
import { anyText } from '../any-text.ts';

function count(...texts: string[]): ReadonlyMap<string, number> {
  const counter = new WordCounter();
  for (const text of texts) addPieces(counter, text);
  return counter.counts;
}

const corpus = [
  'low low low low low lower lower newest newest newest newest newest newest widest widest widest',
  '나는 한국어를 배우고 한국어를 가르치는 사람들은 한국어가 재미있다고 한다. aaaa aaa aaaaa',
];
const model = await trainBpe(count(...corpus), { size: 400, characterCoverage: 1 });
const tokenizer = createBpeTokenizer(model);

/** The slow twin: counts every pair anew after each merge. */
function trainSlowly(pieces: ReadonlyMap<string, number>, merges: number): string[] {
  let words = [...pieces].map(([piece, times]) => ({ tokens: [...piece], times }));
  const order = new Map<string, number>();
  [...new Set(words.flatMap(({ tokens }) => tokens))].sort().forEach((letter, i) => {
    order.set(letter, i);
  });
  const made: string[] = [];
  for (let merge = 0; merge < merges; merge++) {
    const counts = new Map<string, { left: string; right: string; times: number }>();
    for (const { tokens, times } of words) {
      for (let i = 0; i + 1 < tokens.length; i++) {
        const left = tokens[i]!;
        const right = tokens[i + 1]!;
        const key = `${order.get(left)},${order.get(right)}`;
        const seen = counts.get(key);
        if (seen === undefined) counts.set(key, { left, right, times });
        else seen.times += times;
      }
    }
    const [best] = [...counts.values()].sort(
      (a, b) =>
        b.times - a.times ||
        order.get(a.left)! - order.get(b.left)! ||
        order.get(a.right)! - order.get(b.right)!,
    );
    if (best === undefined || best.times < 2) break;
    const joined = `${best.left}${best.right}`;
    if (!order.has(joined)) order.set(joined, order.size);
    made.push(`${best.left}+${best.right}`);
    words = words.map(({ tokens, times }) => {
      const merged: string[] = [];
      for (let i = 0; i < tokens.length; i++) {
        if (tokens[i] === best.left && tokens[i + 1] === best.right) {
          merged.push(joined);
          i++;
        } else merged.push(tokens[i]!);
      }
      return { tokens: merged, times };
    });
  }
  return made;
}

describe('byte-pair encoding', () => {
  it('merges the pairs of the example of Sennrich, Haddow & Birch in their order', async () => {
    const words = new Map([
      ['low', 5],
      ['lower', 2],
      ['newest', 6],
      ['widest', 3],
    ]);
    const { tokens, alphabet } = await trainBpe(words, {
      size: 256 + 10 + 4,
      characterCoverage: 1,
    });
    expect(tokens.slice(256 + alphabet.length)).toEqual(['es', 'est', 'lo', 'low']);
  });

  it('learns the same merges as the slow twin', () => {
    const pieces = count(...corpus);
    const merged: string[] = [];
    for (let at = 0; at < model.merges.length; at += 2) {
      merged.push(`${model.tokens[model.merges[at]!]}+${model.tokens[model.merges[at + 1]!]}`);
    }
    expect(merged).toEqual(trainSlowly(pieces, merged.length + 5));
    expect(merged.length).toBeGreaterThan(20);
  });

  it('cuts text that it was trained on into long tokens, with the space before a word', () => {
    expect(tokenizer.words('low newest 한국어를')).toEqual(['low', ' newest', ' 한국어를']);
    expect(tokenizer.tokenize('low 한국어를')).toEqual([
      { text: 'low', start: 0, end: 3 },
      { text: ' 한국어를', start: 3, end: 8 },
    ]);
  });

  it('writes a character outside the alphabet as its bytes, which share its span', () => {
    expect(tokenizer.tokenize('w漢')).toEqual([
      { text: 'w', start: 0, end: 1 },
      { text: '<0xE6>', start: 1, end: 2 },
      { text: '<0xBC>', start: 1, end: 2 },
      { text: '<0xA2>', start: 1, end: 2 },
    ]);
  });

  it('gives back any text from its numbers', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
        expect(cutIntoPieces(text).join('')).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('learns the same from the same counts in another order', async () => {
    const again = await trainBpe(new Map([...count(...corpus)].reverse()), {
      size: 400,
      characterCoverage: 1,
    });
    expect(again).toEqual(model);
  });

  it('leaves the rarest characters to their bytes', async () => {
    const { alphabet } = await trainBpe(
      new Map([
        ['a', 98],
        ['b', 1],
        ['c', 1],
      ]),
      {
        characterCoverage: 0.99,
      },
    );
    expect(alphabet).toEqual(['a', 'b']);
  });

  it('is the same after saving', () => {
    const state = bpeToState(model);
    const again = bpeFromState({ ...state, metadata: JSON.parse(JSON.stringify(state.metadata)) });
    expect(again).toEqual(model);
    expect(() => bpeFromState({ ...state, kind: 'word-vectors' })).toThrow(
      /but a BPE tokenizer was expected/,
    );
    expect(() => bpeFromState({ ...state, metadata: {} })).toThrow(/tokenizer is missing/);
  });

  it('refuses merges that double a token again and again', () => {
    const merges = Array.from({ length: 40 }, (_, i) => [256 + i, 256 + i]).flat();
    const tokenizer = { kind: 'bpe', alphabet: 'a', merges };
    const state = { kind: 'bpe-tokenizer', metadata: { tokenizer }, tensors: {} };
    expect(() => bpeFromState(state)).toThrow('Merge 7 makes a token of 128 characters');
    // The longest piece of all can still be a token: 48 characters of two code units each.
    const wide = [256, 256, 257, 257, 258, 258, 259, 259, 260, 260, 261, 260];
    expect(createBpeModel(['\u{1f600}'], Uint32Array.from(wide)).tokens.at(-1)).toHaveLength(96);
  });

  it('stops when told, and refuses what makes no sense', async () => {
    const many = new Map(Array.from({ length: 600 }, (_, i) => [i.toString(2), i + 2]));
    const signal = AbortSignal.abort();
    await expect(trainBpe(many, { size: 2000, signal, characterCoverage: 1 })).rejects.toThrow(
      InterruptedError,
    );
    await expect(trainBpe(many, { size: 256 })).rejects.toThrow(/from 257 up/);
    await expect(trainBpe(many, { characterCoverage: 2 })).rejects.toThrow(/0 to 1/);
    expect(() => tokenizer.decode([9999])).toThrow(/no token 9999/);
  });
});
