import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPaths } from '../../src/morphology/find-paths.ts';
import { LabelTable } from '../../src/morphology/label-table.ts';

const LABELS = ['== B N', '== I N', '== B V', '== I V', '~·- B V 았 B E', '== I E'];
const table = new LabelTable(LABELS);

/** All ways to label characters, the best first: those where each label fits the one before it. */
function enumeratePaths(rows: readonly Float32Array[]): { labels: number[]; score: number }[] {
  let paths: { labels: number[]; tag: string; score: number }[] = [
    { labels: [], tag: '', score: 0 },
  ];
  for (const logits of rows) {
    paths = paths.flatMap(({ labels, tag, score }) =>
      LABELS.flatMap((label, i) => {
        const [, mark, first] = label.split(' ');
        if (mark === 'I' && first !== tag) return [];
        const last = label.split(' ').at(-1)!;
        return [{ labels: [...labels, i], tag: last, score: score + logits[i]! }];
      }),
    );
  }
  return paths.sort((a, b) => b.score - a.score);
}

const logits = fc
  .array(fc.integer({ min: -300, max: 300 }), { minLength: 6, maxLength: 6 })
  .map((numbers) => Float32Array.from(numbers, (number) => number / 50));
const rows = fc.array(logits, { minLength: 1, maxLength: 4 });

describe('labels that fit each other', () => {
  it('are the best of all ways to label an eojeol', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const [best] = enumeratePaths(rows);
        const found = table.bestPath(rows);
        expect(table.areConsistent(found)).toBe(true);
        const score = found.reduce((sum, label, t) => sum + rows[t]![label]!, 0);
        expect(score).toBeCloseTo(best!.score, 4);
      }),
    );
  });

  it('are the likeliest ones where those fit', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const likeliest = rows.map((row) => row.indexOf(Math.max(...row)));
        if (table.areConsistent(likeliest)) expect(table.bestPath(rows)).toEqual(likeliest);
      }),
    );
  });

  it('come in the order of their scores', () => {
    fc.assert(
      fc.property(rows, (rows) => {
        const all = enumeratePaths(rows);
        const normalizers = rows.reduce(
          (sum, row) => sum + Math.log(row.reduce((total, one) => total + Math.exp(one), 0)),
          0,
        );
        const found = findPaths(
          rows.map((row) => table.choose(row, LABELS.length)),
          3,
        );
        expect(found).toHaveLength(Math.min(3, all.length));
        for (const [i, { score }] of found.entries()) {
          expect(score).toBeCloseTo(all[i]!.score - normalizers, 3);
        }
      }),
    );
  });

  it('are something even where none fits', () => {
    const only = new LabelTable(['== I N', '== I V']);
    expect(only.bestPath([new Float32Array([0, 1]), new Float32Array([1, 0])])).toHaveLength(2);
  });
});
