import { add, multiply, sum } from '../../src/autodiff/operations.ts';
import { createParameter } from '../../src/autodiff/parameters.ts';
import type { Engine, Tape } from '../../src/autodiff/tape.ts';
import type { Parameter, Tensor } from '../../src/autodiff/tensor.ts';
import { createRandom } from '../../src/base/random.ts';
import type { OperationCase } from './operation-cases.ts';

/** Parameters of the case's shapes, filled with the same numbers on every engine. */
export function fillInputs(engine: Engine, given: OperationCase): Record<string, Parameter> {
  const inputs: Record<string, Parameter> = {};
  for (const [name, shape] of Object.entries(given.shapes)) {
    const random = createRandom(2, name);
    const parameter = createParameter(engine, name, shape);
    const view = engine.heap.numbers(parameter.offset, parameter.length);
    for (let i = 0; i < view.length; i++) {
      // On the grid of single precision, so that all engines begin with equal numbers.
      view[i] = Math.fround(given.positive ? 0.2 + 2 * random.float() : random.normal());
    }
    inputs[name] = parameter;
  }
  return inputs;
}

/** Σ w · y over all outputs, with fixed random weights: every element of every output counts. */
export function weightedLoss(tape: Tape, outputs: readonly Tensor[]): Tensor {
  const random = createRandom(4, 'output weights');
  const parts = outputs.map((y) => {
    const weights = Array.from({ length: y.length }, () => random.normal());
    return sum(tape, multiply(tape, y, tape.constant(y.shape, weights)));
  });
  return parts.reduce((total, part) => add(tape, total, part));
}
