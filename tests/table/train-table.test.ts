import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelState } from '../../src/base/model-state.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { TableRow } from '../../src/io/tables.ts';
import {
  predictRows,
  type TableTraining,
  tableModelFromState,
  tableModelToState,
  trainTableModel,
} from '../../src/table/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const train = (rows: readonly TableRow[], options: Omit<TableTraining, 'engine' | 'target'> = {}) =>
  trainTableModel(rows, { engine, target: 'y', ...options });

/** Rows whose class is in the interplay of a number and a text. */
function makeRows(count: number): TableRow[] {
  const random = createRandom(1, 'rows');
  return Array.from({ length: count }, () => {
    const x = random.normal();
    const side = random.integer(2) === 0 ? 'left' : 'right';
    return { x, side, id: `row ${random.uint32()}`, y: x > 0 === (side === 'left') ? 'a' : 'b' };
  });
}

describe('a table of classes', () => {
  it('is learned from numbers and texts; the same seed gives the same bytes', async () => {
    const rows = makeRows(300);
    const { model, heldOut, leftOut } = await train(rows, { epochs: 40 });
    expect(leftOut).toEqual([{ name: 'id', why: 'all-different' }]);
    expect(heldOut).toMatchObject({ task: 'classify', rows: 30 });
    if (heldOut?.task !== 'classify') throw new Error('not classes');
    expect(heldOut.accuracy).toBeGreaterThan(0.9);
    const again = await train(rows, { epochs: 40 });
    expect(tableModelToState(again.model)).toEqual(tableModelToState(model));
    const other = await train(rows, { epochs: 40, seed: 2 });
    expect(tableModelToState(other.model).tensors).not.toEqual(tableModelToState(model).tensors);
  });

  it('goes on from a checkpoint to the same bytes, and refuses other rows', async () => {
    const rows = makeRows(80);
    const options = { epochs: 3, dropout: 0.2, batch: 16 };
    const whole = tableModelToState((await train(rows, options)).model);
    const controller = new AbortController();
    let checkpoint: ModelState | undefined;
    let reports = 0;
    const stopped = train(rows, {
      ...options,
      signal: controller.signal,
      onCheckpoint: (state) => {
        checkpoint = state;
      },
      onReport: () => {
        reports += 1;
        if (reports === 2) controller.abort();
      },
    });
    await expect(stopped).rejects.toThrow(/Stopped after step/);
    const resumed = await train(rows, { resumeFrom: checkpoint! });
    expect(tableModelToState(resumed.model)).toEqual(whole);
    await expect(train(makeRows(81), { resumeFrom: checkpoint! })).rejects.toThrow(
      /data of 80 rows, and this \(81 rows\) is another/,
    );
    // A checkpoint is a model, too.
    expect(tableModelFromState(engine, checkpoint!).rows).toBe(80);
  });

  it('is read again from its state, and predicts the same', async () => {
    const rows = makeRows(60);
    const { model } = await train(rows, { epochs: 2 });
    const opened = tableModelFromState(engine, tableModelToState(model));
    expect(predictRows(opened, rows)).toEqual(predictRows(model, rows));
  });
});

describe('a table of numbers', () => {
  it('is learned, by a linear model too', async () => {
    const random = createRandom(2, 'rows');
    const rows = Array.from({ length: 200 }, () => {
      const [a, b] = [random.normal(), 1000 * random.float()];
      return { a, b, y: 5 + 3 * a - 0.01 * b };
    });
    const { heldOut, model } = await train(rows, { layers: 0, learningRate: 0.05 });
    expect(model.target).toMatchObject({ task: 'regress' });
    if (heldOut?.task !== 'regress') throw new Error('not numbers');
    expect(heldOut.r2).toBeGreaterThan(0.999);
  });

  it('can be predicted as classes, and classes of numbers as numbers', async () => {
    const rows = Array.from({ length: 24 }, (_, i) => ({ a: i % 5, y: i % 12 }));
    const classes = await train(rows, { task: 'classify', epochs: 1 });
    expect(classes.model.target).toMatchObject({ task: 'classify' });
    const few = rows.map((row) => ({ ...row, y: row.y % 3 }));
    expect((await train(few, { epochs: 1 })).model.target).toMatchObject({
      task: 'classify',
      labels: ['0', '1', '2'],
    });
    const { model } = await train(few, { task: 'regress', epochs: 1 });
    expect(model.target).toMatchObject({ task: 'regress', mean: 1 });
  });
});

