import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Classifier } from '../../src/classifier/classifier.ts';
import { crossValidate } from '../../src/classifier/cross-validation.ts';
import type { LabeledTexts } from '../../src/classifier/labeled-data.ts';

/** Knows the labels that it was told, and no others. */
function memorize({ labels }: LabeledTexts): Classifier {
  const classes = [...new Set(labels)];
  return {
    classes,
    predictProba: (texts) =>
      texts.map((text) => {
        const known = classes.indexOf(text);
        const best = Math.max(known, 0);
        const probabilities = Float64Array.from(classes, (_, c) => (c === best ? 1 : 0));
        return { label: classes[best]!, probabilities };
      }),
  };
}

describe('crossValidate', () => {
  it('predicts every document once, by a classifier that has not seen it', async () => {
    const some = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 6, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 2, max: 6 }), async (labels, folds) => {
        const texts = labels.map((label, i) => `${label}${i}`);
        const tested: string[] = [];
        const train = async (learned: LabeledTexts): Promise<Classifier> => ({
          classes: ['a', 'b', 'c'],
          predictProba(asked) {
            tested.push(...asked);
            expect([...asked, ...learned.texts].sort()).toEqual([...texts].sort());
            return asked.map(() => ({ label: 'a', probabilities: Float64Array.of(1, 0, 0) }));
          },
        });
        const found = await crossValidate({ texts, labels }, train, { folds });
        expect(tested.sort()).toEqual([...texts].sort());
        expect(found.folds).toHaveLength(folds);
        for (const label of ['a', 'b', 'c']) {
          const counts = found.folds.map(
            ({ classes }) => classes.find((one) => one.label === label)?.support ?? 0,
          );
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('counts a class that only the fold has as an error', async () => {
    const labels = ['a', 'a', 'a', 'b', 'b', 'b', 'b', 'c'];
    const data = { texts: labels, labels };
    const { accuracy, folds } = await crossValidate(data, async (d) => memorize(d), { folds: 2 });
    expect(accuracy).toBeCloseTo((1 + 3 / 4) / 2, 12);
    expect(folds.map((fold) => fold.accuracy).sort()).toEqual([0.75, 1]);
  });

  it('divides in the same way for the same seed', async () => {
    const labels = Array.from({ length: 40 }, (_, i) => (i % 3 === 0 ? 'a' : 'b'));
    const texts = labels.map((label, i) => (i % 5 === 0 ? 'b' : label));
    const run = (foldSeed: number) =>
      crossValidate({ texts, labels }, async (d) => memorize(d), { folds: 4, foldSeed });
    expect(await run(3)).toEqual(await run(3));
  });

  it('refuses fewer documents than folds', async () => {
    const data = { texts: ['x', 'y'], labels: ['a', 'b'] };
    const train = async (d: LabeledTexts) => memorize(d);
    await expect(crossValidate(data, train, { folds: 3 })).rejects.toThrow('There are 2 documents');
    await expect(crossValidate(data, train, { folds: 1 })).rejects.toThrow('folds is 1');
  });
});
