import { stat } from 'node:fs/promises';
import type { EngineOptions } from '../../engine/create-engine.ts';
import { ByteReader } from '../../io/byte-reader.ts';
import { readFileStart } from '../../io/node.ts';
import { inputSource } from '../../io/node-source.ts';
import { type AnyModelHandle, handleOf, openModel } from '../../models/index.ts';
import { BYTES_LOOKED_AT, detectVectorFormat } from '../../vectors/formats/detect-format.ts';
import { isFastTextClassifier } from '../../vectors/formats/fasttext-reader.ts';
import type { Environment } from '../environment.ts';
import { loadVectors } from '../vectors/load-vectors.ts';

/**
 * Opens a model's file, of whatever kind; of standard input word vectors, and of files of other tools those or a classifier.
 * @param engine what a language model computes on
 */
export async function openModelFile(
  path: string,
  { quiet = false, engine = {} }: { readonly quiet?: boolean; readonly engine?: EngineOptions },
  environment: Environment,
): Promise<AnyModelHandle> {
  if (!(await isForeign(path, environment))) return openModel(path, { engine });
  const reading = { header: true, ...(quiet && { quiet: true as const }) };
  return handleOf(await loadVectors(path, reading, environment));
}

/** Whether a file is a classifier of fastText. */
export async function isFastTextFile(path: string): Promise<boolean> {
  return path !== '-' && isFastTextClassifier((await readFileStart(path, BYTES_LOOKED_AT)).bytes);
}

/** Whether a file holds word vectors in a format of another tool, and no classifier. */
export async function isForeign(path: string, { stdin }: Environment): Promise<boolean> {
  // Models are read from files; of standard input it can only be vectors, in whatever format.
  if (path === '-') return true;
  // A pipe gives its bytes once: the reader of models tells what they are while it reads them.
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return false;
  const { name, open } = inputSource(path, stdin);
  const reader = new ByteReader(open());
  try {
    const format = await detectVectorFormat(reader, name);
    return format !== 'malmoi' && !isFastTextClassifier(reader.rest);
  } catch {
    // What it is, then, the reader of models says better.
    return false;
  } finally {
    await reader.close();
  }
}
