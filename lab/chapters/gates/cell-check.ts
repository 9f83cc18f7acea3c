import { gruStep, lstmStep } from 'malmoi/nn';
import type { Values } from '../../shell/address.ts';
import type { GateFields } from './state.ts';
import { GRU_ORDER, gruRows, LSTM_ORDER, lstmRows, packRows, readCharacter } from './weights.ts';

/** What the library says: its steps of both cells, a character after the other. */
export function checkCell(values: Values<GateFields>): Record<'lstm' | 'gru', number[][]> {
  const { text, step } = values;
  const inputs = [...text].slice(0, step).map(readCharacter);
  const lstmWeights = packRows(lstmRows(values), LSTM_ORDER);
  const gruWeights = packRows(gruRows(values), GRU_ORDER);
  let state: { h: ArrayLike<number>; c: ArrayLike<number> } = { h: [0, 0], c: [0, 0] };
  const lstm = inputs.map((x): number[] => {
    const now = lstmStep(lstmWeights, x, state.h, state.c);
    state = now;
    return [0, 1].flatMap((unit) =>
      [now.f, now.i, now.g, now.c, now.o, now.h].map((signal) => signal[unit] ?? 0),
    );
  });
  let hidden: ArrayLike<number> = [0, 0];
  const gru = inputs.map((x): number[] => {
    const now = gruStep(gruWeights, x, hidden);
    hidden = now.h;
    return [0, 1].flatMap((unit) =>
      [now.r, now.z, now.candidate, now.h].map((signal) => signal[unit] ?? 0),
    );
  });
  return { lstm, gru };
}
