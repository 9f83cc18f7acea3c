import type { Twins } from './twin.ts';

/** Numbers of a row behind its vector and its squares: bias, its squares, and room to a cache line. */
const TAIL = 16;

/** GloVe's training step, cell by cell. */
export const GLOVE: Pick<Twins, 'gloveBlocks'> = {
  gloveBlocks(
    x,
    n,
    { losses, words, contexts, rows, columns, targets, weights, ends, size, eta, limit, biases },
    begin,
    end,
  ) {
    const stride = 2 * size + TAIL;
    const move = (place: number, step: number): void => {
      x[place] -= step / Math.sqrt(x[place + size]);
      x[place + size] += step * step;
    };
    const moveBias = (place: number, gradient: number): void => {
      x[place] -= gradient / Math.sqrt(x[place + 1]);
      x[place + 1] += gradient * gradient;
    };
    const clip = (value: number): number => Math.min(Math.max(value, -limit), limit);
    for (let block = begin; block < end; block++) {
      let loss = 0;
      for (let cell = n[ends + block]; cell < n[ends + block + 1]; cell++) {
        const u = words + n[rows + cell] * stride;
        const v = contexts + n[columns + cell] * stride;
        let error = -x[targets + cell];
        for (let j = 0; j < size; j++) error += x[u + j] * x[v + j];
        if (biases !== 0) error += x[u + 2 * size] + x[v + 2 * size];
        const factor = x[weights + cell] * error;
        loss += 0.5 * factor * error;
        for (let j = 0; j < size; j++) {
          const stepOfWord = eta * clip(factor * x[v + j]);
          const stepOfContext = eta * clip(factor * x[u + j]);
          move(u + j, stepOfWord);
          move(v + j, stepOfContext);
        }
        if (biases !== 0) {
          moveBias(u + 2 * size, factor);
          moveBias(v + 2 * size, factor);
        }
      }
      x[losses + block] = loss;
    }
  },
};
