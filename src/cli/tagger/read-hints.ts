import { parse } from 'node:path';
import { InputError } from '../../base/errors.ts';
import { nameInput } from '../../base/name-input.ts';
import { sentence } from '../../base/sentence.ts';
import type { Engine } from '../../engine/engine.ts';
import { readLines } from '../../io/lines.ts';
import { readModelFile } from '../../io/node.ts';
import { inputSource } from '../../io/node-source.ts';
import {
  type ContextModel,
  openContextModel,
  type TaggerBeginning,
  type TaggerVectors,
} from '../../tagger/index.ts';
import type { Environment } from '../environment.ts';
import { loadVectors } from '../vectors/load-vectors.ts';

/** What a tagger is given beside sentences, as flags name it. */
export interface HintOptions {
  readonly inputColumns?: string;
  readonly vectors?: string;
  readonly gazetteer?: string;
  readonly charLm?: string;
  readonly charLmBackward?: string;
  readonly quiet?: true;
}

/** The flags of what a checkpoint holds already, by the names of their options. */
export const HINT_FLAGS: Readonly<Record<string, string>> = {
  vectors: '--vectors',
  gazetteer: '--gazetteer',
  charLm: '--char-lm',
  charLmBackward: '--char-lm-backward',
};

/** Reads what a tagger is given beside its sentences. */
export async function readHints(
  engine: Engine,
  options: HintOptions,
  environment: Environment,
): Promise<Pick<TaggerBeginning, 'inputColumns' | 'vectors' | 'gazetteer' | 'contexts'>> {
  const { inputColumns, vectors, gazetteer, charLm, charLmBackward } = options;
  const contexts: ContextModel[] = [];
  for (const [direction, path] of [
    ['forward', charLm],
    ['backward', charLmBackward],
  ] as const) {
    if (path === undefined) continue;
    const state = await readModelFile(path);
    const model = nameInput(path, () => openContextModel(engine, state));
    contexts.push({ direction, model });
  }
  return {
    ...(contexts.length > 0 && { contexts }),
    ...(inputColumns !== undefined && { inputColumns: namesOf(inputColumns) }),
    ...(vectors !== undefined && { vectors: await readVectors(vectors, options, environment) }),
    ...(gazetteer !== undefined && { gazetteer: await readGazetteer(gazetteer, environment) }),
  };
}

/** Splits a list of names at its commas. */
export function namesOf(list: string): string[] {
  return list.split(',').map((name) => name.trim());
}

async function readVectors(
  path: string,
  { quiet }: HintOptions,
  environment: Environment,
): Promise<TaggerVectors> {
  const vectors = await loadVectors(path, quiet ? { quiet } : {}, environment);
  return {
    dimensions: vectors.dimensions,
    words: Array.from({ length: vectors.size }, (_, id) => vectors.words.word(id)),
    vectorOf: (id) => vectors.row(id),
  };
}

/** Reads phrases: one a line, its type after a tab; of a line without one the type is the name of the file. */
async function readGazetteer(
  path: string,
  { stdin, signal }: Environment,
): Promise<{ phrase: string; type: string }[]> {
  const { name, open } = inputSource(path, stdin);
  const entries: { phrase: string; type: string }[] = [];
  for await (const lines of readLines(open(), { name })) {
    signal.throwIfAborted();
    for (const { text, number } of lines) {
      const [phrase, type = parse(path).name, more] = text.split('\t');
      if (more !== undefined || type === '') {
        throw new InputError(
          sentence(
            'cli/wrong-gazetteer-line',
          )`expected a phrase, or a phrase and its type separated by a tab`,
          { input: name, line: number },
        );
      }
      if (phrase.trim() !== '') entries.push({ phrase, type });
    }
  }
  return entries;
}
