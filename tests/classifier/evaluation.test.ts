import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EvaluationCounts } from '../../src/classifier/evaluation.ts';
import { trainClassifier } from '../../src/classifier/naive-bayes/train-classifier.ts';
import { createTextPipeline } from '../../src/text/pipeline.ts';

/** A row of scikit-learn's report. */
interface Measures {
  readonly precision: number;
  readonly recall: number;
  readonly 'f1-score': number;
  readonly support: number;
}

interface Case {
  readonly name: string;
  readonly classes: readonly string[];
  readonly truth: readonly string[];
  readonly predicted: readonly string[];
  readonly report: Readonly<Record<string, Measures>> & { readonly accuracy: number };
  readonly confusion: readonly (readonly number[])[];
}

const golden: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../golden/sklearn-reports.json'), 'utf8'),
);

describe("an evaluation has the numbers of scikit-learn's report", () => {
  it.each(golden.cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    // scikit-learn's classes are in the order of the alphabet.
    const names = one.classes.toSorted();
    const counts = new EvaluationCounts(names);
    one.truth.forEach((label, i) => {
      const [truth, predicted] = [label, one.predicted[i]!].map((name) => names.indexOf(name));
      counts.add(truth!, predicted!, 0.5);
    });
    const { accuracy, classes, macro, weighted, confusion, documents } = counts.summarize();
    const { accuracy: share, ...rows } = one.report;
    const named = Object.entries(rows).filter(([name]) => !name.endsWith(' avg'));
    const close = ({ precision, recall, 'f1-score': f1 }: Measures) => ({
      precision: expect.closeTo(precision, 12),
      recall: expect.closeTo(recall, 12),
      f1: expect.closeTo(f1, 12),
    });
    expect(accuracy).toBeCloseTo(share, 12);
    expect(documents).toBe(one.truth.length);
    expect(classes).toEqual(
      named.map(([label, row]) => ({ label, ...close(row), support: row.support })),
    );
    expect(macro).toEqual(close(rows['macro avg']!));
    expect(weighted).toEqual(close(rows['weighted avg']!));
    expect(confusion).toEqual(one.confusion);
  });

  it('of a classifier whose test data lacks a class', async () => {
    const batch = { texts: ['good nice', 'bad ugly', 'meh so'], labels: ['p', 'n', 'u'] };
    const classifier = await trainClassifier([batch], { analyzer: createTextPipeline() });
    const { macro, classes, accuracy } = classifier.evaluate(['good nice', 'bad ugly'], ['p', 'n']);
    expect([accuracy, macro.f1]).toEqual([1, 1]);
    expect(classes.map(({ label }) => label)).toEqual(['p', 'n']);
  });
});
