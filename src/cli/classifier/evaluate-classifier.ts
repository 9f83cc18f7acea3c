import { InputError } from '../../base/errors.ts';
import type { Evaluation } from '../../classifier/index.ts';
import { refuseVectorOptions } from '../models/refuse-vector-options.ts';
import type { EvaluateOptions, ModelRequest } from '../models/requests.ts';
import { openCorpus } from '../open-corpus.ts';
import { formatTable } from '../terminal/table.ts';
import { columnsOf, loadClassifier } from './load-classifier.ts';
import { listClasses, MOST_COLUMNS } from './many-classes.ts';

/** Compares a classifier's predictions with labels. */
export async function reportOnClassifier(request: ModelRequest<EvaluateOptions>): Promise<string> {
  refuseVectorOptions(request);
  const evaluation = await evaluate(request);
  return request.options.json ? `${JSON.stringify(evaluation)}\n` : formatEvaluation(evaluation);
}

async function evaluate({
  path,
  state,
  inputs,
  options,
  environment,
}: ModelRequest<EvaluateOptions>): Promise<Evaluation> {
  const classifier = loadClassifier(state, path);
  const trained = columnsOf(state);
  const text = options.text ?? trained.text;
  const label = options.label ?? trained.label ?? 'label';
  const reading = { ...options, label, ...(text !== undefined && { text }) };
  const known = new Set(classifier.classes);
  const counts = classifier.startEvaluation();
  const { corpus, bars } = openCorpus(inputs, reading, environment);
  let documents = 0;
  try {
    for await (const batch of corpus.documents('evaluating')) {
      const stranger = batch.labels.findIndex((name) => !known.has(name));
      if (stranger >= 0) {
        throw new InputError(
          `the label "${batch.labels[stranger]}" is none of the model's classes: ${listClasses(classifier.classes)}`,
          { input: batch.input, line: batch.lines[stranger] },
        );
      }
      classifier.addToEvaluation(counts, batch.texts, batch.labels);
      documents += batch.texts.length;
    }
  } finally {
    bars.stop();
  }
  if (documents === 0) {
    throw new InputError('there are no documents to evaluate on', { input: inputs.join(', ') });
  }
  return counts.summarize();
}

/** An evaluation as tables for a terminal. */
function formatEvaluation(evaluation: Evaluation): string {
  const { classes, macro, weighted } = evaluation;
  const percent = (part: number): string => part.toFixed(4);
  const measures = formatTable(
    ['class', 'precision', 'recall', 'F1', 'documents'],
    [
      ...classes.map((c) => [
        c.label,
        percent(c.precision),
        percent(c.recall),
        percent(c.f1),
        String(c.support),
      ]),
      ...(['macro', 'weighted'] as const).map((name) => {
        const mean = name === 'macro' ? macro : weighted;
        return [
          `${name} mean`,
          percent(mean.precision),
          percent(mean.recall),
          percent(mean.f1),
          '',
        ];
      }),
    ],
  );
  return (
    `accuracy ${percent(evaluation.accuracy)} on ${evaluation.documents} documents, ` +
    `log loss ${evaluation.logLoss.toFixed(4)} nats\n\n${measures}\n${formatConfusion(evaluation)}`
  );
}

/** The confusion matrix; of very many classes only what was mistaken for what most often. */
function formatConfusion({ classes, confusion }: Evaluation): string {
  if (classes.length <= MOST_COLUMNS) {
    return formatTable(
      ['true \\ predicted', ...classes.map(({ label }) => label)],
      confusion.map((row, c) => [classes[c].label, ...row.map(String)]),
    );
  }
  const mistakes = confusion
    .flatMap((row, truth) => {
      const wrong: { truth: number; predicted: number; documents: number }[] = [];
      for (const [predicted, documents] of row.entries()) {
        if (documents > 0 && predicted !== truth) wrong.push({ truth, predicted, documents });
      }
      return wrong;
    })
    .sort((a, b) => b.documents - a.documents)
    .slice(0, MOST_COLUMNS);
  const rows = mistakes.map(({ truth, predicted, documents }) => [
    classes[truth].label,
    classes[predicted].label,
    String(documents),
  ]);
  return `the most frequent mistakes (--json has the whole matrix)\n${formatTable(['true', 'predicted', 'documents'], rows)}`;
}
