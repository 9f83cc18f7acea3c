import { type Command, Option } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { parseStoreAddress, type StoreAddress } from '../../store/address.ts';
import { type Part, parsePart } from '../../store/parts.ts';

/** Where counts are kept, as options give it. */
export interface StoreOptions {
  readonly store?: StoreAddress;
  readonly run?: string;
  readonly part?: Part;
}

/** What a count is called where `--run` is not given. */
export const RUN = 'default';

const RUN_FLAG = '--run <name>';
const RUN_HELP = `what the count is called in the store (default: "${RUN}")`;

/**
 * Reads the name of a count.
 * @throws UsageError for one that lists could not show in a column
 */
function parseRun(name: string): string {
  if (/^[^\t\r\n]+$/.test(name)) return name;
  throw new UsageError(
    sentence('cli/run-name')`--run is '${{ name }}'; give a name of one line, and without tabs.`,
  );
}

/** Adds the options of a count that several processes make in one store. */
export function addStoreOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--store <address>',
        'add the counts of the texts to a ClickHouse, or without texts read them from it: clickhouse://user@host:port/database',
      ).argParser(parseStoreAddress),
    )
    .option(RUN_FLAG, RUN_HELP, parseRun)
    .addOption(
      new Option('--part <i/n>', 'count this part of the texts only, such as 3/16').argParser(
        parsePart,
      ),
    );
}

/** Adds the options of a count that is read from a store. */
export function addStoredCountOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--store <address>',
        'start from the counts of a ClickHouse: clickhouse://user@host:port/database',
      ).argParser(parseStoreAddress),
    )
    .option(RUN_FLAG, RUN_HELP, parseRun);
}

/**
 * Checks that the options of a store stand beside one.
 * @throws UsageError where they do not
 */
export function requireStore({ store, run, part }: StoreOptions): void {
  if (store !== undefined || (run === undefined && part === undefined)) return;
  throw new UsageError(
    sentence(
      'cli/store-options',
    )`--run and --part go with --store, which says where the counts are kept.`,
  );
}
