import type { GateModel } from './model.ts';
import { GRU_ORDER, LSTM_ORDER, packRows, readCharacter } from './weights.ts';

/** A program that reads the same characters with the library's step, and prints the state at each. */
export function snippet(model: GateModel): string {
  const { cell, unit: name, step } = model.state.read();
  const unit = model.unit.value;
  const read = model.characters.value.slice(0, step);
  const isLstm = cell === 'lstm';
  const weights = isLstm
    ? packRows(model.lstmWeights.value, LSTM_ORDER)
    : packRows(model.gruWeights.value, GRU_ORDER);
  const states = isLstm
    ? model.lstm.value.map((moment) => moment.c[unit] ?? 0)
    : model.gru.value.map((moment) => moment.h[unit] ?? 0);
  const list = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`;
  const lines = [
    `import { ${isLstm ? 'lstmStep' : 'gruStep'} } from 'malmoi';`,
    '',
    `// Rows of the gates ${isLstm ? 'i, f, g, o' : 'r, z, n'}, two units each; the unit of the ${name} is printed.`,
    'const weights = {',
    `  inputSize: ${weights.inputSize},`,
    `  hiddenSize: ${weights.hiddenSize},`,
    `  weightIh: ${list(weights.weightIh)},`,
    `  weightHh: ${list(weights.weightHh)},`,
    `  biasIh: ${list(weights.biasIh)},`,
    '};',
    isLstm
      ? 'let state = { h: new Float64Array(2), c: new Float64Array(2) };'
      : 'let h = new Float64Array(2);',
    `const read = (x${TYPE}) => {`,
    isLstm
      ? '  state = lstmStep(weights, x, state.h, state.c);'
      : '  h = gruStep(weights, x, h).h;',
    `  return (${isLstm ? 'state.c' : 'h'}[${unit}] ?? 0).toFixed(10);`,
    '};',
    ...read.map(
      (character, i) =>
        `console.log(read(${list([...readCharacter(character)])}), ${JSON.stringify(character)}); // ${(states[i] ?? 0).toFixed(10)} ${character}`,
    ),
  ];
  if (read.length === 0)
    lines.push(`console.log(weights.biasIh.length); // ${weights.biasIh.length}`);
  return `${lines.join('\n')}\n`;
}

const TYPE = ': number[]';
