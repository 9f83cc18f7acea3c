import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { TextLayout } from '../corpus/text-source.ts';
import type { ByteSource } from '../io/byte-source.ts';
import { encodingByMark } from '../io/decode-bytes.ts';
import { formatByName } from '../io/documents.ts';
import type { TableFormat } from '../io/rows.ts';

/** One of the equal parts of a text: `number` from 1 to `of`. */
export interface Part {
  readonly number: number;
  readonly of: number;
}

/** An input, how documents lie in it, and its length on the disk, packed where it is packed. */
export interface PartInput {
  readonly source: ByteSource;
  readonly layout: TextLayout;
  readonly bytes: number;
}

/** The most parts: their numbers and places share 53 bits. */
const MOST_PARTS = 1_000_000;

/**
 * Reads a part such as `3/16`.
 * @throws UsageError when it is none
 */
export function parsePart(text: string): Part {
  const [, number, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (number !== undefined && of !== undefined && number >= 1 && number <= of && of <= MOST_PARTS) {
    return { number, of };
  }
  throw new UsageError(
    sentence(
      'store/part',
    )`The part is '${{ part: text }}'; one such as 3/16, the third of sixteen, was expected.`,
  );
}

/** Bytes that are read at once. */
const PIECE = 2 ** 20;

/**
 * Cuts a part from inputs: a stretch of their bytes, each end moved to the next end of a line. The parts of a text are
 * together the text, and no line is in two of them. Only lines that are found without reading what comes before can be
 * cut so: in plain text, JSON lines and TSV, neither packed nor in UTF-16. Parquet is cut between its groups of rows, each
 * of which is in the part in which its first byte lies. So is any other input, wholly.
 * @throws InputError for a file that cannot be read
 */
export async function cutPart(
  inputs: readonly PartInput[],
  { number, of }: Part,
): Promise<PartInput[]> {
  const total = inputs.reduce((sum, { bytes }) => sum + bytes, 0);
  const [from, to] = [number - 1, number].map((count) => share(total, count, of));
  const cut: PartInput[] = [];
  let before = 0;
  for (const input of inputs) {
    const { source, layout, bytes } = input;
    const [start, end] = [from - before, to - before];
    before += bytes;
    // Inputs without bytes, pipes among them, belong to the first part.
    if (bytes === 0 ? number > 1 : end <= 0 || start >= bytes) continue;
    if (start <= 0 && end >= bytes) cut.push(input);
    else if (source.readRange !== undefined && formatOf(input) === 'parquet') {
      cut.push({ ...input, source: { ...source, groupsWithin: { start, end } } });
    } else if (await canBeCut(source, layout)) {
      const stretch = await cutStretch(source, { start, end, layout });
      if (stretch !== undefined) cut.push({ ...input, source: stretch });
    } else if (start <= 0) cut.push(input);
  }
  return cut;
}

/** Computes `⌊total · count / of⌋` without exceeding what numbers hold exactly. */
function share(total: number, count: number, of: number): number {
  return Math.floor(total / of) * count + Math.floor(((total % of) * count) / of);
}

function formatOf({ source: { name }, layout }: Pick<PartInput, 'source' | 'layout'>): TableFormat {
  return layout.format ?? formatByName(name);
}

/** Returns whether lines of an input can be found from any byte on. */
async function canBeCut(source: ByteSource, layout: TextLayout): Promise<boolean> {
  const { encoding } = layout;
  if (source.readRange === undefined || formatOf({ source, layout }) === 'csv') return false;
  const name = encoding ?? encodingByMark(await source.readRange(0, 3));
  return !/^(utf-?16|ucs-?2|unicode|iso-?2022)/i.test(name);
}

/** Where a part lies in an input, before its ends are moved. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly layout: TextLayout;
}

async function cutStretch(
  source: ByteSource,
  { start, end, layout }: Stretch,
): Promise<ByteSource | undefined> {
  const from = await findLine(source, start);
  const to = await findLine(source, end);
  if (from >= to) return undefined;
  const before = await readBefore(source, from, layout);
  const read = (begin: number, stop: number) => readRange(source, begin, stop);
  return {
    name: source.name,
    size: before.length + to - from,
    rereadable: true,
    async *open() {
      if (before.length > 0) yield before;
      for (let at = from; at < to; at += PIECE) yield await read(at, Math.min(to, at + PIECE));
    },
  };
}

/**
 * Returns what must stand before lines from the middle of a file so that they are read as they are there: of a table the
 * names of its columns, of others an empty line, since a first line may lose a mark of its encoding, and a line alone may
 * be cut at carriage returns.
 */
async function readBefore(
  source: ByteSource,
  from: number,
  layout: TextLayout,
): Promise<Uint8Array> {
  if (from === 0) return new Uint8Array(0);
  const { header = true } = layout;
  if (formatOf({ source, layout }) !== 'tsv' || !header) return Uint8Array.of(LINE_FEED);
  let names: Uint8Array = new Uint8Array(0);
  // The names stand in the first line that is not empty.
  for (let end = 0; isBlank(names) && end < (source.size ?? 0); ) {
    end = await findLine(source, end + 1);
    names = await readRange(source, 0, end);
  }
  return from < names.length ? Uint8Array.of(LINE_FEED) : names;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === LINE_FEED || byte === CARRIAGE_RETURN);
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Returns where the first line begins that does not begin before a place; the end where there is none. */
async function findLine(source: ByteSource, place: number): Promise<number> {
  const { size = 0 } = source;
  if (place <= 0) return 0;
  for (let at = place - 1; at < size; at += PIECE) {
    const bytes = await readRange(source, at, Math.min(size, at + PIECE));
    const feed = bytes.indexOf(LINE_FEED);
    if (feed >= 0) return at + feed + 1;
  }
  return size;
}

async function readRange(source: ByteSource, start: number, end: number): Promise<Uint8Array> {
  return source.readRange === undefined ? new Uint8Array(0) : source.readRange(start, end);
}
