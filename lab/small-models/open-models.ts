// The language models that chapters 11 to 14 look into: one of the reader's, or the small ones that come with the lab.
import { absoluteAddress } from '../shell/chosen-text.ts';
import type { SmallCell } from './cells.ts';
import gru from './gru.malmoi?url';
import lstm from './lstm.malmoi?url';
import rnn from './rnn.malmoi?url';

const FILES = { rnn, lstm, gru } as const;

/** The address of a small model that comes with the lab. */
export function smallModelAddress(cell: SmallCell): string {
  return absoluteAddress(FILES[cell]);
}

/**
 * Reads the files of the models to look into.
 * @param hash of a kept model; empty: the small models of these cells
 * @returns undefined where the kept model is there no more
 */
export async function readModelFiles(
  hash: string,
  cells: readonly SmallCell[],
): Promise<Uint8Array<ArrayBuffer>[] | undefined> {
  if (hash !== '') {
    const { readModel } = await import('../bench-of-models/store.ts');
    const kept = await readModel(hash);
    return kept && [kept];
  }
  return Promise.all(
    cells.map(
      async (cell) => new Uint8Array(await (await fetch(smallModelAddress(cell))).arrayBuffer()),
    ),
  );
}
