import type { Command } from 'commander';
import { sentence } from '../../base/sentence.ts';
import { chartRecall, type RecallStudy, studyRecall } from '../../inspect/index.ts';
import { RECALL } from '../../models/json/studies.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { RECALL_STUDY_FLAGS } from '../flags/study-flags.ts';
import { addEngineOptions } from '../options/engine-options.ts';
import { type FollowedStudyOptions, followStudy } from '../options/follow-study.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

interface RecallCommandOptions extends FollowedStudyOptions {
  readonly quick?: true;
}

const EXAMPLES = `
Examples:
  malmoi study recall -o recall.svg
  malmoi study recall --quick
  malmoi study recall --lags 10,20,30,40 --updates 2000 --seed 2
`;

/** Adds `malmoi study recall`. */
export function addStudyRecallCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('recall')
    .description(
      'Trains recurrent cells on the same task with the same budget: a symbol is shown, distractors follow, ' +
        'and after a cue the symbol must be named. Says how often each was right, by the number of distractors (the ' +
        'lag), and how much of the gradient reaches the symbol before training.',
    )
    .option('-o, --output <file>', 'the chart as a picture: recall.svg');
  addEngineOptions(addTableOptions(command, RECALL_STUDY_FLAGS))
    .option('--quick', 'a few seconds: lags 2,5,10,20 and 300 updates, unless others are set')
    .option('--quiet', 'no progress bar')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((options: RecallCommandOptions) => study(options, environment));
}

function study(options: RecallCommandOptions, environment: Environment): Promise<void> {
  const { lags, ...settings } = {
    ...(options.quick && { lags: [2, 5, 10, 20], updates: 300 }),
    ...readTableOptions(RECALL_STUDY_FLAGS, options),
  };
  const sorted = lags?.toSorted((a, b) => a - b);
  return followStudy(
    options,
    {
      run: (engine, work) =>
        studyRecall(engine, { ...settings, ...(sorted && { lags: sorted }), ...work }),
      chart: chartRecall,
      toJson: (found) => toJsonLine(RECALL, found),
      format: formatRecall,
    },
    environment,
  );
}

/** Accuracy and arriving gradient, a row a lag. */
function formatRecall({ cells, results, lags }: RecallStudy, { term, text }: Wording): string {
  const rows = lags.map((lag) => {
    const found = cells.map((cell) =>
      results.find((result) => result.cell === cell && result.lag === lag),
    );
    return [
      String(lag),
      ...found.map((result) => result?.accuracy.toFixed(3) ?? ''),
      ...found.map((result) => result?.arrives.toExponential(1) ?? ''),
    ];
  });
  const head = [
    term('lag'),
    ...cells,
    ...cells.map((cell) => text(sentence('cli/gradient-of')`gradient ${{ cell }}`)),
  ];
  const note = sentence(
    'cli/gradient-share',
  )`gradient: the share of its norm that reaches the symbol, before training`;
  return `${formatTable(head, rows)}${text(note)}\n`;
}
