// The six sets of bench/classifiers: documents as labels and tokens, divided for training and test.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../dist/index.js';

const data =
  process.env.MALMOI_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const lines = (path, encoding = 'utf8') =>
  readFileSync(`${data}/${path}`, encoding).split('\n').filter(Boolean);
const words = (text) => text.toLowerCase().trim().split(/\s+/);
/** A text's code points, each a token; a space is a mark that fastText takes for no white space. */
const characters = (text) => [...text].map((one) => (/\s/.test(one) ? '▁' : one));

const readTable = (path, cut) =>
  lines(path)
    .slice(1)
    .map((line) => {
      const [, text, label] = line.split('\t');
      return { label, tokens: cut(text) };
    });
const readSentences = (path, label) =>
  lines(path, 'latin1').map((line) => ({ label, tokens: words(line) }));
const readQuestions = (path) =>
  lines(path, 'latin1').map((line) => {
    const [, label, text] = /^(\w+):\S+ (.*)$/.exec(line);
    return { label, tokens: words(text) };
  });

/** Distinct pairs of name and language. */
function readSurnames() {
  const folder = 'classify/names';
  const pairs = new Set();
  for (const file of readdirSync(`${data}/${folder}`).sort()) {
    for (const line of lines(`${folder}/${file}`)) {
      pairs.add(`${file.replace('.txt', '')}\t${line.trim().toLowerCase()}`);
    }
  }
  return [...pairs].map((pair) => {
    const [label, name] = pair.split('\t');
    return { label, tokens: characters(`^${name}$`) };
  });
}

function shuffled(documents) {
  const order = [...documents];
  createRandom(1, 'bench').shuffle(order);
  return order;
}

/** Every n-th of the shuffled documents is a fold, as far as `folds` goes. */
function divide(documents, parts, folds) {
  const order = shuffled(documents);
  return Array.from({ length: Math.min(parts, folds) }, (_, fold) => ({
    train: order.filter((_, i) => i % parts !== fold),
    test: order.filter((_, i) => i % parts === fold),
  }));
}

/** Of each set where it is, how it is divided, and the settings that both programs take: chosen on development data. */
export const DATA_SETS = {
  nsmc: {
    path: 'nsmc',
    characters: true,
    settings: { learningRate: 0.1, epochs: 5, dimensions: 16, wordNgrams: 4 },
    divide: () => [
      {
        train: shuffled(readTable('nsmc/train.tsv', characters)),
        test: readTable('nsmc/test.tsv', characters),
      },
    ],
  },
  'rt-polarity': {
    path: 'classify/rt-polarity',
    settings: { learningRate: 0.5, epochs: 5, dimensions: 16, wordNgrams: 2 },
    divide: (folds) =>
      divide(
        ['pos', 'neg'].flatMap((side) =>
          readSentences(`classify/rt-polarity/rt-polarity.${side}`, side),
        ),
        10,
        folds,
      ),
  },
  subjectivity: {
    path: 'classify/subjectivity',
    settings: { learningRate: 0.5, epochs: 15, dimensions: 16, wordNgrams: 2 },
    divide: (folds) =>
      divide(
        ['subjective', 'objective'].flatMap((side) =>
          readSentences(`classify/subjectivity/${side}.txt`, side),
        ),
        10,
        folds,
      ),
  },
  'trec-6': {
    path: 'classify/trec-questions',
    settings: { learningRate: 1, epochs: 25, dimensions: 16, wordNgrams: 2 },
    divide: () => [
      {
        train: shuffled(readQuestions('classify/trec-questions/train.txt')),
        test: readQuestions('classify/trec-questions/test.txt'),
      },
    ],
  },
  'movie-reviews': {
    path: 'classify/movie-reviews',
    settings: { learningRate: 2, epochs: 40, dimensions: 16, wordNgrams: 1 },
    divide: () => [
      {
        train: shuffled(readTable('classify/movie-reviews/train.tsv', words)),
        test: readTable('classify/movie-reviews/test.tsv', words),
      },
    ],
  },
  surnames: {
    path: 'classify/names',
    characters: true,
    settings: { learningRate: 1, epochs: 5, dimensions: 16, wordNgrams: 4 },
    divide: () => divide(readSurnames(), 5, 1),
  },
};

/** Returns a set's divisions; undefined where the data are absent, which is printed. */
export function openDataSet(name, folds) {
  const set = DATA_SETS[name];
  if (existsSync(`${data}/${set.path}`)) return set.divide(folds);
  console.log(`${name} is not measured: ${data}/${set.path} is absent.`);
  return undefined;
}
