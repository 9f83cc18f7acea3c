import { sentence } from '../../base/sentence.ts';
import type {
  AnalogyAnswers,
  AnalogyEvaluation,
  CaptionerEvaluation,
  ClassifierEvaluation,
  LabelRanking,
  ModelEvaluation,
  MorphologyEvaluation,
  PairEvaluation,
  TableEvaluation,
  TaggerEvaluation,
  TextEvaluation,
  TranslatorEvaluation,
  VectorEvaluation,
} from '../../models/index.ts';
import { UNIT_KINDS } from '../../text/units/unit-kinds.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';
import { MOST_COLUMNS } from './many-classes.ts';

/** What the evaluations of a classifier and of a table of classes share. */
type ClassesEvaluation = Pick<ClassifierEvaluation, 'classes' | 'macro' | 'weighted' | 'confusion'>;

/** An evaluation for a terminal. */
export function formatEvaluation(evaluation: ModelEvaluation, wording: Wording): string {
  switch (evaluation.kind) {
    case 'naive-bayes-classifier':
    case 'linear-classifier':
    case 'fasttext-classifier':
    case 'neural-classifier':
      return formatClassifier(evaluation, wording);
    case 'table-model':
      return formatTableModel(evaluation, wording);
    case 'language-model':
      return formatTexts(evaluation, wording);
    case 'word-vectors':
      return formatVectors(evaluation, wording);
    case 'tagger':
      return formatTagged(evaluation, wording);
    case 'morphology':
      return formatMorphemes(evaluation, wording);
    case 'translator':
      return formatTranslations(evaluation, wording);
    case 'captioner':
      return formatCaptions(evaluation, wording);
    default:
      return evaluation satisfies never;
  }
}

/** A captioner's evaluation: how many captions are right, and how many words. */
function formatCaptions(
  { pictures, exact, words }: CaptionerEvaluation,
  { term, text }: Wording,
): string {
  const title = sentence(
    'cli/captioner-evaluated',
  )`${{ pictures: pictures.toLocaleString('en') }} pictures; all figures in percent`;
  const rows = [
    [term('exact captions'), (100 * exact).toFixed(2)],
    [term('words'), (100 * words).toFixed(2)],
  ];
  return `${text(title)}\n\n${formatTable(['', '%'], rows)}`;
}

/** A tagger's evaluation: a line for each column, and of spans what was found. */
function formatTagged(
  { sentences, tokens, columns }: TaggerEvaluation,
  { term, text }: Wording,
): string {
  const percent = (share: number | undefined): string =>
    share === undefined ? '' : (100 * share).toFixed(2);
  const head = [
    ...[term('column'), term('accuracy'), term('precision'), term('recall'), term('F1')],
    ...[term('macro F1'), term('macro F1 of labels'), term('F1 of distinct forms')],
  ];
  const rows = columns.map(({ name, accuracy, spans }) => [
    ...[name, percent(accuracy)],
    ...[percent(spans?.precision), percent(spans?.recall), percent(spans?.f1)],
    ...[percent(spans?.macroF1), percent(spans?.labelMacroF1), percent(spans?.surfaceF1)],
  ]);
  const title = sentence(
    'cli/tagger-evaluated',
  )`${{ tokens: tokens.toLocaleString('en') }} tokens of ${{ sentences: sentences.toLocaleString('en') }} sentences; all figures in percent, those of spans by exact borders`;
  return `${text(title)}\n\n${formatTable(head, rows)}`;
}

