import { rowOf } from '../../parts/plain-network.ts';
import type { ShapeModel } from './model.ts';
import type { TaskName } from './state.ts';

/** How the library's command line trains each shape. */
const COMMANDS: Readonly<Record<TaskName, string>> = {
  pressure: 'malmoi train table people.csv --target pressure',
  caption: 'malmoi train captioner captions.tsv',
  review: 'malmoi train classifier reviews.tsv --model gru',
  date: 'malmoi train translator dates.tsv --units code-points',
  spacing: 'malmoi train table letters.csv --sequence sentence --target space',
};

/** How many answers are printed. */
const MOST_ANSWERS = 3;

/** A program that makes the answers of the last step that ran: from its state, with the library's linear map. */
export function snippet(model: ShapeModel): string {
  const at = Math.max(0, model.shown.value - 1);
  const step = model.steps.value[at];
  const command = `// The library's own: npx ${COMMANDS[model.state.read().task]}`;
  if (step === undefined) {
    return `${command}\nconsole.log(0); // 0\n`;
  }
  const { head, hidden } = model.network.value;
  const { answers } = model.task.value;
  const order = answers.map((_, k) => k);
  order.sort((a, b) => (step.logits[b] ?? 0) - (step.logits[a] ?? 0));
  const shown = order.slice(0, MOST_ANSWERS);
  const list = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`;
  return `${[
    "import { createEngine, operations, Tape } from 'malmoi';",
    '',
    command,
    '// Double precision, as on the screen.',
    "const engine = await createEngine({ engine: 'reference' });",
    'const tape = new Tape(engine);',
    `// The state after step ${at + 1}, and the rows of V of the likeliest answers.`,
    `const state = tape.constant([1, ${hidden}], ${list(step.transition.h)});`,
    `const weight = tape.constant([${shown.length}, ${hidden}], [`,
    ...shown.map((k) => `  ${rowOf(head.weight, k).join(', ')},`),
    ']);',
    `const bias = tape.constant([${shown.length}], ${list(shown.map((k) => head.bias?.[k] ?? 0))});`,
    'const logits = tape.numbers(operations.linear(tape, state, weight, bias));',
    ...shown.map(
      (k, i) =>
        `console.log(${JSON.stringify(answers[k] || '·')}, logits[${i}]?.toFixed(6)); // ${answers[k] || '·'} ${(step.logits[k] ?? 0).toFixed(6)}`,
    ),
  ].join('\n')}\n`;
}
