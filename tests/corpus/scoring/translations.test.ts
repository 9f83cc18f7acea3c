import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type BleuOptions,
  type ChrfOptions,
  type ScoredTranslation,
  scoreBleu,
  scoreChrf,
  scoreTer,
} from '../../../src/corpus/scoring/index.ts';

interface Golden {
  readonly translations: ScoredTranslation[];
  readonly bleu: {
    options: BleuOptions;
    score: number;
    precisions: number[];
    brevityPenalty: number;
    length: number;
    referenceLength: number;
    signature: string;
  }[];
  readonly chrf: { options: ChrfOptions; score: number; signature: string }[];
  readonly ter: { score: number; edits: number; referenceLength: number; signature: string };
}

const golden: Record<string, Golden> = JSON.parse(
  readFileSync(new URL('../../golden/translation-scores.json', import.meta.url), 'utf8'),
);

describe.each(Object.entries(golden))(
  'scores of translations: %s',
  (_, { translations, bleu, chrf, ter }) => {
    it.each(bleu)("equals sacreBLEU's BLEU: $signature", ({ options, ...expected }) => {
      const { precisions, ...score } = scoreBleu(translations, options);
      expect(score.score).toBeCloseTo(expected.score, 9);
      expect(score.brevityPenalty).toBeCloseTo(expected.brevityPenalty, 12);
      precisions.forEach((share, n) => {
        expect(share).toBeCloseTo(expected.precisions[n], 9);
      });
      const { length, referenceLength, signature } = expected;
      expect(score).toMatchObject({ length, referenceLength, signature });
    });

    it.each(chrf)("equals sacreBLEU's chrF: $signature", ({ options, score, signature }) => {
      const found = scoreChrf(translations, options);
      expect(found.score).toBeCloseTo(score, 9);
      expect(found.signature).toBe(signature);
    });

    it("equals sacreBLEU's TER", () => {
      const found = scoreTer(translations);
      expect(found.score).toBeCloseTo(ter.score, 9);
      expect(found.referenceLength).toBeCloseTo(ter.referenceLength, 9);
      expect(found).toMatchObject({ edits: ter.edits, signature: ter.signature });
    });
  },
);

describe('scores of translations', () => {
  it('works the example of Papineni et al. out', () => {
    const references = [
      'It is a guide to action that ensures that the military will forever heed Party commands',
      'It is the guiding principle which guarantees the military forces always being under the command of the Party',
      'It is the practical guide for the army always to heed the directions of the party',
    ];
    const found =
      'It is a guide to action which ensures that the military always obeys the commands of the party';
    const { precisions } = scoreBleu([{ found, references }], { tokenize: 'none' });
    // "It is a guide … party": 17 of 18 words are in a reference, 10 of 17 pairs.
    expect(precisions[0]).toBeCloseTo((100 * 17) / 18);
    expect(precisions[1]).toBeCloseTo((100 * 10) / 17);
  });

  it('refuses what it cannot compare', () => {
    expect(() => scoreBleu([])).toThrow('at least one reference each');
    expect(() =>
      scoreTer([
        { found: 'a', references: ['a'] },
        { found: 'b', references: [] },
      ]),
    ).toThrow('all against equally many');
    expect(() => scoreChrf([{ found: 'a', references: ['a'] }], { words: 7 })).toThrow(
      'words is 7',
    );
  });
});