describe('sequences of rows', () => {
  /** Whether the row after a row is a spike: only who reads backwards can know. */
  function makeSequences(count: number): TableRow[] {
    const random = createRandom(3, 'sequences');
    return Array.from({ length: count }, (_, sequence) => {
      const spikes = Array.from({ length: 6 + (sequence % 3) }, () => random.integer(2));
      return spikes.map((spike, t) => ({
        ...{ sequence: `s${sequence}`, spike, y: spikes[t + 1] === 1 ? 'before' : 'no' },
      }));
    }).flat();
  }

  it('are labeled by what comes after, where the network reads backwards', async () => {
    const rows = makeSequences(80);
    const options = { sequence: 'sequence', epochs: 25, hiddenSize: 8, learningRate: 0.02 };
    const both = await train(rows, options);
    const one = await train(rows, { ...options, bidirectional: false });
    if (both.heldOut?.task !== 'classify' || one.heldOut?.task !== 'classify') {
      throw new Error('not classes');
    }
    expect(both.model.options.network).toBe('lstm');
    expect(both.heldOut.accuracy).toBeGreaterThan(0.98);
    expect(one.heldOut.accuracy).toBeLessThan(0.8);
  });

  it('are refused where their rows stand apart, or no column tells them apart', async () => {
    const rows = makeSequences(3);
    await expect(train([...rows, rows[0]!], { sequence: 'sequence' })).rejects.toThrow(
      'the rows, line 22: the rows of "s0" in "sequence" do not stand together',
    );
    await expect(train(rows, { network: 'gru' })).rejects.toThrow(
      'A recurrent network (gru) reads sequences of rows; name the column that tells them apart (sequence)',
    );
  });
});

describe('cells', () => {
  it('that are empty are learned as a value of their own, or read as the mean', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      ...{ a: i % 2 === 0 ? null : i, b: i % 7, c: 'NA', y: i % 2 === 0 ? 'empty' : 'full' },
    }));
    const { model, emptyCells, leftOut, heldOut } = await train(rows);
    expect(emptyCells).toEqual([{ name: 'a', rows: 20 }]);
    expect(leftOut).toEqual([{ name: 'c', why: 'empty' }]);
    expect(heldOut).toMatchObject({ accuracy: 1 });
    const [found] = predictRows(model, [{ a: 'n/a', b: '' }]);
    expect(found).toMatchObject({ predicted: 'empty', missing: ['b'] });
    const [mean] = predictRows(model, [{ a: null, b: 3 }]);
    expect(predictRows(model, [{ a: null, b: null }])[0]!.probabilities).toEqual(
      expect.objectContaining({ empty: expect.closeTo(mean!.probabilities!.empty!, 1) }),
    );
  });

  it('that are rare texts share a place, which unseen ones get', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({
      ...{ city: i < 20 ? 'Seoul' : `town ${i}`, y: i < 20 ? 'big' : 'small' },
    }));
    const { model } = await train(rows);
    expect(model.encoder.columns).toEqual([
      { kind: 'category', name: 'city', categories: ['Seoul'], other: true, missing: false },
    ]);
    expect(predictRows(model, [{ city: 'Jeju' }, { city: 'Seoul' }])).toMatchObject([
      { predicted: 'small', unseen: ['city'] },
      { predicted: 'big' },
    ]);
  });

  it.each([
    [[], /There are no rows to train on/],
    [[{ x: 1 }], /there is no column "y"; the columns are x/],
    [[{ x: 1, y: '' }], /the rows, line 1: the row has no "y"/],
    [
      [
        { x: 1, y: 'a' },
        { x: 2, y: 'a' },
      ],
      /All 2 rows have the y "a"/,
    ],
    [
      [
        { x: 1, y: 'a' },
        { x: 1, y: 'b' },
      ],
      /No column is left to learn from/,
    ],
    [
      Array.from({ length: 20 }, (_, x) => ({ x, y: `name ${x}` })),
      /Each of the 20 rows has another y/,
    ],
  ])('%# are refused by a sentence', async (rows, message) => {
    await expect(train(rows)).rejects.toThrow(message);
  });

  it('of another kind than in training are refused with their place', async () => {
    const { model } = await train(makeRows(20), { epochs: 1 });
    expect(() =>
      predictRows(model, [
        { x: 1, side: 'left' },
        { x: '1,5', side: 'left' },
      ]),
    ).toThrow('the rows, line 2: "x" is "1,5", but a number was expected');
    expect(() => predictRows(model, [{ side: 'left' }])).toThrow('there is no column "x"');
  });

  it('of extreme size give finite answers', async () => {
    const rows = makeRows(40).map((row, i) => ({ ...row, x: i === 0 ? 1e308 : row.x }));
    const { model } = await train(rows, { epochs: 2 });
    const [found] = predictRows(model, [{ x: -1e308, side: 'left' }]);
    expect(Object.values(found!.probabilities!).every(Number.isFinite)).toBe(true);
  });
});

it('names options that do not fit the table', async () => {
  const rows = makeRows(20);
  await expect(train(rows, { ignore: ['z'] })).rejects.toThrow(
    'ignore names "z", which is no column; the columns are x, side, id, y',
  );
  await expect(train(rows, { categories: ['y'] })).rejects.toThrow(
    'which is the column to predict',
  );
  await expect(train(rows, { sequence: 'id', network: 'rnn', layers: 0 })).rejects.toThrow(
    'a recurrent network has one layer or more',
  );
});
