import { absoluteAddress } from '../../shell/chosen-text.ts';
import { programOfText } from '../../shell/own-text.ts';
import type { LanguageModelModel } from './model.ts';
import { promptOf } from './model.ts';
import { LENGTH, LONGEST_TEXT } from './state.ts';
import { FILES } from './texts.ts';

/** A program that trains the same model in Node, up to the step of the screen, and draws from it. */
export function snippet(model: LanguageModelModel): string {
  const values = model.state.read();
  const { text, own, units, cell, hidden, steps, seed, step } = values;
  const { temperature, topK, topP, draw, prompt } = values;
  const ownText = programOfText(own, LONGEST_TEXT);
  const source =
    text === 'own'
      ? ownText.text
      : `await (await fetch(${JSON.stringify(absoluteAddress(FILES[text]))})).text()`;
  const loss = model.session.losses.value[step - 1];
  const drawn = model.moments.value.find((moment) => moment.step === step);
  const written = drawn?.letters.map((letter) => letter.text).join('');
  const print = JSON.stringify;
  return `${text === 'own' ? ownText.head : ''}import { CorpusBuilder, createEngine, generateText, LanguageModel, languageModelTraining } from 'malmoi';

const text = ${source};
// The engine of the browser: Node's own has other last bits.
const engine = await createEngine({ engine: 'wasm' });
const builder = new CorpusBuilder({ units: '${units}' });
for (const line of text.split('\\n')) builder.addLine(line);
const corpus = builder.finish();
const model = new LanguageModel(engine, corpus.units, {
  cell: '${cell}',
  hiddenSize: ${hidden},
  layers: 1,
  seed: ${seed},
});
const batch = Math.max(1, Math.min(16, Math.floor(corpus.ids.length / 128)));
const training = languageModelTraining(model, corpus, {
  ...{ steps: ${steps}, batch, chunkLength: 32, learningRate: 0.01, validation: 0, patience: 0 },
});
${
  loss === undefined
    ? ''
    : `let loss;
for (let step = 0; step < ${step}; step++) {
  loss = (await training.next()).value.loss;
}
console.log(loss); // ${loss}
`
}${
  written === undefined
    ? ''
    : `
let written = '';
for await (const piece of generateText(model, {
  prompt: ${print(promptOf(prompt))},
  length: ${LENGTH},
  temperature: ${temperature},
  topK: ${topK},
  topP: ${topP},
  seed: ${draw},
})) {
  written += piece;
}
console.log(JSON.stringify(written)); // ${print(written)}
`
}engine.dispose();
`;
}
