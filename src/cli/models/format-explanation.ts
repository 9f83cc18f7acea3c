import { sentence } from '../../base/sentence.ts';
import type { NaiveBayesExplanation, TextExplanation } from '../../models/index.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

/** Of very many classes a table shows the most probable. */
const MOST_CLASSES = 8;

function mostProbable({ labels, probabilities, scores }: NaiveBayesExplanation): readonly string[] {
  if (labels.length <= MOST_CLASSES) return labels;
  const score = (label: string): number => scores[label] ?? -Infinity;
  return (
    [...labels]
      // Probabilities that are 0 in floating point are still told apart by their logarithms.
      .sort((a, b) => probabilities[b] - probabilities[a] || score(b) - score(a))
      .slice(0, MOST_CLASSES)
  );
}

/** An explanation for a terminal, as its method shows it. */
export function formatExplanation(
  text: string,
  explanation: TextExplanation,
  top: number,
  wording: Wording,
): string {
  return formatNaiveBayes(text, explanation, top, wording);
}

/** Naive Bayes: a table whose columns add up to the classes' scores. */
function formatNaiveBayes(
  text: string,
  explanation: NaiveBayesExplanation,
  top: number,
  { term, text: say }: Wording,
): string {
  const { features, logPriors, absent, scores, unknown, predicted, runnerUp } = explanation;
  const labels = mostProbable(explanation);
  const shown = features.slice(0, top);
  const others = features.slice(top);
  // What JSON cannot write is a class that is impossible.
  const nats = (value: number | null): string => (value ?? -Infinity).toFixed(3);
  const rest = labels.map((label) =>
    others.reduce((sum, one) => sum + (one.contributions[label] ?? -Infinity), 0),
  );
  const empty = labels.map(() => '');
  const row = (name: string, values: readonly (number | null)[]): string[] => [
    ...[name, '', ...empty],
    ...values.map(nats),
  ];
  const pick = (values: Readonly<Record<string, number | null>>): (number | null)[] =>
    labels.map((label) => values[label]);
  const rows = [
    row(say(sentence('cli/log-prior')`log P(class)`), pick(logPriors)),
    ...shown.map(({ feature, value, likelihoods, contributions }) => [
      JSON.stringify(feature),
      String(Number(value.toFixed(3))),
      ...labels.map((label) => likelihoods[label].toPrecision(3)),
      ...pick(contributions).map(nats),
    ]),
  ];
  if (others.length > 0)
    rows.push(row(say(sentence('cli/other-features')`${{ count: others.length }} others`), rest));
  if (explanation.variant === 'bernoulli') rows.push(row(term('absent words'), pick(absent)));
  rows.push(row(term('sum'), pick(scores)));
  const verdict = sentence(
    'cli/explained',
  )`→ ${{ predicted }}, probability ${{ probability: explanation.probabilities[predicted].toFixed(4) }}; log-odds against ${{ runnerUp }}: ${{ logOdds: (explanation.logOdds ?? Infinity).toFixed(3) }} nats`;
  const shortened = sentence(
    'cli/most-probable-classes',
  )`the ${{ shown: labels.length }} most probable of ${{ all: explanation.labels.length }} classes; --json has them all`;
  const unseen = sentence('cli/not-in-vocabulary')`not in the vocabulary: ${{ words: unknown }}`;
  return (
    `${text}\n${say(verdict)}\n\n` +
    formatTable(
      [
        ...[term('feature'), term('value')],
        ...labels.map((name) => `P(·|${name})`),
        ...labels.map((label) => say(sentence('cli/adds-to')`to ${{ label }}`)),
      ],
      rows,
    ) +
    (labels.length < explanation.labels.length ? `${say(shortened)}\n` : '') +
    (unknown.length > 0 ? `${say(unseen)}\n` : '') +
    '\n'
  );
}
