import { createHash } from 'node:crypto';
import { InputError, UsageError } from '../base/errors.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { option, type Sentence, sentence } from '../base/sentence.ts';
import { VERSION } from '../base/version.ts';
import type { StoreServer } from './server.ts';
import { quote, writeRow } from './tab-separated.ts';
import { CELLS, COUNTS, dropCount, nameTable, type Table, TERMS } from './tables.ts';

/** What is counted. */
export type CountKind =
  | 'vocabulary'
  | 'n-grams'
  | 'co-occurrences'
  | 'classes'
  | `phrases of pass ${number}`;

/** What was to be counted: everything that the numbers depend on. */
export interface CountDescription {
  /** The user's name for it. */
  readonly name: string;
  readonly kind: CountKind;
  /** The number of parts. */
  readonly parts: number;
  /** The texts: names without folders, which differ between machines, and lengths in bytes. */
  readonly inputs: readonly { readonly name: string; readonly bytes: number }[];
  /** How the texts are read and counted. */
  readonly settings: JsonObject;
}

/** A count of the store. */
export interface Count extends CountDescription {
  /**
   * The hash of the description. All rows carry it, so that rows of two descriptions never mix, whoever writes them
   * when.
   */
  readonly id: string;
}

/** Names a kind for people. */
export function describeKind(kind: CountKind): Sentence {
  switch (kind) {
    case 'vocabulary':
      return sentence('store/vocabulary')`vocabulary`;
    case 'n-grams':
      return sentence('store/n-grams')`count of n-grams`;
    case 'co-occurrences':
      return sentence('store/co-occurrences')`count of co-occurrences`;
    case 'classes':
      return sentence('store/classes')`count of classes`;
    default:
      return sentence('store/phrases')`count of phrases, pass ${{ pass: kind.split(' ').at(-1) }},`;
  }
}

/** The table that holds the rows of a kind. */
export function tableOf(kind: CountKind): Table {
  return kind === 'co-occurrences' ? CELLS : TERMS;
}

/**
 * Finds the count that a description describes, or begins it.
 * @throws UsageError where another count has its name and kind
 */
export async function beginCount(
  server: StoreServer,
  description: CountDescription,
): Promise<Count> {
  const { name, kind, ...rest } = description;
  // Other versions of the program, or of Unicode, may cut texts into other words.
  const { unicode = '' } = process.versions;
  const text = JSON.stringify({ ...rest, program: VERSION, unicode });
  const id = createHash('sha256').update(`${kind}\n${name}\n${text}`).digest('hex').slice(0, 16);
  const count = { ...description, id };
  const others = await listCounts(server, { name, kind });
  if (others.some((other) => other.id === id)) return count;
  const [other] = others;
  if (other !== undefined) throw differs(other, JSON.parse(text));
  await server.insert(nameTable(server, COUNTS), writeRow([id, name, kind, text]));
  return count;
}

/**
 * Finds a count by its name.
 * @throws InputError where there is none, or there are several
 */
export async function findCount(
  server: StoreServer,
  kind: CountKind,
  name: string,
): Promise<Count> {
  const [count, other] = await listCounts(server, { name, kind });
  if (count === undefined) {
    throw new InputError(
      sentence(
        'store/no-count',
      )`the store has no ${{ kind: describeKind(kind) }} of the name "${{ name }}"; count the texts first`,
      { input: placeOf(server) },
    );
  }
  if (other === undefined) return count;
  throw new InputError(
    sentence(
      'store/two-counts',
    )`there are two of the name "${{ name }}" (${{ kind: describeKind(kind) }}), begun at once with other settings; drop them, and count again`,
    { input: placeOf(server) },
  );
}

/**
 * Checks that a count that was begun has not been dropped since. If it has, removes the rows that came after: they
 * could not be named.
 * @throws InputError where it has been dropped
 */
export async function requireBegun(server: StoreServer, count: Count): Promise<void> {
  const { name, kind, id } = count;
  if ((await listCounts(server, { name, kind })).some((other) => other.id === id)) return;
  await dropCount(server, count);
  throw new InputError(
    sentence(
      'store/dropped',
    )`"${{ name }}" (${{ kind: describeKind(kind) }}) was dropped while this part was counted; count it again`,
    { input: placeOf(server) },
  );
}

/**
 * Checks that a vocabulary was counted of texts that were cut into words in the same way.
 * @throws UsageError where it was not
 */
export function requireAnalyzer({ name, settings }: Count, analyzer: JsonObject): void {
  if (JSON.stringify(settings.analyzer) === JSON.stringify(analyzer)) return;
  throw new UsageError(
    sentence(
      'store/other-analyzer',
    )`The texts of the vocabulary "${{ name }}" were cut into words in another way; give both countings the same tokenizer and normalization.`,
  );
}

/** The error of asking for other features than a count has: options of other values. */
export function otherFeatures(name: string, options: readonly string[]): UsageError {
  return new UsageError(
    sentence(
      'store/other-features',
    )`The count "${{ name }}" has features of other ${{ options: options.map((one) => option(one)) }}; leave these out, or count the texts again.`,
  );
}

/** Lists the counts of a store, or those of a name, a kind or both. */
export async function listCounts(
  server: StoreServer,
  wanted: { readonly name?: string; readonly kind?: CountKind } = {},
): Promise<Count[]> {
  const counts: Count[] = [];
  const conditions = Object.entries(wanted).map(([column, value]) => `${column} = ${quote(value)}`);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const query = `SELECT id, name, kind, description FROM ${nameTable(server, COUNTS)} FINAL
    ${where} ORDER BY name, kind, id`;
  for await (const rows of server.query(query)) {
    for (const [id, name, kind, description] of rows) {
      counts.push({ ...JSON.parse(description), id, name, kind: kind as CountKind });
    }
  }
  return counts;
}

/** What errors about a store name as their place. */
export function placeOf({ address }: StoreServer): string {
  return `${address.servers[0]}/${address.database}`;
}

function differs(other: Count, mine: Readonly<Record<string, Json>>): UsageError {
  const { id: _id, name, kind, ...theirs } = other;
  const known: Readonly<Record<string, Json>> = { ...theirs, inputs: [...theirs.inputs] };
  const fields = Object.keys(mine).filter(
    (field) => JSON.stringify(mine[field]) !== JSON.stringify(known[field]),
  );
  return new UsageError(
    sentence(
      'store/other-settings',
    )`The store has a ${{ kind: describeKind(kind) }} of the name "${{ name }}" that was begun with other ${{ fields }}; use the same, or give this one another name.`,
  );
}
