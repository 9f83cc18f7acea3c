// One measurement of npm's `bayes`: node npm-bayes.mjs <train.tsv> <test.tsv> words <folder with node_modules/bayes>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { readReviews, report } from './child.mjs';

const [trainPath, testPath, , folder] = process.argv.slice(2);
const require = createRequire(resolve(folder, 'package.json'));
const createBayes = require('bayes');
const { version } = JSON.parse(readFileSync(require.resolve('bayes/package.json'), 'utf8'));
const train = readReviews(trainPath);
const test = readReviews(testPath);
const bayes = createBayes({ tokenizer: (text) => text.split(/\s+/) });

const start = performance.now();
for (let i = 0; i < train.texts.length; i++) {
  await bayes.learn(train.texts[i], train.labels[i]);
}
const fitted = performance.now();
const predicted = [];
for (const text of test.texts) predicted.push(await bayes.categorize(text));
const done = performance.now();
report({ fit: fitted - start, predict: done - fitted, predicted, labels: test.labels, version });
