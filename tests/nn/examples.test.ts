import { describe, expect, it } from 'vitest';
import { trainBloodPressure } from '../../examples/blood-pressure.ts';
import { trainHello } from '../../examples/hello.ts';

describe('the examples', () => {
  it('hello: the model answers e, l, l, o', async () => {
    const { answer, loss, steps } = await trainHello();
    expect(answer).toBe('ello');
    expect(loss).toBeLessThan(0.1);
    expect(steps).toBeLessThan(1000);
  });

  it('blood pressure: most people not seen in training are classed rightly', async () => {
    expect(await trainBloodPressure()).toBeGreaterThan(0.85);
  });
});
