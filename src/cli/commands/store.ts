import type { Command } from 'commander';
import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { COUNT_LINE, COUNTS_DROPPED } from '../../models/json/store.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { parseStoreAddress, type StoreAddress } from '../../store/address.ts';
import { describeKind, placeOf } from '../../store/count.ts';
import { dropCount, listCounts, listMissing, type StoreServer } from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../store/with-store.ts';
import { wordingOf } from '../terminal/wording.ts';

interface StoreCommandOptions {
  readonly json?: true;
}

const LIST_EXAMPLES = `
Examples:
  malmoi store list clickhouse://ann@counts:8123/words
`;

const DROP_EXAMPLES = `
Examples:
  malmoi store drop clickhouse://ann@counts:8123/words reviews
`;

const ADDRESS = 'clickhouse://user@host:port/database';

/** Adds `malmoi store list`. */
export function addStoreListCommand(parent: Command, environment: Environment): void {
  parent
    .command('list')
    .description(
      'Lists the counts that `--store` commands have begun, "name<TAB>what<TAB>whole parts/parts", and the parts that are missing.',
    )
    .argument('<address>', ADDRESS, parseStoreAddress)
    .option('--json', 'one JSON object a count')
    .addHelpText('after', LIST_EXAMPLES)
    .action((address: StoreAddress, options: StoreCommandOptions) =>
      withStore(address, environment, (server) => list(server, options, environment)),
    );
}

/** Adds `malmoi store drop`. */
export function addStoreDropCommand(parent: Command, environment: Environment): void {
  parent
    .command('drop')
    .description(
      'Removes all counts of a name from a store: vocabulary, n-grams, co-occurrences, phrases and classes.',
    )
    .argument('<address>', ADDRESS, parseStoreAddress)
    .argument('<run>', 'the name of the counts')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', DROP_EXAMPLES)
    .action((address: StoreAddress, run: string, options: StoreCommandOptions) =>
      withStore(address, environment, (server) => drop(server, run, options, environment)),
    );
}

async function list(
  server: StoreServer,
  { json }: StoreCommandOptions,
  { stdout }: Environment,
): Promise<void> {
  for (const count of await listCounts(server)) {
    const { name: run, kind, parts } = count;
    const missing = await listMissing(server, count);
    const whole = parts - missing.length;
    await stdout.write(
      json
        ? toJsonLine(COUNT_LINE, { run, kind, parts, whole, missing })
        : `${[run, kind, `${whole}/${parts}`, ...(whole === parts ? [] : [missing.join(' ')])].join('\t')}\n`,
    );
  }
}

async function drop(
  server: StoreServer,
  run: string,
  { json }: StoreCommandOptions,
  environment: Environment,
): Promise<void> {
  const counts = await listCounts(server, { name: run });
  if (counts.length === 0) {
    throw new InputError(
      sentence('cli/nothing-to-drop')`the store has no count of the name "${{ name: run }}"`,
      { input: placeOf(server) },
    );
  }
  for (const count of counts) await dropCount(server, count);
  const kinds = counts.map(({ kind }) => kind);
  const names = kinds.map(describeKind);
  await environment.stdout.write(
    json
      ? toJsonLine(COUNTS_DROPPED, { run, kinds })
      : `${wordingOf(environment).text(sentence('cli/dropped')`${{ run }}: dropped ${{ kinds: names }}`)}\n`,
  );
}
