import type {
  AnalogyAnswers,
  AnalogyEvaluation,
  ClassifierEvaluation,
  ModelEvaluation,
  PairEvaluation,
  TextEvaluation,
  VectorEvaluation,
} from '../../models/index.ts';
import { UNIT_KINDS } from '../../text/units/unit-kinds.ts';
import { formatTable } from '../terminal/table.ts';
import { MOST_COLUMNS } from './many-classes.ts';

/** An evaluation for a terminal. */
export function formatEvaluation(evaluation: ModelEvaluation): string {
  switch (evaluation.kind) {
    case 'naive-bayes-classifier':
      return formatClassifier(evaluation);
    case 'language-model':
      return formatTexts(evaluation);
    case 'word-vectors':
      return formatVectors(evaluation);
    default:
      return evaluation satisfies never;
  }
}

/** A language model's evaluation in a line. */
function formatTexts({ tokenCount, units, loss, ...rest }: TextEvaluation): string {
  return (
    `perplexity ${rest.perplexity.toFixed(4)} over ${tokenCount.toLocaleString('en')} ${UNIT_KINDS[units].plural}: loss ${loss.toFixed(4)} nats, ` +
    `${rest.bitsPerCharacter.toFixed(4)} bits a character\n`
  );
}

/** Word vectors' evaluations, a table for each test set. */
function formatVectors({ testSets }: VectorEvaluation): string {
  return testSets
    .map((testSet) => (testSet.test === 'pairs' ? formatPairs(testSet) : formatAnalogies(testSet)))
    .join('\n');
}

/** A classifier's evaluation as tables. */
function formatClassifier(evaluation: ClassifierEvaluation): string {
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
    `log loss ${evaluation.loss.toFixed(4)} nats\n\n${measures}\n${formatConfusion(evaluation)}`
  );
}

/** The confusion matrix; of very many classes only what was mistaken for what most often. */
function formatConfusion({ classes, confusion }: ClassifierEvaluation): string {
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

/** Of a single pair, or of equal judgements, there is no correlation. */
function correlation(value: number | null): string {
  return value === null ? '–' : value.toFixed(4);
}

function formatPairs(evaluation: PairEvaluation): string {
  const { file, spearman, pearson, pairs, unknownRatio, unseen } = evaluation;
  const bySubwords = unseen === 0 ? '' : ` (${unseen} with an unseen word, by its subwords)`;
  return (
    `${file}: ${pairs} pairs${bySubwords}, ${(100 * unknownRatio).toFixed(1)} % with an unknown word\n` +
    formatTable(
      ['correlation with people', ''],
      [
        ['Spearman', correlation(spearman)],
        ['Pearson', correlation(pearson)],
      ],
    )
  );
}

function formatAnalogies(evaluation: AnalogyEvaluation): string {
  const { file, sections, semantic, syntactic, total } = evaluation;
  const row = (name: string, score: AnalogyAnswers): string[] => [
    name,
    score.asked === 0 ? '–' : `${(100 * score.accuracy).toFixed(1)} %`,
    String(score.correct),
    String(score.asked),
    String(score.skipped),
  ];
  const rows = [
    ...sections.map((section) => row(section.name, section)),
    row('semantic', semantic),
    row('syntactic', syntactic),
    row('total', total),
  ];
  return `${file}: analogies\n${formatTable(['section', 'accuracy', 'right', 'asked', 'unknown words'], rows)}`;
}
