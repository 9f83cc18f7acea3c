import { open } from 'node:fs/promises';
import { koreanAnalyzerPath } from '../../io/node-package-file.ts';

/** A morphological analyzer's file, and the texts that it is to read. */
export interface ChosenAnalyzer {
  readonly model: string;
  readonly inputs: readonly string[];
}

/** What a command's first argument says: a model is one, and anything else is read by the analyzer of the package. */
export async function chooseAnalyzer(args: readonly string[]): Promise<ChosenAnalyzer> {
  const [first, ...rest] = args;
  const isModel = first !== undefined && (await isModelFile(first));
  const inputs = isModel ? rest : args;
  return {
    model: isModel ? first : koreanAnalyzerPath(),
    inputs: inputs.length === 0 ? ['-'] : inputs,
  };
}

/** Says whether a path is named as a model, or leads to a file that begins like one: with a length and then JSON. */
async function isModelFile(path: string): Promise<boolean> {
  if (/\.malmoi(?:\.checkpoint)?$/.test(path)) return true;
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    // A pipe gives its bytes once: what comes out of one is a text.
    if (!(await file.stat()).isFile()) return false;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(9), 0, 9, 0);
    return bytesRead === 9 && buffer.readUInt32LE(4) === 0 && buffer[8] === '{'.charCodeAt(0);
  } finally {
    await file.close();
  }
}
