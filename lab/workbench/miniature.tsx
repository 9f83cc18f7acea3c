import { createTextPipeline, TextClassifier } from 'malmoi';
import type { VNode } from 'preact';

const TEXTS = ['정말 재미있다', '정말 좋다', '너무 지루하다', '너무 아깝다'];
const LABELS = ['긍정', '긍정', '부정', '부정'];

/** What a classifier of the library learned of four reviews, asked about three: P(긍정) as a length. */
export function Miniature(): VNode {
  const classifier = new TextClassifier({ analyzer: createTextPipeline() });
  for (const _ of classifier.learnInPieces(TEXTS, LABELS));
  classifier.finish();
  const asked = classifier.predictProba(['정말 재미있다', '너무 재미있다', '너무 지루하다']);
  return (
    <svg viewBox="0 0 150 64">
      {asked.map(({ probabilities }, i) => {
        const positive = probabilities[classifier.classes.indexOf('긍정')] ?? 0;
        return (
          <g key={String(positive)}>
            <rect class="mini-minus" x="20" y={8 + 18 * i} width="110" height="10" />
            <rect class="mini-plus" x="20" y={8 + 18 * i} width={110 * positive} height="10" />
          </g>
        );
      })}
    </svg>
  );
}
