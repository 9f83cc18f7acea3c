import { lstmStep } from 'malmoi/nn';
import type { VNode } from 'preact';
import { QUOTATION } from './state.ts';
import { LSTM_ORDER, lstmRows, packRows, readCharacter } from './weights.ts';

/** The cell state of the quotation's unit, character by character, as the library steps it. */
export function Miniature(): VNode {
  const free = { f: 'free', i: 'free', o: 'free', z: 'free', r: 'free', bias: 9 } as const;
  const weights = packRows(lstmRows(free), LSTM_ORDER);
  let state: { h: ArrayLike<number>; c: ArrayLike<number> } = { h: [0, 0], c: [0, 0] };
  const characters = [...QUOTATION];
  const cells = characters.map((character) => {
    state = lstmStep(weights, readCharacter(character), state.h, state.c);
    return state.c[0] ?? 0;
  });
  const x = (i: number): number => 6 + i * 7;
  return (
    <svg viewBox="0 0 128 64">
      <path
        class="mini-line"
        d={cells
          .map((c, i) => `${i === 0 ? 'M' : 'H'}${x(i)}${i === 0 ? ',' : 'V'}${40 - 26 * c}`)
          .join('')}
      />
      {characters.map((character, i) => (
        <text key={i} x={x(i) + 1} y={54}>
          {character}
        </text>
      ))}
    </svg>
  );
}
