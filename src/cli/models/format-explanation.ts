import { type Sentence, sentence } from '../../base/sentence.ts';
import type {
  LinearExplanation,
  NaiveBayesExplanation,
  NeuralExplanation,
  TaggerExplanation,
  TextExplanation,
} from '../../models/index.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

/** Of very many classes a table shows the most probable. */
const MOST_CLASSES = 8;

function mostProbable({
  labels,
  probabilities,
  scores,
}: NaiveBayesExplanation | LinearExplanation): readonly string[] {
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
  switch (explanation.method) {
    case 'naive-bayes':
      return formatNaiveBayes(text, explanation, top, wording);
    case 'linear':
      return formatLinear(text, explanation, top, wording);
    case 'neural':
      return formatNeural(text, explanation, top, wording);
    case 'tagger':
      return formatTagger(text, explanation, wording);
    default:
      return explanation satisfies never;
  }
}

/** A tagger: how probable each token's likeliest labels are, and with a CRF those of the whole sentence. */
function formatTagger(
  text: string,
  { tokens, columns }: TaggerExplanation,
  { term, text: say }: Wording,
): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const parts = columns.map(({ name, tokens: rows, best = [] }) => {
    const table = formatTable(
      [term('token'), name],
      rows.map((labels, i) => [
        tokens[i],
        labels.map(({ label, probability }) => `${label} ${percent(probability)}`).join('  '),
      ]),
    );
    const whole = best.map(
      ({ labels, probability }) => `${percent(probability)}  ${labels.join(' ')}`,
    );
    if (whole.length === 0) return table;
    return `${table}\n${say(sentence('cli/whole-sentence')`the whole sentence`)}:\n${whole.join('\n')}\n`;
  });
  return `${text}\n\n${parts.join('\n')}\n`;
}

/** A network: what each unit adds to the lead of the predicted class, the strongest first. */
function formatNeural(
  text: string,
  explanation: NeuralExplanation,
  top: number,
  { term, text: say }: Wording,
): string {
  const { units, predicted, runnerUp, probabilities, logOdds } = explanation;
  const strongest = [...units].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const verdict = sentence(
    'cli/neural-explained',
  )`→ ${{ predicted }}, probability ${{ probability: probabilities[predicted].toFixed(4) }}; its lead over ${{ runnerUp }} is ${{ lead: logOdds.toFixed(3) }} nats`;
  const rows = strongest
    .slice(0, top)
    .map(({ unit, contribution, leftOut, attention }) => [
      JSON.stringify(unit),
      ...[contribution.toFixed(3), leftOut?.toFixed(3) ?? '', attention?.toFixed(3) ?? ''],
    ]);
  const header = [
    term('feature'),
    say(addsTo(predicted)),
    say(sentence('cli/left-out')`left out`),
    say(sentence('cli/attention-share')`attention`),
  ];
  return `${text}\n${say(verdict)}\n\n${formatTable(header, rows)}\n`;
}

/** A linear classifier: a table whose columns add up to the classes' scores. */
function formatLinear(
  text: string,
  explanation: LinearExplanation,
  top: number,
  { term, text: say }: Wording,
): string {
  const { features, biases, scores, unknown, predicted, runnerUp, probabilities } = explanation;
  const labels = mostProbable(explanation);
  const row = (name: string, values: Readonly<Record<string, number>>): string[] => [
    name,
    ...labels.map((label) => values[label].toFixed(3)),
  ];
  const others = features.slice(top);
  const rest = Object.fromEntries(
    labels.map((label) => [label, others.reduce((sum, one) => sum + one.contributions[label], 0)]),
  );
  const rows = [
    row(say(sentence('cli/bias')`bias`), biases),
    ...features
      .slice(0, top)
      .map(({ feature, contributions }) => row(JSON.stringify(feature), contributions)),
  ];
  if (others.length > 0) rows.push(row(say(otherFeatures(others.length)), rest));
  rows.push(row(term('sum'), scores));
  const verdict = sentence(
    'cli/linear-explained',
  )`→ ${{ predicted }}, probability ${{ probability: probabilities[predicted].toFixed(4) }}; next comes ${{ runnerUp }}`;
  const header = labels.map((label) => say(addsTo(label)));
  return (
    `${text}\n${say(verdict)}\n\n${formatTable([term('feature'), ...header], rows)}` +
    `${remarks(labels.length, explanation.labels.length, unknown)
      .map((one) => `${say(one)}\n`)
      .join('')}\n`
  );
}

/** The row of the features that a table does not list. */
function otherFeatures(count: number): Sentence {
  return sentence('cli/other-features')`${{ count }} others`;
}

/** The column of what features add to a class's score. */
function addsTo(label: string): Sentence {
  return sentence('cli/adds-to')`to ${{ label }}`;
}

/** Says what a table of an explanation leaves out. */
function remarks(shown: number, all: number, unknown: readonly string[]): Sentence[] {
  const shortened = sentence(
    'cli/most-probable-classes',
  )`the ${{ shown }} most probable of ${{ all }} classes; --json has them all`;
  const unseen = sentence('cli/not-in-vocabulary')`not in the vocabulary: ${{ words: unknown }}`;
  return [...(shown < all ? [shortened] : []), ...(unknown.length > 0 ? [unseen] : [])];
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
  if (others.length > 0) rows.push(row(say(otherFeatures(others.length)), rest));
  if (explanation.variant === 'bernoulli') rows.push(row(term('absent words'), pick(absent)));
  rows.push(row(term('sum'), pick(scores)));
  const verdict = sentence(
    'cli/explained',
  )`→ ${{ predicted }}, probability ${{ probability: explanation.probabilities[predicted].toFixed(4) }}; log-odds against ${{ runnerUp }}: ${{ logOdds: (explanation.logOdds ?? Infinity).toFixed(3) }} nats`;
  return (
    `${text}\n${say(verdict)}\n\n` +
    formatTable(
      [
        ...[term('feature'), term('value')],
        ...labels.map((name) => `P(·|${name})`),
        ...labels.map((label) => say(addsTo(label))),
      ],
      rows,
    ) +
    remarks(labels.length, explanation.labels.length, unknown)
      .map((one) => `${say(one)}\n`)
      .join('') +
    '\n'
  );
}
