import type { Command } from 'commander';
import type { ModelState } from '../../base/model-state.ts';
import { readModelFile } from '../../io/node.ts';
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
    .description("Shows a model's kind, its options and its tensors; nothing in it is run.")
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
      environment.stdout.write(
        options.json
          ? `${JSON.stringify({ kind, metadata, tensors })}\n`
          : formatState(path, state),
      );
    });
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
