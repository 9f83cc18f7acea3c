import { COOCCURRENCE_FLAGS } from '../flags/co-occurrence-flags.ts';
import { ENGINE_FLAGS } from '../flags/engine-flags.ts';
import { GLOVE_FLAGS } from '../flags/glove-flags.ts';
import { PHRASE_FLAGS } from '../flags/text-flags.ts';
import { WORD2VEC_FLAGS } from '../flags/word2vec-flags.ts';
import { createTableOptions, type FlagTable } from './from-table.ts';

/** Writes another program's option with its value as ours; undefined where it means nothing here. */
type Translation = (value: string) => readonly string[] | undefined;

/** What stands for the values of an option. */
const choice =
  (values: Readonly<Record<string, readonly string[]>>): Translation =>
  (value) =>
    Object.hasOwn(values, value) ? values[value] : undefined;

/** A file that we take without an option's name before it. */
const argument: Translation = (value) => [value];

/** The published names that a table of flags holds, each with ours. */
function publishedNames<Options extends object>(flags: FlagTable<Options>): Record<string, string> {
  return Object.fromEntries(
    createTableOptions(flags).flatMap(({ long, flag }) =>
      (flag.published ?? []).map((name) => [name, long ?? '']),
    ),
  );
}

/**
 * What other programs call our options, by the command, which may stand after `malmoi train`: the name of
 * ours, or how it is written.
 */
const PUBLISHED: Readonly<Record<string, Readonly<Record<string, string | Translation>>>> = {
  glove: {
    ...publishedNames(GLOVE_FLAGS),
    ...publishedNames(COOCCURRENCE_FLAGS),
    ...publishedNames(ENGINE_FLAGS),
    'min-count': '--min-count',
    'max-vocab': '--max-vocabulary',
  },
  // word2phrase's names.
  phrases: { ...publishedNames(PHRASE_FLAGS), output: '--output' },
  // word2vec's names, and fastText's.
  word2vec: {
    ...publishedNames(WORD2VEC_FLAGS),
    ...publishedNames(ENGINE_FLAGS),
    negative: '--negatives',
    neg: '--negatives',
    'min-count': '--min-count',
    minCount: '--min-count',
    output: '--output',
    train: argument,
    input: argument,
    cbow: choice({ '0': ['--architecture', 'skip-gram'], '1': ['--architecture', 'cbow'] }),
    hs: choice({ '0': [], '1': ['--loss', 'hierarchical-softmax'] }),
    loss: choice({
      ns: ['--loss', 'negative-sampling'],
      hs: ['--loss', 'hierarchical-softmax'],
      softmax: ['--loss', 'softmax'],
    }),
  },
};

/**
 * Writes the published programs' option names, with one dash or two, as ours where they mean the
 * same: `train glove -vector-size 50` becomes `train glove --dimensions 50`, and
 * `train word2vec -cbow 1` becomes `train word2vec --architecture cbow`.
 */
export function translatePublishedNames(args: readonly string[]): readonly string[] {
  const command = (args[0] === 'train' ? args[1] : args[0]) ?? '';
  const translated = translateNames(args, PUBLISHED[command]);
  return command === 'word2vec' ? withoutIdleNegatives(translated) : translated;
}

/**
 * Leaves out `-negative 0` where another loss is asked for, which has no use for negatives. Alone it asks for no loss
 * at all, and is refused as any wrong number of negatives is.
 */
function withoutIdleNegatives(args: readonly string[]): readonly string[] {
  const [negatives, loss] = [args.indexOf('--negatives'), args.indexOf('--loss')];
  const isIdle =
    negatives >= 0 &&
    args[negatives + 1] === '0' &&
    loss >= 0 &&
    args[loss + 1] !== 'negative-sampling';
  return isIdle ? args.filter((_, i) => i !== negatives && i !== negatives + 1) : args;
}

function translateNames(
  args: readonly string[],
  names: (typeof PUBLISHED)[string] | undefined,
): readonly string[] {
  if (names === undefined) return args;
  const translated: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const [, name = '', value] = /^--?([a-zA-Z-]+)(?:=(.*))?$/s.exec(args[i]) ?? [];
    const ours = Object.hasOwn(names, name) ? names[name] : undefined;
    if (typeof ours === 'string') {
      translated.push(value === undefined ? ours : `${ours}=${value}`);
      continue;
    }
    const written = ours?.(value ?? args[i + 1] ?? '');
    translated.push(...(written ?? [args[i]]));
    if (written !== undefined && value === undefined) i++;
  }
  return translated;
}