/** A morphological analyzer's evaluation: as morphemes are written, and in one spelling. */
function formatMorphemes(
  { sentences, eojeols, skipped, ...scores }: MorphologyEvaluation,
  { term, text }: Wording,
): string {
  const head = [
    ...[term('morphemes'), term('precision'), term('recall'), term('F1')],
    ...[term('exact eojeols'), term('exact sentences')],
  ];
  const rows = (['raw', 'normalized'] as const).map((name) => {
    const { precision, recall, f1, eojeolAccuracy, sentenceAccuracy } = scores[name];
    const shares = [precision, recall, f1, eojeolAccuracy, sentenceAccuracy];
    return [
      term(name === 'raw' ? 'as written' : 'normalized'),
      ...shares.map((share) => (100 * share).toFixed(2)),
    ];
  });
  const title = sentence(
    'cli/morphology-evaluated',
  )`${{ eojeols: eojeols.toLocaleString('en') }} eojeols of ${{ sentences: sentences.toLocaleString('en') }} sentences, ${{ skipped }} sentences left out; all figures in percent`;
  return `${text(title)}\n\n${formatTable(head, rows)}`;
}

/** A table model's evaluation: that of a classifier, or the errors of numbers. */
function formatTableModel(evaluation: TableEvaluation, wording: Wording): string {
  if (evaluation.task === 'classify') {
    const title = sentence(
      'cli/table-evaluated',
    )`accuracy ${{ accuracy: evaluation.accuracy.toFixed(4) }} on ${{ rows: evaluation.rows }} rows, log loss ${{ loss: evaluation.loss.toFixed(4) }} nats`;
    return `${wording.text(title)}\n\n${formatClasses(evaluation, 'rows', wording)}`;
  }
  const { rows, rmse, mae, r2 } = evaluation;
  const title = sentence(
    'cli/table-of-numbers-evaluated',
  )`RMSE ${{ rmse: rmse.toPrecision(5) }}, MAE ${{ mae: mae.toPrecision(5) }}, R² ${{ r2: correlation(r2) }} on ${{ rows }} rows`;
  return `${wording.text(title)}\n`;
}

/** A translator's evaluation: each measure with sacreBLEU's signature, by which it can be compared with others. */
function formatTranslations(
  { pairs, bleu, chrf, ter, exact, distinct2, loss, byLength }: TranslatorEvaluation,
  { term, text }: Wording,
): string {
  const shares = bleu.precisions.map((share) => share.toFixed(1)).join('/');
  const penalty = bleu.brevityPenalty.toFixed(3);
  const ratio = `${bleu.length}/${bleu.referenceLength}`;
  const rest = sentence(
    'cli/translator-evaluated',
  )`${{ pairs: pairs.toLocaleString('en') }} pairs: ${{ exact: (100 * exact).toFixed(1) }} % exact; loss of the references ${{ loss: loss.toFixed(4) }} nats per unit, perplexity ${{ perplexity: Math.exp(loss).toFixed(2) }}; distinct-2 ${{ distinct: distinct2.toFixed(3) }}`;
  const rows = (byLength ?? []).map(({ from, to, pairs: count, bleu: own }) => [
    ...[from === to ? String(from) : `${from}–${to}`, count.toLocaleString('en'), own.toFixed(2)],
  ]);
  const head = [term('words of the source'), term('pairs'), 'BLEU'];
  return [
    `BLEU  ${bleu.score.toFixed(2)}  ${shares} (BP = ${penalty}, ${ratio})  ${bleu.signature}`,
    `chrF2 ${chrf.score.toFixed(2)}  ${chrf.signature}`,
    `TER   ${ter.score.toFixed(2)}  ${ter.signature}`,
    text(rest),
    ...(rows.length > 0 ? ['', formatTable(head, rows)] : ['']),
  ].join('\n');
}

/** A language model's evaluation in a line. */
function formatTexts(
  { tokenCount, units, loss, ...rest }: TextEvaluation,
  { text, name }: Wording,
): string {
  return `${text(
    sentence(
      'cli/texts-evaluated',
    )`perplexity ${{ perplexity: rest.perplexity.toFixed(4) }} over ${{ count: tokenCount.toLocaleString('en') }} ${{ units: name(UNIT_KINDS[units].plural) }}: loss ${{ loss: loss.toFixed(4) }} nats, ${{ bits: rest.bitsPerCharacter.toFixed(4) }} bits a character`,
  )}\n`;
}

