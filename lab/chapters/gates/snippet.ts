import { absoluteAddress } from '../../shell/chosen-text.ts';
import { programOfText } from '../../shell/own-text.ts';
import type { GateModel } from './model.ts';
import { RACE_FILES } from './race-texts.ts';
import { LONGEST_IN_ADDRESS } from './state.ts';
import { GRU_ORDER, LSTM_ORDER, packRows, readCharacter } from './weights.ts';

/** A program that prints numbers of the picture that is shown. */
export function snippet(model: GateModel): string {
  if (model.state.signals.view.value === 'race') return raceSnippet(model);
  return model.isKept.value ? traceSnippet(model) : cellSnippet(model);
}

/** The three trainings, as far as the picture shows them. */
function raceSnippet({ state, race }: GateModel): string {
  const { race: name, own, steps, step, seed } = state.read();
  const racers = race.racers.value;
  const { head, text } =
    name === 'own'
      ? programOfText(own, LONGEST_IN_ADDRESS)
      : {
          head: '',
          text: `await (await fetch(${JSON.stringify(absoluteAddress(RACE_FILES[name]))})).text()`,
        };
  return `${head}import { CorpusBuilder, createEngine, LanguageModel, languageModelTraining } from 'malmoi';

const engine = await createEngine({ engine: 'wasm' });
const builder = new CorpusBuilder({ units: 'code-points' });
const text = ${text};
for (const line of text.split('\\n')) builder.addLine(line);
const corpus = builder.finish();
${racers.length === 0 ? '' : `console.log(corpus.units.size); // ${racers[0]?.units}\n`}const batch = Math.max(1, Math.min(16, Math.floor(corpus.ids.length / 128)));
const learn = async (cell: 'rnn' | 'lstm' | 'gru', hiddenSize: number) => {
  const model = new LanguageModel(engine, corpus.units, { cell, hiddenSize, layers: 1, seed: ${seed} });
  const training = languageModelTraining(model, corpus, {
    steps: ${steps}, batch, chunkLength: 32, learningRate: 0.01, validation: 0, patience: 0,
  });
  let loss = 0;
  for (let step = 0; step < ${step}; step++) {
    const { done, value } = await training.next();
    if (!done) loss = value.loss;
  }
  return loss;
};
${
  step === 0
    ? ''
    : racers
        .map(
          ({ cell, hiddenSize, losses }) =>
            `console.log(await learn('${cell}', ${hiddenSize})); // ${losses[step - 1]}`,
        )
        .join('\n')
}
engine.dispose();
`;
}

/** What a kept model's unit did at the last character that was read. */
function traceSnippet(model: GateModel): string {
  const { text, model: hash, step } = model.state.read();
  const unit = model.unit.value;
  const moment = (model.cell.value === 'gru' ? model.gru : model.lstm).value[step - 1];
  return `import { createEngine, openModel, traceLanguageModel } from 'malmoi';

const engine = await createEngine({ engine: 'wasm' });
const file = 'language-model-${hash.slice(0, 8)}.malmoi';
const { model } = await openModel(file, { kind: 'language-model', engine });
const trace = await traceLanguageModel(model, model.units.encode(${JSON.stringify(text)}));
const { units, values } = trace.activations.find(({ signal }) => signal === 'h');
console.log(values[${Math.max(0, step - 1)} * units + ${unit}]); // ${moment?.h[unit] ?? 0}
engine.dispose();
`;
}

/** A program that reads the same characters with the library's step, and prints the state at each. */
function cellSnippet(model: GateModel): string {
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
