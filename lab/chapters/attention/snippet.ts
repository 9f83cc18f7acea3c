import type { AttentionModel } from './model.ts';

/** Digits of the numbers that are handed over, and of those that are printed. */
const GIVEN = 4;
const PRINTED = 3;

/** A program that looks as the screen's last written step did: the library's attention on the same query and keys. */
export function snippet(model: AttentionModel): string {
  const { look } = model.network.value;
  const { keys, annotations } = model.encoded.value;
  const at = Math.max(0, model.written.value - 1);
  const step = model.steps.value[at];
  const words = model.source.value;
  if (look === undefined || step === undefined) return firstState(model);
  const round = (numbers: ArrayLike<number>): string =>
    Array.from(numbers, (number) => Number(number.toFixed(GIVEN))).join(', ');
  const query = step.query.map((value) => Number(value.toFixed(GIVEN)));
  const given = keys.map((key) => key.map((value) => Number(value.toFixed(GIVEN))));
  const v = Array.from(look.scorer, (value) => Number(value.toFixed(GIVEN)));
  const scores = given.map((key) =>
    key.reduce((sum, k, i) => sum + (v[i] ?? 0) * Math.tanh((query[i] ?? 0) + k), 0),
  );
  const powers = scores.map(Math.exp);
  const total = powers.reduce((sum, power) => sum + power, 0);
  return `${[
    "import { createEngine, operations, Tape } from 'malmoi';",
    '',
    '// Double precision, as on the screen; the numbers are the screen’s, rounded.',
    "const engine = await createEngine({ engine: 'reference' });",
    'const tape = new Tape(engine);',
    `const words = ${JSON.stringify(words)};`,
    `// W_q s′, what is looked for when ${JSON.stringify(model.wordOf(model.target.value[at] ?? 0))} is written.`,
    `const query = tape.constant([1, ${query.length}], [${round(step.query)}]);`,
    '// W_k H + b: what each word is found by.',
    'const keys = [',
    ...keys.map((key) => `  [${round(key)}],`),
    '];',
    `const scorer = tape.constant([${query.length}], [${round(look.scorer)}]);`,
    'const { weights } = operations.sourceAttention(tape, {',
    `  query, scorer, keys: tape.constant([words.length, 1, ${query.length}], keys.flat()),`,
    `  values: tape.constant([words.length, 1, ${query.length}], keys.flat()),`,
    '});',
    'const shares = tape.numbers(weights);',
    ...powers.map(
      (power, j) =>
        `console.log(words[${j}], shares[${j}]?.toFixed(${PRINTED})); // ${words[j]} ${(power / total).toFixed(PRINTED)}`,
    ),
    '',
    '// Train one like it: npx malmoi train translator korean.txt english.txt --units whitespace \\',
    `//   --hidden-size ${annotations[0] === undefined ? 24 : annotations[0].length / 2} --embedding-size 16`,
  ].join('\n')}\n`;
}

/** Without attention the source is one vector: the program makes the decoder's first state of it. */
function firstState(model: AttentionModel): string {
  const { initial } = model.network.value;
  const { summary, first } = model.encoded.value;
  const row = Array.from({ length: initial.weight.columns }, (_, i) => initial.weight.data[i] ?? 0);
  const list = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`;
  return `${[
    "import { createEngine, operations, Tape } from 'malmoi';",
    '',
    '// Double precision, as on the screen.',
    "const engine = await createEngine({ engine: 'reference' });",
    'const tape = new Tape(engine);',
    '// All that the decoder is told of the source, and the weights of the first number of its state.',
    `const summary = tape.constant([1, ${summary.length}], ${list(summary)});`,
    `const weight = tape.constant([1, ${row.length}], ${list(row)});`,
    `const bias = tape.constant([1], [${initial.bias?.[0] ?? 0}]);`,
    'const state = operations.tanh(tape, operations.linear(tape, summary, weight, bias));',
    `console.log(tape.numbers(state)[0]?.toFixed(6)); // ${(first[0] ?? 0).toFixed(6)}`,
  ].join('\n')}\n`;
}
