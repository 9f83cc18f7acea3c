import type { Command } from 'commander';
import type { ModelState } from '../../base/model-state.ts';
import { type ClassTopFeatures, TEXT_CLASSIFIER_KIND } from '../../classifier/index.ts';
import { readModelFile } from '../../io/node.ts';
import { loadClassifier } from '../classifier/load-classifier.ts';
import type { Environment } from '../environment.ts';
import { formatTable } from '../terminal/table.ts';

const EXAMPLES = `
Examples:
  malmoi inspect nsmc.malmoi
  malmoi inspect nsmc.malmoi --json
`;

/** Adds `malmoi inspect`. */
export function addInspectCommand(parent: Command, environment: Environment): void {
  parent
    .command('inspect')
    .summary('what is in a model file')
    .description(
      "Shows a model's kind, its options and its tensors, and of a classifier the features that did most for each " +
        'class in its training documents. Nothing in the file is run.',
    )
    .argument('<model>', 'a model file')
    .option('--json', 'one JSON object')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: { json?: true }) => {
      const state = await readModelFile(path);
      const tensors = Object.entries(state.tensors).map(([name, { shape, data }]) => ({
        name,
        type: data.constructor.name.replace('Array', ''),
        shape,
        bytes: data.byteLength,
      }));
      const { kind, metadata } = state;
      const top =
        kind === TEXT_CLASSIFIER_KIND
          ? loadClassifier(state, path).topFeatures(options.json ? JSON_TOP : TABLE_TOP)
          : undefined;
      environment.stdout.write(
        options.json
          ? `${JSON.stringify({ kind, metadata, tensors, ...(top && { topFeatures: top }) })}\n`
          : formatState(path, state) + formatTop(top ?? []),
      );
    });
}

/** How many features of each class are listed, for people and for machines. */
const TABLE_TOP = 10;
const JSON_TOP = 100;

/** The features of each class in a column of its own. */
function formatTop(top: readonly ClassTopFeatures[]): string {
  if (top.length === 0) return '';
  const longest = Math.max(...top.map(({ features }) => features.length));
  const rows = Array.from({ length: longest }, (_, i) =>
    top.map(({ features }) => {
      const one = features[i];
      return one === undefined ? '' : `${JSON.stringify(one.feature)} ${one.pull.toFixed(2)}`;
    }),
  );
  const head = top.map(({ label }) => `speaks for ${label}`);
  return `\n${formatTable(head, rows)}\nnumbers: nats that one occurrence adds to the class above the mean of the others\n`;
}

function formatState(path: string, { kind, metadata, tensors }: ModelState): string {
  const facts = Object.entries(metadata).map(([name, value]) => {
    const text = JSON.stringify(value);
    return [name, text.length > 100 ? `${text.slice(0, 99)}…` : text];
  });
  const arrays = Object.entries(tensors).map(([name, { shape, data }]) => [
    name,
    data.constructor.name.replace('Array', ''),
    shape.join(' × '),
    `${(data.byteLength / 1e6).toFixed(1)} MB`,
  ]);
  return `${path}: ${kind}\n\n${formatTable(['option', 'value'], facts)}\n${formatTable(['tensor', 'type', 'shape', 'size'], arrays)}`;
}
