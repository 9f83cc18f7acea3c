import { createRandom } from 'malmoi';
import { Tape } from 'malmoi/autodiff';
import { createEngine } from 'malmoi/engine';
import { Linear, Recurrent } from 'malmoi/nn';
import type { Values } from '../../shell/address.ts';
import { inputOf } from './model.ts';
import type { Network } from './network.ts';
import type { ShapeFields } from './state.ts';
import { TASKS } from './tasks.ts';

/** What the library says: its recurrent layer over the whole strip in double precision, and a linear map to the answers. */
export async function checkStrip(
  values: Values<ShapeFields>,
  { hidden, parameters }: Network,
): Promise<Record<'states' | 'probabilities', number[][]>> {
  const task = TASKS[values.task];
  const engine = await createEngine({ engine: 'reference' });
  try {
    const random = createRandom(1, 'weights');
    const cell = new Recurrent(engine, {
      ...{ cell: 'gru', inputSize: task.inputSize, hiddenSize: hidden, random },
    });
    const head = new Linear(engine, { inputSize: hidden, outputSize: task.answers.length, random });
    const tape = new Tape(engine, { mode: 'evaluation' });
    [...cell.parameters, ...head.parameters].forEach((parameter, i) => {
      tape.numbers(parameter).set(parameters[i] ?? []);
    });
    const ports = [...task.begin(inputOf(values))];
    const zeros = new Array<number>(task.inputSize).fill(0);
    const read = () => {
      tape.reset();
      const x = ports.flatMap((port) => port.x ?? zeros);
      const { output } = cell.forward(tape, tape.constant([ports.length, 1, task.inputSize], x));
      const logits = head.forward(tape, output);
      const rowsOf = (numbers: ArrayLike<number>): number[][] => {
        const all = Array.from(numbers);
        const width = all.length / ports.length;
        return ports.map((_, t) => all.slice(t * width, (t + 1) * width));
      };
      return { states: rowsOf(tape.numbers(output)), logits: rowsOf(tape.numbers(logits)) };
    };
    for (let written = 1; ports.length > 0; written++) {
      const last = read().logits.at(-1) ?? [];
      const next = task.next?.(last.indexOf(Math.max(...last)), written);
      if (next === undefined) break;
      ports.push(next);
    }
    const { states, logits } = ports.length === 0 ? { states: [], logits: [] } : read();
    const shown = Math.min(values.step, ports.length);
    const probabilities = logits.slice(0, shown).map((row) => {
      const total = row.reduce((sum, z) => sum + Math.exp(z), 0);
      return row.map((z) => Math.exp(z) / total);
    });
    return {
      states: Array.from({ length: hidden }, (_, unit) =>
        states.slice(0, shown).map((row) => row[unit] ?? 0),
      ),
      probabilities: task.answers.map((_, k) => probabilities.map((row) => row[k] ?? 0)),
    };
  } finally {
    engine.dispose();
  }
}
