import { type Arithmetic, shortNumber } from '../../parts/arithmetic.ts';
import { BLOCKS, countCellWeights } from '../../worker/count-weights.ts';
import type { Racer } from '../../worker/job-looks.ts';
import { sumRow } from './cells.ts';
import type { GateModel } from './model.ts';
import { COPIES, meanLoss, memoryOf, WINDOW } from './race.ts';
import { HELD_GATES } from './state.ts';
import { FEATURES, type Row } from './weights.ts';

type Signal = 'f' | 'i' | 'g' | 'o' | 'c' | 'h' | 'z' | 'r' | 'n';

/** How a signal of a unit came about at a character (the first is 0), down to weights and inputs. */
export function explainLstm(
  model: GateModel,
  at: number,
  signal: 'f' | 'i' | 'g' | 'o' | 'c' | 'h',
  unit: number,
): Arithmetic {
  const moment = model.lstm.value[at];
  const symbol = model.nameOf(signal, unit);
  if (moment === undefined) return { symbol, value: 0, leaf: 'input' };
  const value = moment[signal][unit] ?? 0;
  const name = (other: string): string => model.nameOf(other, unit);
  const show = (all: readonly number[]): string => shortNumber(all[unit] ?? 0);
  const part = (other: 'f' | 'i' | 'g' | 'o' | 'c'): Arithmetic =>
    explainLstm(model, at, other, unit);
  if (signal === 'c') {
    return {
      ...{ symbol, value },
      formula: `${name('f')} · c′ + ${name('i')} · ${name('g')}`,
      numbers: `${show(moment.f)} · ${show(moment.before.c)} + ${show(moment.i)} · ${show(moment.g)}`,
      parts: () => [
        part('f'),
        { ...explainLstm(model, at - 1, 'c', unit), symbol: `c′ = ${name('c')}(t−1)` },
        part('i'),
        part('g'),
      ],
    };
  }
  if (signal === 'h') {
    return {
      ...{ symbol, value, formula: `${name('o')} · tanh(${name('c')})` },
      numbers: `${show(moment.o)} · tanh(${show(moment.c)})`,
      parts: () => [part('o'), part('c')],
    };
  }
  if (model.isKept.value) return { symbol, value, leaf: 'trained' };
  const row = model.lstmWeights.value[signal][unit];
  const state = model.state.signals;
  if (signal !== 'g' && state[signal].value !== 'free') return { symbol, value, leaf: 'input' };
  return explainGate({
    ...{ symbol, value, row, x: moment.x, h: moment.before.h },
    f: signal === 'g' ? 'tanh' : 'σ',
    stateName: (n) => model.nameOf('h', n),
    state: (n) => explainLstm(model, at - 1, 'h', n),
  });
}

/** The same for the GRU. */
export function explainGru(
  model: GateModel,
  at: number,
  signal: 'r' | 'z' | 'n' | 'h',
  unit: number,
): Arithmetic {
  const moment = model.gru.value[at];
  const symbol = model.nameOf(signal, unit);
  if (moment === undefined) return { symbol, value: 0, leaf: 'input' };
  const value = moment[signal][unit] ?? 0;
  const name = (other: string): string => model.nameOf(other, unit);
  const show = (all: readonly number[]): string => shortNumber(all[unit] ?? 0);
  if (signal === 'h') {
    return {
      ...{ symbol, value },
      formula: `(1 − ${name('z')}) · h′ + ${name('z')} · ${name('n')}`,
      numbers: `(1 − ${show(moment.z)}) · ${show(moment.before.h)} + ${show(moment.z)} · ${show(moment.n)}`,
      parts: () => [
        explainGru(model, at, 'z', unit),
        { ...explainGru(model, at - 1, 'h', unit), symbol: `h′ = ${name('h')}(t−1)` },
        explainGru(model, at, 'n', unit),
      ],
    };
  }
  if (model.isKept.value) return { symbol, value, leaf: 'trained' };
  const held = signal === 'n' ? 'free' : model.state.signals[signal].value;
  if (held !== 'free') return { symbol, value, leaf: 'input' };
  const isCandidate = signal === 'n';
  const seen = moment.before.h.map((one, n) => (isCandidate ? (moment.r[n] ?? 0) * one : one));
  return explainGate({
    ...{ symbol, value, row: model.gruWeights.value[signal][unit], x: moment.x, h: seen },
    f: isCandidate ? 'tanh' : 'σ',
    stateName: (n) =>
      isCandidate ? `${model.nameOf('r', n)}·${model.nameOf('h', n)}` : model.nameOf('h', n),
    state: (n) =>
      isCandidate
        ? {
            ...{ symbol: `${model.nameOf('r', n)}·${model.nameOf('h', n)}`, value: seen[n] ?? 0 },
            numbers: `${shortNumber(moment.r[n] ?? 0)} · ${shortNumber(moment.before.h[n] ?? 0)}`,
            parts: () => [explainGru(model, at, 'r', n), explainGru(model, at - 1, 'h', n)],
          }
        : explainGru(model, at - 1, 'h', n),
  });
}

