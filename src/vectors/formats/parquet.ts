import type { WordVectors } from '../word-vectors.ts';
import { reportWritten, type WriteVectorsOptions, wordsToWrite } from './write-options.ts';

/** Numbers of a row group, 4 MiB: one at a time is in memory, here and where it is read. */
const NUMBERS_PER_GROUP = 2 ** 20;

/**
 * Writes a Parquet file (parquet.apache.org) with the columns `word`, a text, and `embedding`, a list of 32-bit floats,
 * neither ever null.
 */
export async function* writeVectorsParquet(
  vectors: WordVectors,
  options: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const rows = wordsToWrite('writeVectorsParquet', vectors.size, options);
  // Loaded only when such a file is written: no other program needs it.
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: [
      { name: 'root', num_children: 2 },
      { name: 'word', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      { name: 'embedding', converted_type: 'LIST', repetition_type: 'REQUIRED', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', type: 'FLOAT', repetition_type: 'REQUIRED' },
    ],
    createdBy: 'malmoi',
  });
  /** Takes what was written since the last time. */
  const take = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  const most = Math.max(1, Math.floor(NUMBERS_PER_GROUP / vectors.dimensions));
  for (let start = 0; start < rows; start += most) {
    const ids = Array.from({ length: Math.min(most, rows - start) }, (_, i) => start + i);
    parquet.write({
      columnData: [
        { name: 'word', data: ids.map((id) => vectors.words.word(id)) },
        // Floats of vectors hardly ever repeat: nothing would be gained by a dictionary, packing or least and greatest.
        {
          name: 'embedding',
          data: ids.map((id) => Array.from(vectors.row(id))),
          ...{ encoding: 'PLAIN', codec: 'UNCOMPRESSED', statistics: false },
        },
      ],
      rowGroupSize: ids.length,
    });
    reportWritten(start + ids.length, rows, options);
    yield take();
  }
  parquet.finish();
  yield take();
}
