/** What other programs call our options, by the command, which may stand after `malmoi train`. */
const PUBLISHED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  glove: {
    'vector-size': '--dimensions',
    iter: '--iterations',
    'x-max': '--x-max',
    alpha: '--alpha',
    eta: '--learning-rate',
    'window-size': '--window',
    'min-count': '--min-count',
    'max-vocab': '--max-vocabulary',
    threads: '--workers',
    seed: '--seed',
  },
  // word2phrase's names.
  phrases: {
    threshold: '--threshold',
    'min-count': '--min-count',
    output: '--output',
  },
  // word2vec's names, and fastText's.
  word2vec: {
    size: '--dimensions',
    dim: '--dimensions',
    ws: '--window',
    negative: '--negatives',
    neg: '--negatives',
    sample: '--subsample',
    t: '--subsample',
    iter: '--epochs',
    epoch: '--epochs',
    alpha: '--learning-rate',
    lr: '--learning-rate',
    threads: '--workers',
    thread: '--workers',
    window: '--window',
    'min-count': '--min-count',
    output: '--output',
    minn: '--minn',
    maxn: '--maxn',
    bucket: '--bucket',
  },
};

/**
 * Writes the published programs' option names, with one dash or two, as ours where they mean the
 * same: `train glove -vector-size 50` becomes `train glove --dimensions 50`.
 */
export function translatePublishedNames(args: readonly string[]): readonly string[] {
  const names = PUBLISHED[(args[0] === 'train' ? args[1] : args[0]) ?? ''];
  if (names === undefined) return args;
  return args.map((argument) => {
    const [, name, value] = /^--?([a-z-]+)(=.*)?$/s.exec(argument) ?? [];
    const ours = name !== undefined && Object.hasOwn(names, name) ? names[name] : undefined;
    return ours === undefined ? argument : `${ours}${value ?? ''}`;
  });
}
