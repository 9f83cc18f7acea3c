import { createBuffer, zeroGradients } from '../../autodiff/parameters.ts';
import { runElementwise, runRange } from '../../autodiff/run-kernel.ts';
import type { Engine } from '../../autodiff/tape.ts';
import type { Parameter } from '../../autodiff/tensor.ts';
import { InputError, UsageError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import type { TensorData } from '../../base/model-state.ts';
import { numberFrom, StateReader, wholeNumberFrom } from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import { checkOptimizerOptions, type OptimizerOptions, RULES } from './options.ts';
import type { UpdatePlaces, UpdateRule } from './rule.ts';

/** The state of an optimizer: the part of a checkpoint beside the parameters. */
export interface OptimizerState {
  /** The options, and how often each parameter was updated. */
  readonly metadata: JsonObject;
  /** `<parameter>.<slot>`, as `decoder.weight.exp_avg`. */
  readonly tensors: Readonly<Record<string, TensorData>>;
}

/** A parameter with its state. */
interface Tracked {
  readonly parameter: Parameter;
  readonly places: UpdatePlaces;
  steps: number;
}

/**
 * Updates parameters by their gradients, with PyTorch's formulas. A parameter that got no gradient
 * in a step is left alone; of a sparse parameter only the rows that were looked up are updated.
 */
export class Optimizer {
  /** Changed by schedules between steps. */
  learningRate: number;
  readonly #engine: Engine;
  readonly #options: OptimizerOptions;
  readonly #rule: UpdateRule;
  readonly #tracked: readonly Tracked[];

  /** @throws UsageError when two parameters share a name, or sparse ones do not go with the options */
  constructor(engine: Engine, parameters: readonly Parameter[], options: OptimizerOptions) {
    checkOptimizerOptions(options);
    this.#engine = engine;
    this.#options = options;
    this.learningRate = options.learningRate;
    const rule = createRule(options);
    this.#rule = rule;
    const names = new Set<string>();
    this.#tracked = parameters.map((parameter) => {
      if (names.has(parameter.name)) {
        throw new UsageError(
          sentence(
            'training/same-name',
          )`Two parameters are named ${{ name: parameter.name }}; give their layers different names.`,
        );
      }
      names.add(parameter.name);
      if (parameter.touched !== undefined && rule.notSparse !== undefined) {
        throw new UsageError(
          sentence(
            'training/not-sparse',
          )`${{ name: parameter.name }} is sparse; ${{ reason: rule.notSparse }}`,
        );
      }
      const slots = rule.slots.map(({ initial }) => {
        const { offset, length } = createBuffer(engine, parameter.shape);
        if (initial !== 0) engine.heap.numbers(offset, length).fill(initial);
        return offset;
      });
      const places = { value: parameter.offset, gradient: parameter.gradient, slots };
      return { parameter, places, steps: 0 };
    });
  }

  /** Updates every parameter that has a gradient, then makes the gradients zero for the next step. */
  step(): void {
    for (const tracked of this.#tracked) {
      const { parameter, places } = tracked;
      if (!parameter.hasGradient) continue;
      tracked.steps += 1;
      const { touched } = parameter;
      const sparse = touched !== undefined;
      const dimensions = parameter.shape.length;
      const moment = { learningRate: this.learningRate, step: tracked.steps, sparse, dimensions };
      const given = this.#rule.arguments(places, moment);
      if (touched === undefined || touched.all) {
        runElementwise(this.#engine, this.#rule.kernel, given, parameter.length);
        continue;
      }
      const width = parameter.length / parameter.shape[0];
      for (const row of touched.rows) {
        runRange(this.#engine, this.#rule.kernel, given, row * width, (row + 1) * width);
      }
    }
    this.zeroGradients();
  }

  /** Sets the gradients to zero without an update. */
  zeroGradients(): void {
    for (const { parameter } of this.#tracked) zeroGradients(this.#engine, [parameter]);
  }

  /** Frees its memory; it must not be used afterwards. */
  dispose(): void {
    for (const { places } of this.#tracked) {
      for (const offset of places.slots) this.#engine.heap.free(offset);
    }
  }

  /** Returns the state that makes a resumed training equal an uninterrupted one. */
  state(): OptimizerState {
    const tensors: Record<string, TensorData> = {};
    const steps: Record<string, number> = {};
    for (const { parameter, places, steps: taken } of this.#tracked) {
      steps[parameter.name] = taken;
      this.#rule.slots.forEach(({ name }, i) => {
        tensors[`${parameter.name}.${name}`] = {
          shape: parameter.shape,
          data: this.#engine.heap.numbers(places.slots[i], parameter.length).slice(),
        };
      });
    }
    const options: JsonObject = { ...this.#options };
    return { metadata: { options, learningRate: this.learningRate, steps }, tensors };
  }

  /**
   * Restores a saved state; everything is checked before anything is changed.
   * @throws InputError when the state is another kind's, or a tensor is missing or has another size
   */
  restore(state: OptimizerState): void {
    const saved = new StateReader(state.metadata, 'checkpoint.optimizer');
    const learningRate = saved.read('learningRate', numberFrom(0));
    const steps = saved.object('steps');
    const { kind } = saved.object('options').json;
    if (kind !== this.#options.kind) {
      throw new InputError(
        sentence(
          'training/other-optimizer',
        )`The checkpoint's optimizer is ${{ optimizer: JSON.stringify(kind) }}; expected ${{ expected: this.#options.kind }}.`,
      );
    }
    const found = this.#tracked.map(({ parameter }) => ({
      steps: steps.read(parameter.name, wholeNumberFrom()),
      slots: this.#rule.slots.map((slot) => {
        const name = `${parameter.name}.${slot.name}`;
        const tensor = state.tensors[name];
        if (tensor?.data.length !== parameter.length) {
          throw new InputError(
            sentence(
              'training/wrong-tensor',
            )`The checkpoint's tensor ${{ name }} holds ${{ numbers: tensor?.data.length ?? sentence('training/no-numbers')`no` }} numbers; expected ${{ expected: parameter.length }}.`,
          );
        }
        return tensor.data;
      }),
    }));
    this.learningRate = learningRate;
    this.#tracked.forEach((tracked, i) => {
      tracked.steps = found[i].steps;
      tracked.places.slots.forEach((offset, j) => {
        this.#engine.heap.numbers(offset, tracked.parameter.length).set(found[i].slots[j]);
      });
    });
  }
}

function createRule(options: OptimizerOptions): UpdateRule {
  // Each rule takes its own options; the kind says which, and the compiler cannot follow.
  const create = RULES[options.kind] as (options: OptimizerOptions) => UpdateRule;
  return create(options);
}
