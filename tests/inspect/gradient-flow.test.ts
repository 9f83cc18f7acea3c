import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scale, sum } from '../../src/autodiff/operations.ts';
import { type Engine, Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { compareGradientFlow } from '../../src/inspect/compare-gradient-flow.ts';
import { chartGradientFlow } from '../../src/inspect/gradient-chart.ts';
import { measureGradientFlow } from '../../src/inspect/gradient-flow.ts';
import { CELL_KINDS, CELLS, type CellKind } from '../../src/nn/cells/index.ts';
import { Recurrent } from '../../src/nn/recurrent.ts';
import { expectToHearTimer, longestStretch } from '../support/hear-abort.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'reference' });
});
afterAll(() => engine.dispose());

const STEPS = 6;
const BATCH = 2;

/** A stack, inputs for it, and its flow of the mean of all outputs of the last step. */
function setUp(cell: CellKind, layers = 1) {
  const random = createRandom(3, 'test');
  const recurrent = new Recurrent(engine, { cell, layers, inputSize: 2, hiddenSize: 3, random });
  const inputs = Array.from({ length: STEPS }, () =>
    Float64Array.from({ length: BATCH * 2 }, () => random.normal()),
  );
  const measure = (options: { chunkLength?: number; clip?: number } = {}) => {
    const tape = new Tape(engine);
    const flow = measureGradientFlow(tape, recurrent, {
      steps: STEPS,
      batch: BATCH,
      step: (t, state) =>
        recurrent.forward(tape, tape.constant([1, BATCH, 2], inputs[t]!), { state }),
      loss: (output) => scale(tape, sum(tape, output), 1 / BATCH),
      parameters: recurrent.parameters,
      ...options,
    });
    return flow;
  };
  /** The sum of a sequence's last outputs when the top layer's state after step t is moved. */
  const lossWhenMoved = (t: number, which: 'h' | 'c', unit: number, by: number): number => {
    const tape = new Tape(engine, { mode: 'evaluation' });
    const before = {
      h: [...Array(layers)],
      c: [...Array(CELLS[cell].states.includes('c') ? layers : 0)],
    };
    const zero = () => tape.constant([BATCH, 3], new Float64Array(BATCH * 3));
    let state = { h: before.h.map(zero), c: before.c.map(zero) };
    const move = () => {
      tape.numbers(state[which].at(-1)!)[unit]! += by;
    };
    if (t === 0) move();
    let last = 0;
    for (let step = 0; step < STEPS; step++) {
      const result = recurrent.forward(tape, tape.constant([1, BATCH, 2], inputs[step]!), {
        state,
      });
      state = { h: [...result.state.h], c: [...result.state.c] };
      if (step + 1 === t) move();
      last = tape.numbers(sum(tape, result.output))[0]!;
    }
    tape.reset();
    return last;
  };
  return { measure, lossWhenMoved };
}

