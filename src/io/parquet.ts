import type { RowGroup } from 'hyparquet';
import { InputError, MalmoiError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { ByteSource } from './byte-source.ts';
import { parseFieldPath } from './field-path.ts';
import { fieldText } from './json-rows.ts';
import { describeMissingColumn } from './missing-column.ts';
import type { Row } from './rows.ts';

/** Rows per batch. */
const BATCH = 1000;

/** Which columns of a Parquet file are read. */
export interface ParquetColumns {
  /** Chooses columns, or paths into them (`data.body`), from the names of all. */
  readonly choose: (names: readonly string[]) => readonly string[];
  /** What a cell without a value is: an error (the default), or an empty text. */
  readonly nulls?: 'error' | 'empty';
}

/**
 * Reads the chosen columns of a Parquet file (parquet.apache.org) as text, one group of rows after another: all groups,
 * or those that begin where the source says. Only one group's chosen columns are in memory. Whole numbers of 64 bits
 * keep all their digits.
 * @throws InputError when the source allows no reading of ranges, is not a whole Parquet file, or lacks a column
 */
export async function* readParquetRows(
  source: ByteSource,
  { choose, nulls = 'error' }: ParquetColumns,
): AsyncGenerator<Row[], void, undefined> {
  const { name, size, readRange, groupsWithin } = source;
  if (readRange === undefined || size === undefined) {
    throw new InputError(
      sentence(
        'io/streamed-parquet',
      )`Parquet is read from its end on, which neither a stream nor a packed file allows; save it unpacked in a file first`,
      { input: name },
    );
  }
  const file = {
    byteLength: size,
    slice: async (start: number, end = size): Promise<ArrayBuffer> =>
      (await readRange(start, end)).slice().buffer as ArrayBuffer,
  };
  // Loaded only when such a file is read: no other program needs these 30 kB.
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  try {
    const metadata = await parquetMetadataAsync(file);
    const names = parquetSchema(metadata).children.map(({ element }) => element.name ?? '');
    const wanted = choose(names).map((column) => ({ column, path: parseFieldPath(column) }));
    const columns = wanted.map(({ column, path }) => {
      const top = names.includes(column) ? column : (path[0] ?? column);
      if (names.includes(top)) return top;
      throw new InputError(describeMissingColumn(top, names), { input: name });
    });
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      if (!beginsWithin(group, groupsWithin)) {
        rowStart = rowEnd;
        continue;
      }
      const reading = { file, metadata, compressors, rowStart, rowEnd };
      const objects = await parquetReadObjects({ ...reading, columns: [...new Set(columns)] });
      for (let first = 0; first < objects.length; first += BATCH) {
        yield objects.slice(first, first + BATCH).map((object, i) => {
          const line = rowStart + first + i + 1;
          const place = { input: name, line };
          return {
            fields: wanted.map(({ column, path }) =>
              nulls === 'empty' && isNull(object, column)
                ? ''
                : fieldText(object, column, path, place),
            ),
            line,
          };
        });
      }
      rowStart = rowEnd;
    }
  } catch (cause) {
    if (cause instanceof MalmoiError) throw cause;
    // A damaged file may end in an error of the library's own code, which says nothing to users.
    const isSaid =
      cause instanceof Error && cause.constructor === Error && !/undefined|NaN/.test(cause.message);
    const reason = isSaid ? cause.message : 'its parts do not fit together';
    throw new InputError(
      sentence('io/broken-parquet')`this is not a whole Parquet file: ${{ reason }}`,
      { input: name },
      { cause },
    );
  }
}

/** Returns whether the first page of a group of rows begins in a stretch of the file. */
function beginsWithin({ columns }: RowGroup, stretch: ByteSource['groupsWithin']): boolean {
  if (stretch === undefined) return true;
  // The group's own `file_offset` is optional, and wrong in files of some writers (PARQUET-2078).
  const offsets = columns.map(({ meta_data: pages }) =>
    Number(pages?.dictionary_page_offset || pages?.data_page_offset || 0),
  );
  const first = Math.min(...offsets);
  return stretch.start <= first && first < stretch.end;
}

function isNull(object: object, column: string): boolean {
  return (Reflect.get(object, column) ?? null) === null;
}
