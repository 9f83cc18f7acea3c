import type { Command } from 'commander';
import type { Explanation } from '../../counts/explanation.ts';
import { readModelFile } from '../../io/node.ts';
import { loadClassifier } from '../classifier/load-classifier.ts';
import type { Environment } from '../environment.ts';
import { openCorpus } from '../open-corpus.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { formatTable } from '../terminal/table.ts';

interface ExplainOptions {
  readonly top: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi explain nsmc.malmoi "정말 재미있다"
  head -3 reviews.txt | malmoi explain nsmc.malmoi --json
`;

/** Adds `malmoi explain`. */
export function addExplainCommand(parent: Command, environment: Environment): void {
  parent
    .command('explain')
    .summary('why a text gets its class')
    .description(
      "Lists what each word of a text adds to each class's score; the parts add up to the log-odds.",
    )
    .argument('<model>', 'a classifier')
    .argument(
      '[texts...]',
      'the texts themselves; without any, or for -, a line of standard input each',
    )
    .option(
      '--top <count>',
      'list so many features, and sum up the others',
      parseWholeNumber('--top', 1),
      12,
    )
    .option('--json', 'one JSON object a text, with every feature')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, texts: string[], options: ExplainOptions) => {
      const classifier = loadClassifier(await readModelFile(path), path);
      const explain = (text: string): void => {
        const explanation = classifier.explain(text);
        environment.stdout.write(
          options.json
            ? `${JSON.stringify({ text, ...explanation })}\n`
            : formatExplanation(text, explanation, options.top),
        );
      };
      const isStandardInput = texts.length === 0 || (texts.length === 1 && texts[0] === '-');
      if (!isStandardInput) {
        texts.forEach(explain);
        return;
      }
      const { corpus } = openCorpus(['-'], { quiet: true }, environment);
      for await (const { texts } of corpus.documents('explaining')) texts.forEach(explain);
    });
}

/** Of very many classes a table shows the most probable. */
const MOST_CLASSES = 8;

function mostProbable(explanation: Explanation): Explanation {
  const { classes, probabilities, scores } = explanation;
  if (classes.length <= MOST_CLASSES) return explanation;
  const shown = classes
    .map((_, c) => c)
    // Probabilities that are 0 in floating point are still told apart by their logarithms.
    .sort((a, b) => probabilities[b] - probabilities[a] || scores[b] - scores[a])
    .slice(0, MOST_CLASSES);
  const pick = <T>(values: readonly T[]): T[] => shown.map((c) => values[c]);
  return {
    ...explanation,
    classes: pick(classes),
    logPriors: pick(explanation.logPriors),
    absent: pick(explanation.absent),
    scores: pick(scores),
    features: explanation.features.map((feature) => ({
      ...feature,
      probabilities: pick(feature.probabilities),
      contributions: pick(feature.contributions),
    })),
  };
}

/** An explanation as a table whose columns add up to the classes' scores. */
function formatExplanation(text: string, explanation: Explanation, top: number): string {
  const { classes, features, logPriors, absent, scores, unknown } = mostProbable(explanation);
  const shown = features.slice(0, top);
  const others = features.slice(top);
  const nats = (value: number): string => value.toFixed(3);
  const rest = classes.map((_, c) => others.reduce((sum, one) => sum + one.contributions[c], 0));
  const rows = [
    ['log P(class)', '', ...classes.map(() => ''), ...logPriors.map(nats)],
    ...shown.map(({ feature, value, probabilities, contributions }) => [
      JSON.stringify(feature),
      String(Number(value.toFixed(3))),
      ...probabilities.map((probability) => probability.toPrecision(3)),
      ...contributions.map(nats),
    ]),
  ];
  const empty = classes.map(() => '');
  if (others.length > 0) rows.push([`${others.length} others`, '', ...empty, ...rest.map(nats)]);
  if (explanation.model === 'bernoulli')
    rows.push(['absent words', '', ...empty, ...absent.map(nats)]);
  rows.push(['sum', '', ...empty, ...scores.map(nats)]);
  const share = explanation.probabilities[explanation.classes.indexOf(explanation.predicted)] ?? 0;
  return (
    `${text}\n→ ${explanation.predicted}, probability ${share.toFixed(4)}; ` +
    `log-odds against ${explanation.runnerUp}: ${nats(explanation.logOdds)} nats\n\n` +
    formatTable(
      [
        'feature',
        'value',
        ...classes.map((name) => `P(·|${name})`),
        ...classes.map((name) => `to ${name}`),
      ],
      rows,
    ) +
    (classes.length < explanation.classes.length
      ? `the ${classes.length} most probable of ${explanation.classes.length} classes; --json has them all\n`
      : '') +
    (unknown.length > 0 ? `not in the vocabulary: ${unknown.join(', ')}\n` : '') +
    '\n'
  );
}
