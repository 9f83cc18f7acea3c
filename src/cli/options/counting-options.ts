import { type Command, Option } from 'commander';
import { parseWholeNumber } from './whole-number.ts';

/** Adds the options of counting co-occurrences, which `CountingOptions` holds, and `--temporary`. */
export function addCountingOptions(command: Command): Command {
  return command
    .option('--window <words>', 'neighbours on each side', parseWholeNumber('--window', 1), 10)
    .addOption(
      new Option('--weighting <how>', 'what a neighbour counts: 1, or 1 / its distance')
        .choices(['uniform', 'inverse-distance'])
        .default('inverse-distance'),
    )
    .option(
      '--min-count <times>',
      'leave out words seen fewer times',
      parseWholeNumber('--min-count', 1),
      5,
    )
    .option(
      '--max-vocabulary <words>',
      'keep only this many words, the most frequent',
      parseWholeNumber('--max-vocabulary', 1),
    )
    .option(
      '--memory <MiB>',
      'memory for the text in hand; past it, counts go to a temporary folder',
      parseWholeNumber('--memory', 1),
      512,
    )
    .option('--temporary <folder>', "where that folder is made (default: the system's)");
}
