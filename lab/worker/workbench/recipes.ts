/** What the workbench can train: for each model what it learns from, and the options that the page shows. */

/** A whole number that the reader may change. */
interface WholeOption {
  readonly kind: 'whole';
  readonly least: number;
  readonly most: number;
  readonly default: number;
}

/** One of a few words. */
interface ChoiceOption {
  readonly kind: 'choice';
  readonly choices: readonly string[];
  readonly default: string;
}

export type RecipeOption = WholeOption | ChoiceOption;

export interface Recipe {
  /** What the data may be. */
  readonly shapes: readonly ('table' | 'text' | 'tagged' | 'pictures')[];
  /** The columns of a table that it needs. */
  readonly roles: readonly ('text' | 'label' | 'target' | 'source')[];
  readonly options: Readonly<Record<string, RecipeOption>>;
}

const whole = (standard: number, least: number, most: number): WholeOption => ({
  ...{ kind: 'whole', least, most, default: standard },
});
const choice = (choices: readonly [string, ...string[]]): ChoiceOption => ({
  ...{ kind: 'choice', choices, default: choices[0] },
});

const TOKENIZERS = choice(['words', 'graphemes', 'jamo']);
const SEED = whole(1, 0, 1_000_000);

/** The recipes in the order in which the page lists them. Their defaults are small: a minute in a tab. */
export const RECIPES = {
  'naive-bayes': {
    shapes: ['table'],
    roles: ['text', 'label'],
    options: { tokenizer: TOKENIZERS, ngrams: whole(2, 1, 3) },
  },
  linear: {
    shapes: ['table'],
    roles: ['text', 'label'],
    options: { tokenizer: TOKENIZERS, ngrams: whole(2, 1, 3) },
  },
  'text-network': {
    shapes: ['table'],
    roles: ['text', 'label'],
    options: {
      encoder: choice(['cnn', 'gru', 'lstm', 'rnn']),
      units: choice(['words', 'graphemes', 'jamo']),
      hiddenSize: whole(48, 4, 256),
      epochs: whole(6, 1, 100),
      seed: SEED,
    },
  },
  table: {
    shapes: ['table'],
    roles: ['target'],
    options: { hiddenSize: whole(32, 4, 256), epochs: whole(60, 1, 500), seed: SEED },
  },
  translator: {
    shapes: ['table'],
    roles: ['source', 'target'],
    options: {
      units: choice(['code-points', 'bpe', 'jamo', 'whitespace']),
      attention: choice(['additive', 'dot', 'none']),
      hiddenSize: whole(64, 8, 256),
      epochs: whole(8, 1, 100),
      seed: SEED,
    },
  },
  tagger: {
    shapes: ['tagged'],
    roles: [],
    options: { hiddenSize: whole(48, 8, 256), epochs: whole(8, 1, 100), seed: SEED },
  },
  captioner: {
    shapes: ['pictures'],
    roles: [],
    options: {
      attention: choice(['dot', 'none']),
      hiddenSize: whole(64, 8, 256),
      epochs: whole(30, 1, 100),
      seed: SEED,
    },
  },
  'language-model': {
    shapes: ['text', 'table'],
    roles: ['text'],
    options: {
      cell: choice(['gru', 'lstm', 'rnn']),
      units: choice(['code-points', 'jamo', 'graphemes', 'whitespace']),
      hiddenSize: whole(96, 8, 512),
      steps: whole(600, 10, 20_000),
      seed: SEED,
    },
  },
  word2vec: {
    shapes: ['text', 'table'],
    roles: ['text'],
    options: {
      dimensions: whole(50, 2, 300),
      window: whole(5, 1, 20),
      epochs: whole(10, 1, 100),
      minCount: whole(3, 1, 100),
      seed: SEED,
    },
  },
  glove: {
    shapes: ['text', 'table'],
    roles: ['text'],
    options: {
      dimensions: whole(50, 2, 300),
      window: whole(10, 1, 20),
      iterations: whole(25, 1, 200),
      minCount: whole(3, 1, 100),
      seed: SEED,
    },
  },
} as const satisfies Record<string, Recipe>;

export type RecipeId = keyof typeof RECIPES;
export const RECIPE_IDS = Object.keys(RECIPES) as RecipeId[];

/** The names of all options that the page shows. */
export type OptionName = {
  [Id in RecipeId]: keyof (typeof RECIPES)[Id]['options'];
}[RecipeId];
