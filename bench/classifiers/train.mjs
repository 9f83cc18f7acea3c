// Trains one classifier on a file of `__label__` lines, writes it, and measures it on another file.
import { readFileSync } from 'node:fs';
import {
  createEngine,
  createTextPipeline,
  saveModel,
  trainFastText,
  trainLinearClassifier,
} from '../../dist/index.js';

const [trainFile, testFile, given] = process.argv.slice(2);
const { model: name, ...settings } = JSON.parse(given);

function read(path) {
  const texts = [];
  const labels = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const end = line.indexOf(' ');
    labels.push(line.slice('__label__'.length, end));
    texts.push(line.slice(end + 1));
  }
  return { texts, labels };
}

const begun = process.cpuUsage();
const analyzer = createTextPipeline({ tokenizer: { kind: 'whitespace' } });
const options = { analyzer, ...settings };
const engine = name === 'fasttext' ? await createEngine({ workers: 1 }) : undefined;
const model =
  name === 'fasttext'
    ? await trainFastText([read(trainFile)], { engine, ...options })
    : await trainLinearClassifier([read(trainFile)], options);
await saveModel(model, `${trainFile}.malmoi`);
const { user, system } = process.cpuUsage(begun);
const { texts, labels } = read(testFile);
const known = labels.map((label) => (model.classes.includes(label) ? label : model.classes[0]));
const { accuracy, macro } = model.evaluate(texts, known);
process.stdout.write(
  JSON.stringify({ accuracy, macroF1: macro.f1, seconds: (user + system) / 1e6 }),
);
engine?.dispose();
