// One measurement of Malmoi: node malmoi.mjs <train.tsv> <test.tsv> <chars|words>
import { TextClassifier } from '../../dist/classifier/text-classifier.js';
import { createCharacterTokenizer } from '../../dist/text/tokenizers/character-tokenizer.js';
import { createWhitespaceTokenizer } from '../../dist/text/tokenizers/whitespace-tokenizer.js';
import { readReviews, report } from './child.mjs';

const [trainPath, testPath, tokens] = process.argv.slice(2);
const train = readReviews(trainPath);
const test = readReviews(testPath);
const characters = createCharacterTokenizer();
// scikit-learn's character analyser lower-cases and folds runs of white space; so do we here.
const fold = (text) => text.toLowerCase().replace(/\s\s+/g, ' ');
const analyzer =
  tokens === 'words'
    ? createWhitespaceTokenizer()
    : {
        description: { kind: 'chars' },
        cutsIntoCharacters: true,
        normalize: fold,
        words: (text) => characters.words(fold(text)),
      };
const classifier = new TextClassifier({
  analyzer,
  ngramRange: tokens === 'words' ? [1, 1] : [1, 3],
});

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
