import type { Twins } from './twin.ts';

/** The optimizers' updates; the formulas stand with the rules in src/training/optimizers. */
export const OPTIMIZERS: Pick<Twins, 'sgd' | 'adagrad' | 'rmsprop' | 'adam'> = {
  sgd(
    x,
    _,
    { value, gradient, buffer, rate, momentum, dampening, weightDecay, nesterov },
    begin,
    end,
  ) {
    for (let i = begin; i < end; i++) {
      const p = x[value + i];
      let g = x[gradient + i] + weightDecay * p;
      if (buffer !== 0) {
        const b = momentum * x[buffer + i] + (1 - dampening) * g;
        x[buffer + i] = b;
        g = nesterov ? g + momentum * b : b;
      }
      x[value + i] = p - rate * g;
    }
  },
  adagrad(x, _, { value, gradient, sum, rate, weightDecay, epsilon }, begin, end) {
    for (let i = begin; i < end; i++) {
      const g = x[gradient + i] + weightDecay * x[value + i];
      x[sum + i] += g * g;
      x[value + i] -= (rate * g) / (Math.sqrt(x[sum + i]) + epsilon);
    }
  },
  rmsprop(
    x,
    _,
    { value, gradient, squares, average, buffer, rate, alpha, epsilon, momentum, weightDecay },
    begin,
    end,
  ) {
    for (let i = begin; i < end; i++) {
      const g = x[gradient + i] + weightDecay * x[value + i];
      let v = alpha * x[squares + i] + (1 - alpha) * g * g;
      x[squares + i] = v;
      if (average !== 0) {
        x[average + i] = alpha * x[average + i] + (1 - alpha) * g;
        v -= x[average + i] ** 2;
      }
      let change = g / (Math.sqrt(v) + epsilon);
      if (buffer !== 0) {
        change += momentum * x[buffer + i];
        x[buffer + i] = change;
      }
      x[value + i] -= rate * change;
    }
  },
  adam(
    x,
    _,
    { value, gradient, m, v, rate, beta1, beta2, epsilon, weightDecay, keep },
    begin,
    end,
  ) {
    for (let i = begin; i < end; i++) {
      const p = keep * x[value + i];
      const g = x[gradient + i] + weightDecay * p;
      x[m + i] = beta1 * x[m + i] + (1 - beta1) * g;
      x[v + i] = beta2 * x[v + i] + (1 - beta2) * g * g;
      x[value + i] = p - (rate * x[m + i]) / (Math.sqrt(x[v + i]) + epsilon);
    }
  },
};
