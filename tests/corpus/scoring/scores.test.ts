import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/base/errors.ts';
import {
  formatSpanScores,
  formatUdScores,
  type ScoredPair,
  scoreKlueEntities,
  scoreSpans,
  scoreUd,
  scoreWnut,
} from '../../../src/corpus/index.ts';
import { formatPercent } from '../../../src/corpus/scoring/f-score.ts';
import { readTagged } from '../../support/read-tagged.ts';

interface Labeled {
  readonly tokens: readonly string[];
  readonly gold: readonly string[];
  readonly found: readonly string[];
}

/** Made by tests/golden/tagging-scores.py with the original scorers. */
const GOLDEN: {
  readonly chunks: { readonly sentences: readonly Labeled[]; readonly conlleval: string };
  readonly wnut: { readonly sentences: readonly Labeled[]; readonly wnuteval: string };
  readonly klue: {
    readonly sentences: readonly Labeled[];
    readonly entityMacroF1: number;
    readonly entityMicroF1: number;
    readonly characterMacroF1: number;
  };
  readonly treebank: {
    readonly gold: string;
    readonly found: string;
    readonly conll18_ud_eval: string;
  };
} = JSON.parse(readFileSync(new URL('../../golden/tagging-scores.json', import.meta.url), 'utf8'));

const pairsOf = (sentences: readonly Labeled[]): ScoredPair[] =>
  sentences.map(({ tokens, gold, found }) => ({
    expected: { tokens, columns: { tag: gold } },
    found: { tokens, columns: { tag: found } },
  }));

describe('scores', () => {
  it('print what conlleval prints', () => {
    const { sentences, conlleval } = GOLDEN.chunks;
    expect(formatSpanScores(scoreSpans(pairsOf(sentences), 'tag'))).toBe(conlleval);
  });

  it('of emerging entities are those of wnuteval', () => {
    const { sentences, wnuteval } = GOLDEN.wnut;
    const { entities, surfaceForms } = scoreWnut(pairsOf(sentences), 'tag');
    const totals = [...wnuteval.matchAll(/^(?:precision|recall|FB1): +([\d.]+)/gm)].map(
      ([, number]) => number,
    );
    const ours = [entities, surfaceForms].map(({ precision, recall, f1 }) =>
      [precision, recall, f1].map((value) => formatPercent(value).trim()),
    );
    // Of each table the first three numbers are over all types.
    const middle = totals.length / 2;
    expect(ours).toEqual([totals.slice(0, 3), totals.slice(middle, middle + 3)]);
    const counts = [
      ...wnuteval.matchAll(/with (\d+) phrases; \nfound: (\d+) phrases; correct: (\d+)/g),
    ];
    expect(
      [entities, surfaceForms].map(({ expected, found, correct }) => [expected, found, correct]),
    ).toEqual(counts.map(([, ...numbers]) => numbers.map(Number)));
  });

  it("of KLUE's entities are those of seqeval and scikit-learn", () => {
    const { sentences, ...expected } = GOLDEN.klue;
    const scores = scoreKlueEntities(pairsOf(sentences), 'tag');
    for (const name of ['entityMacroF1', 'entityMicroF1', 'characterMacroF1'] as const) {
      expect(scores[name]).toBeCloseTo(expected[name], 12);
    }
  });

  it('of treebanks print what conll18_ud_eval prints, with other tokens too', async () => {
    const { gold, found, conll18_ud_eval: table } = GOLDEN.treebank;
    const format = { format: 'conllu' } as const;
    const scores = scoreUd(await readTagged(gold, format), await readTagged(found, format));
    const lines = table.trimEnd().split('\n').slice(0, 10);
    expect(formatUdScores(scores)).toBe(`${lines.join('\n')}\n`);
  });

  it('count a lemma that the treebank leaves out as right, and features of its own as none', () => {
    const sentence = (lemma: string, feats: string) => [
      { tokens: ['a'], columns: { upos: ['X'], xpos: ['x'], feats: [feats], lemma: [lemma] } },
    ];
    const scores = scoreUd(sentence('_', 'Own=1'), sentence('b', '_'));
    expect([scores.Lemmas.f1, scores.UFeats.f1, scores.AllTags.f1]).toEqual([1, 1, 1]);
  });

  it('refuse sentences of other texts and of other lengths', () => {
    const sentence = (token: string) => ({ tokens: [token], columns: { tag: ['O'] } });
    expect(() => scoreUd([sentence('abc')], [sentence('abd')])).toThrow(UsageError);
    expect(() => scoreUd([sentence('abc')], [sentence('abd')])).toThrow(
      /"d" stands where "c" was expected/,
    );
    const pair = { expected: sentence('a'), found: { tokens: ['a', 'b'], columns: { tag: [] } } };
    expect(() => scoreSpans([pair], 'tag')).toThrow(UsageError);
    expect(() => scoreSpans([pair], 'ner')).toThrow(/"ner"/);
  });

  it('of nothing are 0', () => {
    expect(scoreSpans([], 'tag')).toMatchObject({ f1: 0, accuracy: 0, types: {} });
  });

  it('round as printf does', () => {
    const shares = [0.00125, 0.00375, 0.00625, 0.00875, 0.12345, 1, 0.5];
    expect(shares.map((value) => formatPercent(value, 0))).toEqual(
      // printf '%.2f' 0.125 0.375 0.625 0.875 12.345 100 50
      ['0.12', '0.38', '0.62', '0.88', '12.35', '100.00', '50.00'],
    );
  });
});
