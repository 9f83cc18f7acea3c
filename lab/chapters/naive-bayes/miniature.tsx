import { CountVectorizer, NaiveBayes } from 'malmoi/counts';
import { createTextPipeline } from 'malmoi/text';
import type { VNode } from 'preact';
import { readDocuments, readWords } from './bayes.ts';
import { COURSE_DOCUMENTS, COURSE_TEST } from './state.ts';

/** The two products of the course's example, word by word, by the library. */
export function Miniature(): VNode {
  const documents = readDocuments(COURSE_DOCUMENTS);
  const words = readWords(COURSE_TEST);
  const analyzer = createTextPipeline({ tokenizer: { kind: 'whitespace' } });
  const vectorizer = new CountVectorizer({ analyzer });
  const rows = vectorizer.fitTransform(documents.map((one) => one.words.join(' ')));
  const labels = documents.map(({ label }) => (label === 'CV' ? 0 : 1));
  const model = new NaiveBayes({ alpha: 0 }).fit(rows, labels);
  const prefixes = Array.from({ length: words.length + 1 }, (_, i) => words.slice(0, i).join(' '));
  const scores = model.jointLogLikelihood(vectorizer.transform(prefixes));
  return (
    <svg viewBox="0 0 150 64">
      {[0, 1].map((c) => (
        <g key={c}>
          <path class="mini-arrow" d={`M20 ${22 + c * 24}H144`} />
          {scores.map((row, i) => (
            <circle
              key={String(row[c])}
              class={c === 1 ? 'mini-plus' : 'mini-minus'}
              cx={142 + (row[c] ?? 0) * 10}
              cy={22 + c * 24}
              r={i === words.length ? 5 : 3}
            />
          ))}
          <text x={9} y={25 + c * 24}>
            {['CV', 'NLP'][c]}
          </text>
        </g>
      ))}
    </svg>
  );
}
