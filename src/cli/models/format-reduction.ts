import { sentence } from '../../base/sentence.ts';
import type { ModelEvaluation, PrecisionReduced } from '../../models/index.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

/** What reducing a model's precision did, for a terminal. */
export function formatReduction(
  result: Omit<PrecisionReduced, 'version'>,
  wording: Wording,
): string {
  const { output, kind, precision, bytes, bytesBefore, neighbors, before, after } = result;
  const lines = [
    wording.text(
      sentence(
        'cli/reduced',
      )`${{ output }}: ${{ kind }}, ${{ precision }}, ${{ bytes: bytes.toLocaleString('en') }} bytes (${{ share: percent(bytes / bytesBefore) }} % of ${{ before: bytesBefore.toLocaleString('en') }}); ${{ reduced: result.reduced.length }} tensors were rounded, ${{ kept: result.kept.length }} stay as they are.`,
    ),
  ];
  if (neighbors !== undefined) {
    const { words, correlation } = neighbors;
    lines.push(
      wording.text(
        sentence(
          'cli/neighbors-kept',
        )`${{ kept: percent(neighbors.kept) }} % of the ${{ neighbors: neighbors.neighbors }} nearest neighbors of ${{ words }} words are the same (correlation of cosines ${{ correlation: correlation === null ? '–' : correlation.toFixed(6) }}).`,
      ),
    );
  }
  const told = `${lines.join('\n')}\n`;
  if (before === undefined || after === undefined) return told;
  return `${told}\n${formatDifference(before, after, wording)}`;
}

/** The measures of a model before and after it was made smaller, as a table. */
export function formatDifference(
  before: ModelEvaluation,
  after: ModelEvaluation,
  wording: Wording,
): string {
  const [first, second] = [measuresOf(before), measuresOf(after)];
  const rows = first.map(([name, value], i) => {
    const now = second[i]?.[1] ?? Number.NaN;
    return [wording.name(name), show(value), show(now), show(now - value)];
  });
  const head = [
    ...[wording.term('measure'), wording.term('before')],
    ...[wording.term('after'), wording.term('difference')],
  ];
  return formatTable(head, rows);
}

/** The numbers of an evaluation that say how good a model is, each with its name. */
function measuresOf(evaluation: ModelEvaluation): [name: string, value: number][] {
  switch (evaluation.kind) {
    case 'naive-bayes-classifier':
    case 'linear-classifier':
    case 'fasttext-classifier':
    case 'neural-classifier':
      return [
        ['accuracy', evaluation.accuracy],
        ['loss', evaluation.loss],
      ];
    case 'table-model':
      return evaluation.task === 'classify'
        ? [
            ['accuracy', evaluation.accuracy],
            ['loss', evaluation.loss],
          ]
        : [
            ['RMSE', evaluation.rmse],
            ['MAE', evaluation.mae],
          ];
    case 'language-model':
      return [
        ['loss', evaluation.loss],
        ['perplexity', evaluation.perplexity],
      ];
    case 'word-vectors':
      return evaluation.testSets.map((testSet) =>
        testSet.test === 'pairs'
          ? [`${testSet.file}: Spearman`, testSet.spearman ?? Number.NaN]
          : [testSet.file, testSet.total.accuracy],
      );
    case 'tagger':
      return evaluation.columns.map(({ name, accuracy, spans }) =>
        spans === undefined ? [`${name}: accuracy`, accuracy] : [`${name}: F1`, spans.f1],
      );
    case 'translator':
      return [
        ['BLEU', evaluation.bleu.score],
        ['loss', evaluation.loss],
      ];
    case 'morphology':
      return [
        ['morpheme F1', evaluation.raw.f1],
        ['exact eojeols', evaluation.raw.eojeolAccuracy],
      ];
    case 'captioner':
      return [
        ['exact captions', evaluation.exact],
        ['words', evaluation.words],
      ];
    default:
      return evaluation satisfies never;
  }
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function show(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(4);
}
