import { describe, expect, it } from 'vitest';
import { PlateauSchedule } from '../../src/training/plateau-schedule.ts';
import { learningRateAt, type Schedule } from '../../src/training/schedules.ts';
import { largestDifference, readGolden } from '../golden/torch-golden.ts';

const { schedules } = readGolden<{ schedules: Record<string, number[]> }>('torch-training');
const learningRate = 0.1;

describe('schedules', () => {
  const cases: Record<string, Schedule> = {
    constant: { kind: 'constant', learningRate },
    step: { kind: 'step', learningRate, every: 4, factor: 0.5 },
    exponential: { kind: 'exponential', learningRate, factor: 0.9 },
    cosine: { kind: 'cosine', learningRate, steps: 20, minimum: 0.001 },
    warmUpCosine: { kind: 'cosine', learningRate, steps: 20, minimum: 0.001, warmUpSteps: 5 },
  };
  for (const [name, schedule] of Object.entries(cases)) {
    it(`${name} is PyTorch's`, () => {
      const rates = schedules[name].map((_, step) => learningRateAt(schedule, step));
      expect(largestDifference(rates, schedules[name])).toBeLessThan(1e-15);
    });
  }

  it('stays at the minimum after the cosine', () => {
    expect(learningRateAt(cases.cosine, 500)).toBe(0.001);
  });

  it("lowers the rate on a plateau as PyTorch's does, also from a saved state", () => {
    const options = { learningRate, factor: 0.5, patience: 2, cooldown: 1, minimum: 0.01 };
    let schedule = new PlateauSchedule(options);
    const rates = schedules.plateauLosses.map((loss) => {
      const rate = schedule.learningRate;
      schedule.report(loss);
      const resumed = new PlateauSchedule(options);
      resumed.restore(JSON.parse(JSON.stringify(schedule.state())));
      schedule = resumed;
      return rate;
    });
    expect(rates).toEqual(schedules.plateau);
  });
});