/** Word vectors' evaluations, a table for each test set. */
function formatVectors({ testSets }: VectorEvaluation, wording: Wording): string {
  return testSets
    .map((testSet) =>
      testSet.test === 'pairs' ? formatPairs(testSet, wording) : formatAnalogies(testSet, wording),
    )
    .join('\n');
}

/** A classifier's evaluation as tables. */
function formatClassifier(evaluation: ClassifierEvaluation, wording: Wording): string {
  const title = sentence(
    'cli/classifier-evaluated',
  )`accuracy ${{ accuracy: evaluation.accuracy.toFixed(4) }} on ${{ documents: evaluation.documents }} documents, log loss ${{ loss: evaluation.loss.toFixed(4) }} nats`;
  const { ranking } = evaluation;
  const ranked = ranking === undefined ? '' : `${formatRanking(ranking, wording)}\n`;
  return `${wording.text(title)}\n\n${ranked}${formatClasses(evaluation, 'documents', wording)}`;
}

/** What is counted of each class. */
type Counted = 'documents' | 'rows';

/** The quality of each class, and which was taken for which. */
function formatClasses(evaluation: ClassesEvaluation, counted: Counted, wording: Wording): string {
  const { term } = wording;
  const { classes, macro, weighted } = evaluation;
  const percent = (part: number): string => part.toFixed(4);
  const measures = formatTable(
    [term('class'), term('precision'), term('recall'), term('F1'), term(counted)],
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
          term(`${name} mean`),
          percent(mean.precision),
          percent(mean.recall),
          percent(mean.f1),
          '',
        ];
      }),
    ],
  );
  return `${measures}\n${formatConfusion(evaluation, counted, wording)}`;
}

/** How the k most probable classes do where texts have several labels. */
function formatRanking(ranking: readonly LabelRanking[], { term }: Wording): string {
  return formatTable(
    ['k', term('precision'), term('recall')],
    ranking.map(({ k, precision, recall }) => [
      ...[String(k), precision.toFixed(4), recall.toFixed(4)],
    ]),
  );
}

/** The confusion matrix; of very many classes only what was mistaken for what most often. */
function formatConfusion(
  { classes, confusion }: ClassesEvaluation,
  counted: Counted,
  { term, text }: Wording,
): string {
  if (classes.length <= MOST_COLUMNS) {
    return formatTable(
      [term('true \\ predicted'), ...classes.map(({ label }) => label)],
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
  const title = sentence(
    'cli/frequent-mistakes',
  )`the most frequent mistakes (--json has the whole matrix)`;
  const head = [term('true'), term('predicted'), term(counted)];
  return `${text(title)}\n${formatTable(head, rows)}`;
}

/** Of a single pair, or of equal judgements, there is no correlation. */
function correlation(value: number | null): string {
  return value === null ? '–' : value.toFixed(4);
}

function formatPairs(evaluation: PairEvaluation, { term, text }: Wording): string {
  const { file, spearman, pearson, pairs, unknownRatio, unseen } = evaluation;
  const unknown = (100 * unknownRatio).toFixed(1);
  const title =
    unseen === 0
      ? sentence(
          'cli/pairs-compared',
        )`${{ file }}: ${{ pairs }} pairs, ${{ unknown }} % with an unknown word`
      : sentence(
          'cli/pairs-compared-by-subwords',
        )`${{ file }}: ${{ pairs }} pairs (${{ unseen }} with an unseen word, by its subwords), ${{ unknown }} % with an unknown word`;
  return (
    `${text(title)}\n` +
    formatTable(
      [term('correlation with people'), ''],
      [
        ['Spearman', correlation(spearman)],
        ['Pearson', correlation(pearson)],
      ],
    )
  );
}

function formatAnalogies(evaluation: AnalogyEvaluation, { term, text }: Wording): string {
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
    row(term('semantic'), semantic),
    row(term('syntactic'), syntactic),
    row(term('total'), total),
  ];
  const head = [
    ...[term('section'), term('accuracy'), term('right')],
    ...[term('asked'), term('unknown words')],
  ];
  return `${text(sentence('cli/analogies-asked')`${{ file }}: analogies`)}\n${formatTable(head, rows)}`;
}
