import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { CLASSIFIER_MODEL_HELP } from '../../messages/option-help/text-classifier.ts';
import { createTableOptions } from '../options/from-table.ts';
import { TableOption } from '../options/table-option.ts';
import type { ClassifierFamily } from './family.ts';
import { FASTTEXT } from './fasttext.ts';
import { LINEAR } from './linear.ts';
import { NAIVE_BAYES } from './naive-bayes.ts';
import { NEURAL } from './neural.ts';
import { withQuantization } from './quantized-family.ts';

/** The families of classifiers, in the order of the help. A new family is one file and an entry here. */
const FAMILIES: readonly ClassifierFamily[] = [
  NAIVE_BAYES,
  LINEAR,
  withQuantization(FASTTEXT),
  NEURAL,
];

/** Adds `--model` and the flags of all families; a flag that several have stands once. */
export function addFamilyOptions(command: Command): Command {
  const choices = FAMILIES.flatMap((family) => family.models);
  const spec = { kind: 'choice', choices, default: choices[0] } as const;
  command.addOption(new TableOption('model', spec, CLASSIFIER_MODEL_HELP, {}));
  const added = new Set(['model']);
  for (const family of FAMILIES) {
    for (const option of flagsOf(family)) {
      const name = option.attributeName();
      if (!added.has(name)) command.addOption(option);
      added.add(name);
    }
  }
  return command;
}

/**
 * Finds the family that trains a model.
 * @param model the value of `--model`
 * @param options all flags as they were read
 * @throws UsageError when a flag was given that only other families have
 */
export function familyOf(model: string, options: object): ClassifierFamily {
  const family = FAMILIES.find(({ models }) => models.includes(model)) ?? FAMILIES[0];
  const own = new Set(['model', ...flagsOf(family).map((one) => one.attributeName())]);
  for (const other of FAMILIES) {
    for (const option of flagsOf(other)) {
      const name = option.attributeName();
      if (own.has(name) || option.read({ ...options }) === undefined) continue;
      const owners = FAMILIES.filter((owner) =>
        flagsOf(owner).some((one) => one.attributeName() === name),
      );
      throw new UsageError(
        sentence(
          'cli/flag-of-other-models',
        )`${{ flag: option.long ?? name }} goes with --model ${{ models: owners.flatMap(({ models }) => models) }}, not with --model ${{ model }}.`,
      );
    }
  }
  return family;
}

function flagsOf({ flags }: ClassifierFamily): TableOption[] {
  return flags.flatMap((table) => createTableOptions(table));
}
