import { CountVectorizer, NaiveBayes, toDense } from 'malmoi/counts';
import { createTextPipeline } from 'malmoi/text';
import type { Check } from '../../shell/chapter.ts';
import { MOST_FACTORS, readDocuments, readWords } from './bayes.ts';
import type { BayesFields } from './state.ts';

/** What the library says: its vectorizer's counts, and its Naive Bayes in logarithms. */
const check: Check<BayesFields> = async ({ documents: text, test, alpha, step }) => {
  const documents = readDocuments(text);
  const words = readWords(test).slice(0, MOST_FACTORS);
  const names = [...new Set(documents.map(({ label }) => label))];
  const analyzer = createTextPipeline({ tokenizer: { kind: 'whitespace' } });
  const vectorizer = new CountVectorizer({ analyzer });
  const texts = documents.map((document) => document.words.join(' '));
  vectorizer.fit([...texts, words.join(' ')]);
  const rows = vectorizer.transform(texts);
  const labels = documents.map(({ label }) => names.indexOf(label));
  const model = new NaiveBayes({ alpha }).fit(rows, labels, { classes: names.length });
  const columns = vectorizer.transform(words).columnIndices;
  const { weights, logPriors } = model.scores;
  const likelihoods = words.map((_, i) =>
    names.map((__, c) => Math.exp(weights[(columns[i] ?? 0) * names.length + c] ?? 0)),
  );
  const dense = toDense(rows);
  const counts = words.map((_, i) =>
    names.map((__, c) =>
      dense
        .filter((___, d) => labels[d] === c)
        .reduce((sum, row) => sum + (row[columns[i] ?? 0] ?? 0), 0),
    ),
  );
  const prefixes = Array.from({ length: step + 1 }, (_, i) => words.slice(0, i).join(' '));
  const scores = model.jointLogLikelihood(vectorizer.transform(prefixes));
  const products = names.map((_, c) => scores.map((row) => Math.exp(row[c] ?? 0)));
  const last = products.map((so) => so.at(-1) ?? 0);
  const total = last.reduce((sum, product) => sum + product, 0);
  return {
    ...{ counts, likelihoods, products },
    priors: [Array.from(logPriors, Math.exp)],
    posteriors: [last.map((product) => (total === 0 ? 0 : product / total))],
  };
};
export default check;