describe.each(CELL_KINDS)('the gradient flow of an %s', (cell) => {
  it('is that of central differences at every step', () => {
    const { measure, lossWhenMoved } = setUp(cell);
    const flow = measure();
    const hasCell = CELLS[cell].states.includes('c');
    for (const which of hasCell ? (['hidden', 'cell'] as const) : (['hidden'] as const)) {
      for (let t = 0; t < STEPS; t++) {
        let norms = 0;
        for (let b = 0; b < BATCH; b++) {
          const slopes = [0, 1, 2].map((unit) => {
            const at = (by: number) =>
              lossWhenMoved(t, which === 'cell' ? 'c' : 'h', b * 3 + unit, by);
            return (at(1e-5) - at(-1e-5)) / 2e-5;
          });
          norms += Math.hypot(...slopes);
        }
        expect(flow[which]?.[t]).toBeCloseTo(norms / BATCH, 8);
      }
    }
    // Of the sum of three outputs.
    expect(flow.hidden[STEPS]).toBeCloseTo(Math.sqrt(3), 12);
    expect(flow.state[1]).toBeCloseTo(Math.hypot(flow.hidden[1]!, flow.cell?.[1] ?? 0), 1);
  });

  it('ends where the chunk begins, and is the same within it', () => {
    const { measure } = setUp(cell, 2);
    const whole = measure();
    const cut = measure({ chunkLength: 2 });
    expect(whole.reaches).toBe(0);
    expect(cut.reaches).toBe(5);
    expect(cut.loss).toBe(whole.loss);
    expect(cut.state.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(cut.state.slice(5)).toEqual(whole.state.slice(5));
    expect(measure({ chunkLength: STEPS })).toEqual(whole);
  });

  it('is clipped to the norm that is allowed', () => {
    const { measure } = setUp(cell);
    const { parameterNorm, clippedNorm } = measure({ clip: 0.25 });
    expect(parameterNorm).toBeGreaterThan(0.25);
    expect(clippedNorm).toBeCloseTo(0.25, 5);
    expect(measure({ clip: 100 }).clippedNorm).toBe(parameterNorm);
  });
});

it('refuses what has no state to follow', () => {
  const random = createRandom(1, 'test');
  const sizes = { cell: 'rnn', inputSize: 1, hiddenSize: 1, random } as const;
  const both = new Recurrent(engine, { ...sizes, bidirectional: true });
  const nothing = { steps: 1, batch: 1, parameters: [] };
  const input = {
    ...nothing,
    step: () => expect.fail('not to be run'),
    loss: () => expect.fail('not to be run'),
  };
  expect(() => measureGradientFlow(new Tape(engine), both, input)).toThrow('bidirectional');
  const one = new Recurrent(engine, sizes);
  expect(() => measureGradientFlow(new Tape(engine), one, { ...input, steps: 0 })).toThrow(
    '0 steps',
  );
});

describe('random cells side by side', () => {
  it('vanish with the initial weights, the plain cell most', async () => {
    const flows = await compareGradientFlow(engine, { hiddenSize: 16, batch: 4, steps: 30 });
    const left = flows.map(({ flow }) => flow.state[0]! / flow.state[30]!);
    expect(flows.map(({ cell }) => cell)).toEqual(['rnn', 'lstm', 'gru']);
    expect(left[0]).toBeLessThan(1e-6);
    expect(left[1]).toBeGreaterThan(10 * left[0]!);
    expect(left[2]).toBeGreaterThan(10 * left[0]!);
  });

  it('the plain cell explodes with a gain, and clipping holds it', async () => {
    const options = { hiddenSize: 32, batch: 4, steps: 30, gain: 4, clip: 1 };
    const [rnn] = await compareGradientFlow(engine, options);
    expect(rnn!.flow.state[0]).toBeGreaterThan(20 * rnn!.flow.state[30]!);
    expect(rnn!.flow.clippedNorm).toBeCloseTo(1, 4);
  });

  it('are charted from the loss back', async () => {
    const flows = await compareGradientFlow(engine, { hiddenSize: 4, batch: 2, steps: 5 });
    const chart = chartGradientFlow(flows.map(({ cell, flow }) => ({ name: cell, flow })));
    expect(chart.x).toEqual([0, 1, 2, 3, 4, 5]);
    expect(chart.series[1]?.y[0]).toBe(flows[1]?.flow.state[5]);
    expect(chart.mark).toBeUndefined();
    const cut = await compareGradientFlow(engine, {
      hiddenSize: 4,
      batch: 2,
      steps: 5,
      chunkLength: 2,
    });
    const marked = chartGradientFlow(cut.map(({ cell, flow }) => ({ name: cell, flow })));
    // States 4 and 5 are in the chunk: 1 and 0 steps back.
    expect(marked.mark?.x).toBe(2);
    expect(marked.series[0]?.y.map((norm) => norm > 0)).toEqual([
      true,
      true,
      ...Array(4).fill(false),
    ]);
  });
});

it('the comparison hears a timer, within a step of the sequence', async () => {
  await expectToHearTimer((work) =>
    compareGradientFlow(engine, { ...work, hiddenSize: 32, steps: 20_000 }),
  );
  // The engine is as good as before.
  expect(engine.heap.arena.mark()).toEqual({ chunk: 0, used: 0 });
  expect(await longestStretch((work) => compareGradientFlow(engine, { ...work, steps: 4 }))).toBe(
    1,
  );
});
