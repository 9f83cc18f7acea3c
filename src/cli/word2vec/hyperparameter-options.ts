import { type Command, Option } from 'commander';
import { SUBWORD_UNITS } from '../../vectors/subword-ngrams.ts';
import {
  ARCHITECTURES,
  WORD2VEC_LOSSES,
  type Word2VecHyperparameters,
} from '../../word2vec/index.ts';
import { parseNumber } from '../options/number.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

/** Adds the options of what is trained, and how, to a command; none has a value unless given. */
export function addHyperparameterOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--architecture <name>', 'who predicts whom (default: skip-gram)').choices([
        ...ARCHITECTURES,
      ]),
    )
    .addOption(
      new Option(
        '--loss <name>',
        'how a prediction is scored (default: negative-sampling)',
      ).choices([...WORD2VEC_LOSSES]),
    )
    .option(
      '--dimensions <numbers>',
      'numbers in a vector (default: 100)',
      parseWholeNumber('--dimensions', 1),
    )
    .option(
      '--window <words>',
      'the farthest neighbour (default: 5)',
      parseWholeNumber('--window', 1),
    )
    .option(
      '--negatives <words>',
      'noise words for each window (default: 5)',
      parseWholeNumber('--negatives', 1),
    )
    .option(
      '--subsample <share>',
      'leave out words more frequent than this at times (default: 1e-3, for softmax 0)',
      parseNumber('--subsample', 0),
    )
    .option(
      '--epochs <passes>',
      'passes over the text (default: 5)',
      parseWholeNumber('--epochs', 1),
    )
    .option(
      '--learning-rate <rate>',
      'the first step (default: 0.025, for cbow 0.05; for softmax 0.05 and 0.2)',
      parseNumber('--learning-rate', 0),
    )
    .addOption(
      new Option(
        '--subwords <units>',
        'vectors for n-grams too, so that unseen and misspelt words have one',
      ).choices([...SUBWORD_UNITS]),
    )
    .option(
      '--minn <units>',
      'shortest n-gram, in characters or jamo (default: 3)',
      parseWholeNumber('--minn', 1),
    )
    .option(
      '--maxn <units>',
      'longest n-gram (default: 6); 0 for no subwords',
      parseWholeNumber('--maxn', 0),
    )
    .option(
      '--bucket <numbers>',
      "numbers that the n-grams' hashes share (default: 2000000)",
      parseWholeNumber('--bucket', 1),
    )
    .option(
      '--shards <count>',
      'parts of the text that train side by side; the result depends on them (default: 2)',
      parseWholeNumber('--shards', 1),
    )
    .option(
      '--seed <number>',
      'same seed, same vectors (default: 1)',
      parseWholeNumber('--seed', 0),
    );
}

/** What the options say; what they do not say is left out. */
export function hyperparametersOf(options: Word2VecHyperparameters): Word2VecHyperparameters {
  const { architecture, loss, dimensions, window, negatives, subsample, epochs } = options;
  const { learningRate, subwords, minn, maxn, bucket, shards, seed } = options;
  const all = {
    ...{ architecture, loss, dimensions, window, negatives, subsample, epochs },
    ...{ learningRate, subwords, minn, maxn, bucket, shards, seed },
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
