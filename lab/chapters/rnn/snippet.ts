import { LEARNING_RATE, MATRICES } from './cell.ts';
import type { RnnModel } from './model.ts';

const PARAMETERS = [
  'cell.parameters[0]',
  'cell.parameters[1]',
  'cell.parameters[2]',
  'cell.parameters[3]',
  'head.parameters[0]',
  'head.parameters[1]',
];

/** A program that trains as the screen did, and prints the states that are read. */
export function snippet(model: RnnModel): string {
  const { word, hidden, start, seed, updates } = model.state.read();
  const steps = model.steps.value;
  const states = steps
    .map(({ h }) => Array.from(h, (value) => value.toFixed(6)).join(' '))
    .join(' | ');
  const loss = (model.losses.value[updates] ?? 0).toFixed(6);
  const edits = model.edits.value.map(({ matrix, row, column, value }) => {
    const columns =
      matrix === 'Wxh' ? 'letters.length' : matrix === 'Whh' || matrix === 'Why' ? hidden : 1;
    return `setWeight(${PARAMETERS[MATRICES.indexOf(matrix)]}, ${row} * ${columns} + ${column}, ${value});`;
  });
  const setter = [
    'const setWeight = (parameter: Parameter | undefined, index: number, value: number): void => {',
    '  if (parameter !== undefined) tape.numbers(parameter)[index] = value;',
    '};',
  ];
  const tensorImport = edits.length === 0 ? '' : ' type Parameter,';
  return `${[
    'import {',
    `  cellWeightsOf, createEngine, createRandom, Linear, Optimizer, operations,${tensorImport} Recurrent, rnnStep, Tape,`,
    "} from 'malmoi';",
    '',
    `const word = ${JSON.stringify(word)};`,
    'const letters = [...new Set(word)];',
    'const ids = Array.from(word, (letter) => letters.indexOf(letter));',
    'const [inputs, targets] = [ids.slice(0, -1), ids.slice(1)];',
    'const oneHot = (id: number): number[] => letters.map((_, k) => (k === id ? 1 : 0));',
    '',
    '// Double precision, as on the screen.',
    "const engine = await createEngine({ engine: 'reference' });",
    'const tape = new Tape(engine);',
    `const random = createRandom(${seed}, 'weights');`,
    `const size = { inputSize: letters.length, hiddenSize: ${hidden} };`,
    "const cell = new Recurrent(engine, { cell: 'rnn', ...size, random });",
    `const head = new Linear(engine, { inputSize: ${hidden}, outputSize: letters.length, random });`,
    ...(edits.length === 0 ? [] : [...setter, ...edits]),
    'const optimizer = new Optimizer(engine, [...cell.parameters, ...head.parameters], {',
    `  kind: 'adam', learningRate: ${LEARNING_RATE},`,
    '});',
    'const lossNow = () => {',
    '  const x = tape.constant([inputs.length, 1, letters.length], inputs.flatMap(oneHot));',
    `  const h = [tape.constant([1, ${hidden}], new Array(${hidden}).fill(${start}))];`,
    '  const { output } = cell.forward(tape, x, { state: { h, c: [] } });',
    '  return operations.softmaxCrossEntropy(tape, head.forward(tape, output), targets);',
    '};',
    `for (let update = 0; update < ${updates}; update++) {`,
    '  tape.backward(lossNow());',
    '  optimizer.step();',
    '  tape.reset();',
    '}',
    `console.log(tape.numbers(lossNow())[0]?.toFixed(6)); // ${loss}`,
    '',
    'const weights = cellWeightsOf(engine, cell, 0);',
    `let h: ArrayLike<number> = new Array(${hidden}).fill(${start});`,
    'const states = inputs.map((id) => (h = rnnStep(weights, oneHot(id), h).h));',
    "const text = states.map((state) => Array.from(state, (x) => x.toFixed(6)).join(' ')).join(' | ');",
    `console.log(text); // ${states}`,
  ].join('\n')}\n`;
}
