import { InputError, UsageError } from '../../base/errors.ts';
import { type Sentence, type SentenceValue, sentence } from '../../base/sentence.ts';
import {
  ABILITY_VERBS,
  type Ability,
  type AnyModelHandle,
  MODEL_KINDS,
  type ModelKindName,
} from '../../models/index.ts';

/** Which commands take models of a kind, beside `inspect`. */
const COMMANDS: Readonly<Record<ModelKindName, readonly string[]>> = {
  'naive-bayes-classifier': ['predict', 'explain', 'evaluate'],
  'linear-classifier': ['predict', 'explain', 'evaluate'],
  'fasttext-classifier': ['predict', 'explain', 'evaluate'],
  'neural-classifier': ['predict', 'explain', 'evaluate'],
  'language-model': ['predict', 'evaluate', 'generate', 'study gradients', 'convert --precision'],
  'table-model': ['predict', 'explain', 'evaluate', 'convert --precision'],
  tagger: ['tag', 'evaluate', 'convert --precision'],
  translator: ['translate', 'evaluate', 'explain', 'convert --precision'],
  morphology: ['morphs', 'space', 'evaluate', 'convert --precision'],
  captioner: ['caption', 'evaluate', 'convert --precision'],
  'word-vectors': ['similar', 'analogy', 'odd-one-out', 'project', 'evaluate', 'convert'],
  word2vec: ['similar', 'analogy', 'odd-one-out', 'project', 'evaluate', 'convert'],
  'glove-checkpoint': ['train glove --resume'],
  'bpe-tokenizer': ['tokenize --tokenizer', 'train lm --units'],
  tokenizer: ['tokenize --tokenizer'],
  'text-pipeline': [],
  phrases: ['phrases --model', 'train word2vec --phrases'],
  vocabulary: [],
  'count-vectorizer': [],
  'tfidf-vectorizer': [],
  'hashing-vectorizer': [],
};

/**
 * Refuses, before anything is read, what a model of its kind cannot do.
 * @throws InputError with what the model is, and which commands take it
 */
export function checkAbility(path: string, { kind }: AnyModelHandle, ability: Ability): void {
  const { noun, [ability]: can } = MODEL_KINDS[kind];
  if (can !== undefined) return;
  const commands = ['inspect', ...COMMANDS[kind]].map((command) => `malmoi ${command}`);
  throw new InputError(
    sentence(
      'cli/cannot',
    )`this is ${{ noun }} (kind "${{ kind }}"), which cannot ${{ ability: ABILITY_VERBS[ability] }}; it is for ${{ commands }}`,
    { input: path },
  );
}

/**
 * Refuses options of another kind of model: who gives one believes that it does something.
 * @throws UsageError when one was given
 */
export function refuseOptionsOf(
  path: string,
  { kind }: AnyModelHandle,
  options: Readonly<Record<string, unknown>>,
  names: readonly (readonly [flag: SentenceValue, option: string])[],
  owners: { readonly kinds: readonly ModelKindName[]; readonly noun: Sentence },
): void {
  if (owners.kinds.includes(kind)) return;
  const given = names.find(([, option]) => options[option] !== undefined);
  if (given === undefined) return;
  throw new UsageError(
    sentence(
      'cli/option-of-others',
    )`${{ name: given[0] }} is for ${{ owners: owners.noun }}; ${{ path }} is ${{ noun: MODEL_KINDS[kind].noun }}.`,
  );
}
