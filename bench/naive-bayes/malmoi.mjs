// One measurement of Malmoi: node malmoi.mjs <train.tsv> <test.tsv> <chars|words>
import { createTextPipeline, TextClassifier } from '../../dist/index.js';
import { readReviews, report } from './child.mjs';

const [trainPath, testPath, tokens] = process.argv.slice(2);
const train = readReviews(trainPath);
const test = readReviews(testPath);
// scikit-learn's character analyzer lower-cases and folds runs of white space; so do we here.
const options =
  tokens === 'words'
    ? { analyzer: createTextPipeline({ tokenizer: { kind: 'whitespace' } }) }
    : {
        analyzer: createTextPipeline({
          normalize: { letterCase: 'lower', collapseWhiteSpace: true },
          tokenizer: { kind: 'chars' },
        }),
        ngramRange: [1, 3],
      };
const classifier = new TextClassifier(options);

const start = performance.now();
classifier.partialFit(train.texts, train.labels).finish();
const fitted = performance.now();
const predicted = classifier.predict(test.texts);
const done = performance.now();
report({
  fit: fitted - start,
  predict: done - fitted,
  predicted,
  labels: test.labels,
  features: classifier.features,
});
