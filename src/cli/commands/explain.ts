import type { Command } from 'commander';
import { sentence } from '../../base/sentence.ts';
import type { TextExplanation } from '../../models/index.ts';
import { EXPLANATION_LINE } from '../../models/json/predictions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { readTexts } from '../models/read-texts.ts';
import { checkAbility } from '../models/refusals.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { formatTable } from '../terminal/table.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';

interface ExplainOptions extends DocumentOptions {
  readonly files?: readonly string[];
  readonly texts?: readonly string[];
  readonly top: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi explain nsmc.malmoi "정말 재미있다"
  head -3 reviews.txt | malmoi explain nsmc.malmoi --json
  malmoi explain nsmc.malmoi --files new-reviews.csv --text review
`;

/** Adds `malmoi explain`. */
export function addExplainCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('explain')
    .summary('explain why a text gets its class')
    .description(
      "Lists what each word of a text adds to each class's score; the parts add up to the log-odds.",
    )
    .argument('<model>', 'a classifier')
    .argument(
      '[texts...]',
      'the texts themselves; without any, or for -, a line of standard input each',
    )
    .option('--texts <texts...>', 'the same, as `malmoi predict` takes them')
    .option('--files <inputs...>', 'texts (a line each), CSV, TSV or JSONL, in place of texts');
  addDocumentOptions(command)
    .option(
      '--top <count>',
      'features to list; the others are summed up',
      parseWholeNumber('--top', 1),
      12,
    )
    .option('--json', 'one JSON object a text, with every feature')
    .addHelpText('after', EXAMPLES)
    .action((path: string, texts: string[], options: ExplainOptions) =>
      explain(path, texts, options, environment),
    );
}

async function explain(
  path: string,
  given: readonly string[],
  { files = ['-'], texts = given, top, json, ...reading }: ExplainOptions,
  environment: Environment,
): Promise<void> {
  const handle = await openModelFile(path, {}, environment);
  checkAbility(path, handle, 'explain');
  const isStandardInput = texts.length === 0 || (texts.length === 1 && texts[0] === '-');
  const source = { texts: isStandardInput ? undefined : texts, inputs: files };
  for await (const batch of readTexts(source, 'explaining', handle, reading, environment)) {
    for (const [i, text] of batch.texts.entries()) {
      const explanation = handle.explain(text);
      await environment.stdout.write(
        json
          ? toJsonLine(EXPLANATION_LINE, { ...batch.placeOf(i), text, ...explanation })
          : formatExplanation(text, explanation, top, wordingOf(environment)),
      );
    }
  }
}

/** Of very many classes a table shows the most probable. */
const MOST_CLASSES = 8;

function mostProbable({ labels, probabilities, scores }: TextExplanation): readonly string[] {
  if (labels.length <= MOST_CLASSES) return labels;
  const score = (label: string): number => scores[label] ?? -Infinity;
  return (
    [...labels]
      // Probabilities that are 0 in floating point are still told apart by their logarithms.
      .sort((a, b) => probabilities[b] - probabilities[a] || score(b) - score(a))
      .slice(0, MOST_CLASSES)
  );
}

/** An explanation as a table whose columns add up to the classes' scores. */
function formatExplanation(
  text: string,
  explanation: TextExplanation,
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
