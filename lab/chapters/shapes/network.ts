import {
  type Affine,
  apply,
  type GruWeights,
  type Matrix,
  softmax,
  type Transition,
  transit,
  type Vector,
} from '../../parts/plain-network.ts';
import { PARTS } from '../../worker/shape-settings.ts';
import { TASK_NAMES, type TaskName } from './state.ts';
import { type Port, TASKS, type Task } from './tasks.ts';

/** A cell and what makes answers of its state: the same in all five shapes. */
export interface Network {
  readonly cell: GruWeights;
  readonly head: Affine;
  readonly hidden: number;
  /** The library's parameters, in its order: W_ih, W_hh, b_ih, b_hh of the cell, W and b of the answers. */
  readonly parameters: readonly ArrayLike<number>[];
  /** Answers that were right, of those that were asked for, on examples that were drawn after the training. */
  readonly right: number;
  readonly asked: number;
}

// Data, not code: it is fetched beside the page's scripts.
const { WEIGHTS } = await import('./weights.generated.ts');

/** The weights that were trained beforehand, as they are kept. */
function readCodes(name: TaskName): Int16Array[] {
  return WEIGHTS[name].tensors.map((base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new Int16Array(bytes.buffer);
  });
}

/** Makes a network of weights as they are kept. */
export function networkOf(name: TaskName, codes: readonly Int16Array[]): Network {
  const { hidden, right, asked } = WEIGHTS[name];
  const task = TASKS[name];
  const parameters = codes.map((tensor) => Float64Array.from(tensor, (code) => code / PARTS));
  const matrix = (at: number, rows: number, columns: number): Matrix => ({
    ...{ rows, columns, data: parameters[at] ?? [] },
  });
  return {
    cell: {
      ...{ name: 'GRU', size: hidden },
      input: { name: 'W', weight: matrix(0, 3 * hidden, task.inputSize), bias: parameters[2] },
      state: { name: 'U', weight: matrix(1, 3 * hidden, hidden), bias: parameters[3] },
    },
    head: { name: 'V', weight: matrix(4, task.answers.length, hidden), bias: parameters[5] },
    ...{ hidden, parameters, right, asked },
  };
}

/** The five trained networks. */
export const NETWORKS: Readonly<Record<TaskName, Network>> = Object.fromEntries(
  TASK_NAMES.map((name) => [name, networkOf(name, readCodes(name))]),
) as Record<TaskName, Network>;

/** One step of a strip. */
export interface StripStep {
  readonly port: Port;
  readonly x: Vector;
  readonly transition: Transition;
  readonly logits: Vector;
  readonly probabilities: Vector;
  /** Number of the likeliest answer. */
  readonly answer: number;
}

/** Runs the cell from step to step, until the task has no further one. */
export function runStrip({ cell, head, hidden }: Network, task: Task, input: string): StripStep[] {
  const ports = [...task.begin(input)];
  const steps: StripStep[] = [];
  let before: Vector = new Array<number>(hidden).fill(0);
  let written = 0;
  for (let t = 0; t < ports.length; t++) {
    const port = ports[t] as Port;
    const x = port.x ?? new Array<number>(task.inputSize).fill(0);
    const transition = transit(cell, x, before);
    before = transition.h;
    const logits = apply(head, transition.h);
    const answer = logits.indexOf(Math.max(...logits));
    steps.push({ port, x, transition, logits, probabilities: softmax(logits), answer });
    if (t < ports.length - 1) continue;
    written += 1;
    const next = task.next?.(answer, written);
    if (next !== undefined) ports.push(next);
  }
  return steps;
}
