import { CountVectorizer, oneHot, TfidfTransformer, toDense } from 'malmoi/counts';
import { createTextPipeline } from 'malmoi/text';
import type { Check } from '../../shell/chapter.ts';
import { readBag } from './count.ts';
import type { BagFields } from './state.ts';

/** What the library says: its vectorizer on the words that have fallen, and the distances of its one-hot rows. */
const check: Check<BagFields> = async ({ text, weighting, measure, step }) => {
  const { sentences, vocabulary } = readBag(text);
  const texts = sentences.map((words) => words.map((word) => vocabulary[word]).join(' '));
  const analyzer = createTextPipeline({ tokenizer: { kind: 'whitespace' } });
  const vectorizer = new CountVectorizer({ analyzer, binary: weighting === 'binary' });
  if (vocabulary.length === 0) return { vectors: [], words: [], sentences: [] };
  const whole = vectorizer.fitTransform(texts);
  let left = step;
  const fallen = sentences.map((words) => {
    const now = words.slice(0, Math.max(0, left));
    left -= words.length;
    return now.map((word) => vocabulary[word]).join(' ');
  });
  const counted = vectorizer.transform(fallen);
  const tfidf = new TfidfTransformer({ norm: 'none' });
  const rows = weighting === 'tf-idf' ? tfidf.fit(whole).transform(counted) : counted;
  const vectors = toDense(rows);
  const ids = vectorizer.transform(vocabulary).columnIndices;
  const words = toDense(oneHot(ids, vocabulary.length));
  const compare = measure === 'distance' ? euclidean : cosine;
  const board = (all: readonly (readonly number[])[]): number[][] =>
    all.map((a) => all.map((b) => compare(a, b)));
  return { vectors, words: board(words), sentences: board(vectors) };
};
export default check;

function euclidean(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths === 0 ? 0 : dot / lengths;
}