/** A gate: a function of a weighted sum. Weights of zero are left out. */
function explainGate({
  symbol,
  value,
  row,
  x,
  h,
  f,
  stateName,
  state,
}: {
  symbol: string;
  value: number;
  row: Row | undefined;
  x: readonly number[];
  h: readonly number[];
  f: 'σ' | 'tanh';
  stateName: (unit: number) => string;
  state: (unit: number) => Arithmetic;
}): Arithmetic {
  if (row === undefined) return { symbol, value };
  const sum = sumRow(row, x, h);
  const inputs = row.x.flatMap((weight, n) =>
    weight === 0 ? [] : [{ weight, value: x[n] ?? 0, name: `x[${FEATURES[n]}]`, n }],
  );
  const states = row.h.flatMap((weight, n) =>
    weight === 0 ? [] : [{ weight, value: h[n] ?? 0, name: stateName(n), n }],
  );
  const terms = [...inputs, ...states];
  return {
    ...{ symbol, value, formula: `${f}(w·[h, x] + b)`, numbers: `${f}(${shortNumber(sum)})` },
    parts: () => [
      {
        ...{ symbol: 'w·[h, x] + b', value: sum },
        numbers: [
          ...terms.map((term) => `${shortNumber(term.weight)}·${shortNumber(term.value)}`),
          shortNumber(row.bias),
        ].join(' + '),
        parts: () => [
          ...inputs.flatMap((term): Arithmetic[] => [
            { symbol: `w(${term.name})`, value: term.weight, leaf: 'weight' },
            { symbol: term.name, value: term.value, leaf: 'input' },
          ]),
          ...states.flatMap((term): Arithmetic[] => [
            { symbol: `w(${term.name})`, value: term.weight, leaf: 'weight' },
            state(term.n),
          ]),
          { symbol: 'b', value: row.bias, leaf: 'weight' },
        ],
      },
    ],
  };
}

/** Whether a signal is held by the reader. */
export function isHeld(model: GateModel, signal: Signal): boolean {
  const { cell } = model.state.read();
  if (model.isKept.value) return false;
  const gates: readonly string[] = HELD_GATES[cell];
  if (!gates.includes(signal)) return false;
  return model.state.signals[signal as 'f' | 'i' | 'o' | 'z' | 'r'].value !== 'free';
}

/** How many weights a language model has: of its table, its cell, and the layer above it. */
export function explainWeights({ cell, hiddenSize: h, units, parameters }: Racer): Arithmetic {
  const own = countCellWeights(cell, h);
  return {
    ...{ symbol: 'W', value: parameters, formula: 'V·h + g·(2h² + 2h) + (h·V + V)' },
    numbers: `${units}·${h} + ${own} + (${h}·${units} + ${units})`,
    parts: () => [
      { symbol: 'V', value: units, leaf: 'input' },
      { symbol: 'h', value: h, leaf: 'input' },
      {
        ...{ symbol: 'g·(2h² + 2h)', value: own },
        numbers: `${BLOCKS[cell]}·(2·${h}² + 2·${h})`,
      },
    ],
  };
}

/** How many bytes learning takes: the weights, their gradient, and the optimizer's two means, four bytes each. */
export function explainMemory(racer: Racer): Arithmetic {
  return {
    ...{ symbol: 'B', value: memoryOf(racer), formula: '4 · W · 4' },
    numbers: `${COPIES} · ${racer.parameters} · 4`,
    parts: () => [explainWeights(racer)],
  };
}

/** The mean of a racer's last losses. */
export function explainRaceLoss({ cell, losses }: Racer, step: number): Arithmetic {
  const first = Math.max(0, step - WINDOW);
  const last = losses.slice(first, step);
  return {
    ...{ symbol: `L (${cell.toUpperCase()})`, value: meanLoss(losses, step) },
    formula: `Σ L / ${last.length}`,
    numbers: `${shortNumber(last.reduce((sum, one) => sum + one, 0))} / ${last.length}`,
    parts: () =>
      last.map((value, t) => ({ symbol: `L(${first + t + 1})`, value, leaf: 'trained' })),
  };
}
