import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { testDataOfRows } from '../../src/models/index.ts';
import { RowEncoder } from '../../src/table/columns.ts';
import { fitColumns } from '../../src/table/fit-columns.ts';
import {
  evaluateTable,
  explainRows,
  predictRows,
  type TableModel,
  tableModelFromState,
} from '../../src/table/index.ts';
import { fitTarget } from '../../src/table/target.ts';

/** Numbers of scikit-learn and PyTorch, made by table-model.py. */
const golden = JSON.parse(
  readFileSync(new URL('../golden/table-model.json', import.meta.url), 'utf8'),
);
const columns = ['size', 'year', 'city'];
const everything = [...golden.rows, golden.unseen];

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const close = (actual: ArrayLike<number>, expected: readonly number[], digits = 5): void => {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, digits);
  });
};

/** The model whose weights PyTorch made. */
function openModel(part: 'classify' | 'regress'): TableModel {
  const { tensors, labels, prices } = golden[part];
  const target =
    part === 'classify'
      ? { task: 'classify', name: 'kind', labels }
      : fitTarget(
          prices.map((price: number) => ({ price })),
          'price',
          'regress',
          () => undefined,
        );
  const { columns: inputs } = fitColumns(golden.rows, columns, new Set());
  return tableModelFromState(engine, {
    kind: 'table-model',
    metadata: {
      options:
        part === 'classify'
          ? { network: 'mlp', hiddenSize: 4, layers: 2, activation: 'tanh' }
          : { network: 'lstm', hiddenSize: 3, layers: 1 },
      inputs: inputs.map((column) => ({ ...column })),
      target: { ...target },
      ...(part === 'regress' && { sequence: 'part' }),
      rows: golden.rows.length,
    },
    tensors: Object.fromEntries(
      Object.entries<{ shape: number[]; data: number[] }>(tensors).map(([name, tensor]) => [
        name,
        { shape: tensor.shape, data: Float32Array.from(tensor.data) },
      ]),
    ),
  });
}

it('standardizes and encodes as StandardScaler and OneHotEncoder do, unseen texts too', () => {
  const fitted = fitColumns(golden.rows, columns, new Set()).columns;
  close(
    fitted.flatMap((column) => (column.kind === 'number' ? [column.mean] : [])),
    golden.means,
    10,
  );
  close(
    fitted.flatMap((column) => (column.kind === 'number' ? [column.deviation] : [])),
    golden.deviations,
    10,
  );
  expect(fitted[2]).toMatchObject({ categories: golden.categories, other: false, missing: false });
  const encoder = new RowEncoder(fitted);
  everything.forEach((row, i) => {
    const cells = new Float64Array(fitted.length);
    encoder.read(row, cells, 0);
    const out = new Float64Array(encoder.width);
    encoder.write(cells, 0, out, 0);
    close(out, golden.x[i], 10);
  });
});

it('predicts as the same network in PyTorch does, and says which text it has not seen', () => {
  const predictions = predictRows(openModel('classify'), everything);
  predictions.forEach(({ probabilities, predicted }, i) => {
    const expected: number[] = golden.classify.probabilities[i];
    close(Object.values(probabilities!), expected);
    expect(predicted).toBe(golden.classify.labels[expected.indexOf(Math.max(...expected))]);
  });
  expect(predictions.at(-1)!.unseen).toEqual(['city']);
  expect(predictions[0]).not.toHaveProperty('unseen');
});

it('measures classes as scikit-learn does', async () => {
  const { truth, accuracy, loss, confusion, precision, recall, f1 } = golden.classify;
  const rows = golden.rows.map((row: object, i: number) => ({ ...row, kind: truth[i] }));
  const scores = await evaluateTable(openModel('classify'), testDataOfRows(rows).tables());
  expect(scores).toMatchObject({ task: 'classify', rows: rows.length, accuracy, confusion });
  if (scores.task !== 'classify') throw new Error('not classes');
  expect(scores.loss).toBeCloseTo(loss, 5);
  scores.classes.forEach((quality, c) => {
    close([quality.precision, quality.recall, quality.f1], [precision[c], recall[c], f1[c]], 10);
  });
});

it('explains a row as integrated gradients in PyTorch do', () => {
  const { explained } = golden.classify;
  const [found] = explainRows(openModel('classify'), golden.rows.slice(0, 1));
  expect(found).toMatchObject({ predicted: explained.predicted, runnerUp: explained.runnerUp });
  expect(found!.score).toBeCloseTo(explained.score, 5);
  close(
    found!.columns.map(({ contribution }) => contribution),
    explained.contributions,
    2,
  );
  const parts = found!.columns.reduce((sum, { contribution }) => sum + contribution, 0);
  expect(found!.baseline + parts + found!.error).toBeCloseTo(found!.score, 5);
  expect(Math.abs(found!.error)).toBeLessThan(2e-3 * Math.abs(found!.score - found!.baseline));
});

it('reads sequences, predicts numbers and explains them as an LSTM in PyTorch does', async () => {
  const { sequence, prices, answers, rmse, mae, r2, explained } = golden.regress;
  const rows = golden.rows.map((row: object, i: number) => ({
    ...{ ...row, part: sequence[i], price: prices[i] },
  }));
  const model = openModel('regress');
  close(
    predictRows(model, rows).map(({ predicted }) => Number(predicted)),
    answers,
    3,
  );
  const scores = await evaluateTable(model, testDataOfRows(rows).tables());
  if (scores.task !== 'regress') throw new Error('not numbers');
  close([scores.rmse, scores.mae, Number(scores.r2)], [rmse, mae, r2], 4);
  const found = explainRows(model, rows)[explained.row]!;
  close(
    [...found.columns.map(({ contribution }) => contribution), found.otherRows!],
    [...explained.contributions, explained.otherRows],
    2,
  );
});
