import type { Command } from 'commander';
import { sentence } from '../../base/sentence.ts';
import { type CopyStudy, chartCopying, studyCopying } from '../../inspect/index.ts';
import { COPY } from '../../models/json/studies.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { COPY_STUDY_FLAGS } from '../flags/study-flags.ts';
import { addEngineOptions } from '../options/engine-options.ts';
import { type FollowedStudyOptions, followStudy } from '../options/follow-study.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

interface CopyCommandOptions extends FollowedStudyOptions {
  readonly quick?: true;
}

const EXAMPLES = `
Examples:
  malmoi study copy -o copy.svg
  malmoi study copy --task reverse
  malmoi study copy --quick --models gru,gru-attention
  malmoi study copy --lengths 5,10,20,40 --longest 20 --updates 5000
`;

/** Adds `malmoi study copy`. */
export function addStudyCopyCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('copy')
    .description(
      'Trains encoders and decoders on the same task with the same budget: to write the symbols that were read, or ' +
        'the same from the last to the first. Says how large a share of new sequences is right to the end, by their ' +
        'length: without attention the whole sequence has to go through one state.',
    )
    .option('-o, --output <file>', 'the chart as a picture: copy.svg');
  addEngineOptions(addTableOptions(command, COPY_STUDY_FLAGS))
    .option(
      '--quick',
      'a few seconds: lengths 2,4,6,8, at most 6 in training, and 500 updates, unless others are set',
    )
    .option('--quiet', 'no progress bar')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((options: CopyCommandOptions) => study(options, environment));
}

function study(options: CopyCommandOptions, environment: Environment): Promise<void> {
  const { lengths, ...settings } = {
    ...(options.quick && { lengths: [2, 4, 6, 8], longest: 6, updates: 500 }),
    ...readTableOptions(COPY_STUDY_FLAGS, options),
  };
  const sorted = lengths?.toSorted((a, b) => a - b);
  return followStudy(
    options,
    {
      run: (engine, work) =>
        studyCopying(engine, { ...settings, ...(sorted && { lengths: sorted }), ...work }),
      chart: chartCopying,
      toJson: (found) => toJsonLine(COPY, found),
      format: formatCopying,
    },
    environment,
  );
}

/** Shares of exact sequences, a row a model. */
function formatCopying(
  { models, results, lengths, longest }: CopyStudy,
  { term, text }: Wording,
): string {
  const rows = models.map((model) => [
    model,
    ...lengths.map(
      (length) =>
        results
          .find((result) => result.model === model && result.length === length)
          ?.exact.toFixed(3) ?? '',
    ),
  ]);
  const note = sentence(
    'cli/copied-lengths',
  )`the share of new sequences that are right to the end, by length; in training they had 1 to ${{ longest }} symbols`;
  return `${formatTable([term('model'), ...lengths.map(String)], rows)}${text(note)}\n`;
}
