import { describe, expect, it } from 'vitest';
import { compareWithBayes } from '../../examples/blood-pressure.ts';
import { compareDirections } from '../../examples/film-frames.ts';
import { trainHello } from '../../examples/hello.ts';

describe('the examples', () => {
  it('hello: the model answers e, l, l, o', async () => {
    const { answer, loss, steps } = await trainHello();
    expect(answer).toBe('ello');
    expect(loss).toBeLessThan(0.1);
    expect(steps).toBeLessThan(1000);
  });

  it('film frames: who reads in both directions knows what who reads forwards must guess', async () => {
    const { both, forwards } = await compareDirections();
    expect(both).toBeGreaterThan(0.98);
    expect(forwards).toBeLessThan(0.6);
  });

  it('blood pressure: the network is within a point of the best guess that there is', async () => {
    const { bayes, rule, network, explanation } = await compareWithBayes();
    expect(bayes).toBeGreaterThan(0.8);
    expect(Math.abs(rule - bayes)).toBeLessThan(0.01);
    expect(network).toBeGreaterThan(rule - 0.01);
    const { columns, baseline, score, error } = explanation;
    const parts = columns.reduce((sum, { contribution }) => sum + contribution, 0);
    expect(baseline + parts + error).toBeCloseTo(score, 4);
  });
});
