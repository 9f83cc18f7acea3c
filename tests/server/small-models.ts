import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../cli/run-command.ts';
import { golden } from './start-server.ts';

/** A small model of each kind that answers requests, and a picture for the captioner. */
export interface SmallModels {
  readonly paths: readonly string[];
  /** A PNG file in base64. */
  readonly picture: string;
}

/** Trains the models that `tests/golden` does not have, in some seconds, into a folder. */
export async function makeSmallModels(folder: string): Promise<SmallModels> {
  const at = (name: string): string => join(folder, name);
  const columns = ['1', '영화가', '영화+가', 'NOUN', 'ncn+jcs', '_', '0', 'root', '_', '_'];
  await writeFile(at('words.conllu'), `${columns.join('\t')}\n\n`);
  await writeFile(at('numbers.tsv'), 'one\t1\ntwo\t2\nthree\t3\n');
  const rows = [1, 2, 3, 4].map((x) => `${x},${x > 2 ? 'high' : 'low'}\n`);
  await writeFile(at('table.csv'), `x,kind\n${rows.join('')}`);
  const commands = [
    ['train', 'tagger', at('words.conllu'), '--columns', 'upos', '--hidden-size', '4'],
    ['train', 'morphology', at('words.conllu'), '--validation', at('words.conllu')],
    [
      ...['train', 'translator', at('numbers.tsv'), '--validation', at('numbers.tsv')],
      ...['--units', 'code-points', '--min-count', '1', '--hidden-size', '4'],
    ],
    ['train', 'table', at('table.csv'), '--target', 'kind'],
    ['draw-shapes', '-o', at('shapes'), '--count', '6'],
    [
      ...['train', 'captioner', at('shapes/captions.tsv'), '--filters', '2'],
      ...['--hidden-size', '4', '--attention'],
    ],
  ];
  const paths = ['classifier-multinomial', 'lm-gru-jamo', 'vectors'].map(golden);
  for (const [first = '', kind = '', ...rest] of commands) {
    const output = at(`${kind}.malmoi`);
    const more = first === 'train' ? ['--epochs', '1', '-o', output] : [];
    const { code, stderr } = await runCommand([first, kind, ...rest, ...more]);
    if (code !== 0) throw new Error(stderr);
    if (first === 'train') paths.push(output);
  }
  return { paths, picture: (await readFile(at('shapes/000001.png'))).toString('base64') };
}
