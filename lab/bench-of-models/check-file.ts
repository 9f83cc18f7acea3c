import { hashOf } from '../worker/hash-of.ts';
import { startTraining } from '../worker/training-client.ts';

/** A file that was found to hold a language model. */
export interface CheckedFile {
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** LSTM 64 */
  readonly what: string;
}

/**
 * Opens a file in a worker, to see whether it holds a language model.
 * @throws the worker's error as data, where it does not
 */
export async function checkFile(file: File): Promise<CheckedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { cell, hiddenSize } = await new Promise<{ cell: string; hiddenSize: number }>(
    (resolve, reject) => {
      const reader = startTraining(
        { job: 'trained-model', spec: { bytes } },
        { onLosses: () => {}, onFailure: reject },
      );
      reader
        .look({ what: 'card' })
        .then(resolve, reject)
        .finally(() => reader.stop());
    },
  );
  return { hash: await hashOf(bytes), bytes, what: `${cell.toUpperCase()} ${hiddenSize}` };
}
