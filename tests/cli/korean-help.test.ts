import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { COMMANDER_WORDS } from '../../src/cli/help/korean/commander.ts';
import { COMMAND_TEXTS } from '../../src/cli/help/korean/commands.ts';
import { FLAG_TEXTS } from '../../src/cli/help/korean/flags.ts';
import { TableOption } from '../../src/cli/options/table-option.ts';
import { createProgram } from '../../src/cli/run.ts';

const output = { write() {}, isTerminal: false };
const program = createProgram(
  {
    stdin: (async function* () {})(),
    ...{ stdout: output, stderr: output },
    signal: new AbortController().signal,
  },
  'ko',
);

/** The English texts of a command's help and of the commands under it; tables of options have Korean of their own. */
function textsOf(command: Command): string[] {
  return [
    command.summary(),
    command.description(),
    ...command.registeredArguments.map(({ description }) => description),
    ...command.options.flatMap((option) =>
      option instanceof TableOption ? [] : option.description,
    ),
    ...command.commands.flatMap(textsOf),
  ].filter((text) => text !== '');
}

it('every text of the help has a Korean one, and no Korean text is without its English', () => {
  const texts = new Set(textsOf(program));
  const korean = { ...COMMANDER_WORDS, ...COMMAND_TEXTS, ...FLAG_TEXTS };
  expect([...texts].filter((text) => korean[text] === undefined)).toEqual([]);
  const translated = Object.keys({ ...COMMAND_TEXTS, ...FLAG_TEXTS });
  expect(translated.filter((text) => !texts.has(text))).toEqual([]);
});
