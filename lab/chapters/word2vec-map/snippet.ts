import { absoluteAddress } from '../../shell/chosen-text.ts';
import { programOfText } from '../../shell/own-text.ts';
import {
  EPOCHS,
  LEARNING_RATE,
  leastCount,
  SHOWN,
  STEPS,
  SUBWORDS,
} from '../../worker/word-settings.ts';
import type { WordMapModel } from './model.ts';
import { NEAR } from './session.ts';
import { LONGEST_TEXT } from './state.ts';
import { FILES } from './texts.ts';

/** A program that trains the same vectors in Node, up to the step of the screen, and prints the neighbors. */
export function snippet(model: WordMapModel): string {
  const { text, own, units, window, dimensions, negatives, jamo, seed, step } = model.state.read();
  const names = model.names.value;
  const ownText = programOfText(own, LONGEST_TEXT);
  const source =
    text === 'own'
      ? ownText.text
      : `await (await fetch(${JSON.stringify(absoluteAddress(FILES[text]))})).text()`;
  const subwords = jamo === 'yes' ? `\n  ...${literal(SUBWORDS)},` : '';
  const isDone = step === STEPS;
  const printed = model.neighbors.value
    .filter(({ near }) => near.length > 0)
    .map(({ probe, near }) => {
      const found = near.map(({ id }) => names[id]).join(' ');
      return `console.log(near(${JSON.stringify(probe)})); // ${found}`;
    });
  const taken = isDone
    ? `const { vectors: all } = await trainWord2Vec(reading, options);
const vectors = all.first(${SHOWN});`
    : `const training = word2VecTraining(reading, options);
const shown = reading.words.slice(0, ${SHOWN});
const rows = new Float32Array(shown.length * ${dimensions});
for await (const { learningRate } of training) {
  // The rate falls evenly: this is ${step}/${STEPS} of the training.
  if (1 - learningRate / ${LEARNING_RATE} < ${step} / ${STEPS}) continue;
  training.snapshot(shown.map((_, id) => id), rows);
  break;
}
const vectors = new WordVectors({ words: WordList.of(shown), vectors: rows, dimensions: ${dimensions} });`;
  const imports = [
    ...['createEngine', 'createTextPipeline', 'createTextSources', 'mostSimilar'],
    ...['openMemoryScratch', 'readTrainingText', 'TextCorpus'],
    ...(isDone ? ['trainWord2Vec'] : ['WordList', 'WordVectors', 'word2VecTraining']),
  ];
  return `${text === 'own' ? ownText.head : ''}import {
${imports.map((name) => `  ${name},`).join('\n')}
} from 'malmoi';

const text = ${source};
const analyzer = createTextPipeline({
  normalize: { letterCase: 'lower' },
  tokenizer: { kind: 'words' },${units === 'stems' ? "\n  stem: 'korean'," : ''}
});
const corpus = new TextCorpus(createTextSources(text), { analyzer });
const reading = await readTrainingText(corpus, { minCount: ${leastCount(model.spec.value?.text ?? own)} }, openMemoryScratch());
// The engine of the browser: Node's own has other last bits.
const engine = await createEngine({ engine: 'wasm' });
const options = {
  ...{ engine, window: ${window}, dimensions: ${dimensions}, negatives: ${negatives}, seed: ${seed} },
  ...{ epochs: ${EPOCHS}, learningRate: ${LEARNING_RATE}, shards: 1 },${subwords}
};
${taken}
const near = (word: string) =>
  mostSimilar(vectors, { positive: [word], topn: ${NEAR} }).map((one) => one.word).join(' ');
${printed.join('\n')}
engine.dispose();
`;
}

function literal(settings: typeof SUBWORDS): string {
  const { subwords, minn, maxn, bucket } = settings;
  return `{ subwords: '${subwords}', minn: ${minn}, maxn: ${maxn}, bucket: ${bucket} } as const`;
}
