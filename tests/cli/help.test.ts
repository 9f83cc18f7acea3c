import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { HELP_WIDTH } from '../../src/cli/help/localized-help.ts';
import { TableOption } from '../../src/cli/options/table-option.ts';
import { createProgram } from '../../src/cli/run.ts';
import { displayWidth } from '../../src/cli/terminal/display-width.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { runCommand } from './run-command.ts';

const silent = { isTerminal: false, write: () => {} };
const program = createProgram(
  {
    stdin: (async function* () {})(),
    ...{ stdout: silent, stderr: silent, signal: new AbortController().signal },
  },
  'en',
);

/** A command and all below it, each by the words that lead to it. */
function listCommands(command: Command, path: readonly string[]): [string, Command][] {
  return [
    [path.join(' '), command],
    ...command.commands.flatMap((one) => listCommands(one, [...path, one.name()])),
  ];
}

const commands = listCommands(program, []);

describe.each(LANGUAGES)('help in %s', (language) => {
  it.each(commands)('of malmoi %s fits its width', async (path) => {
    const args = [...path.split(' ').filter((word) => word !== ''), '--help', '--lang', language];
    const { code, stdout } = await runCommand(args);
    expect(code).toBe(0);
    const wide = stdout.split('\n').filter((line) => displayWidth(line) > HELP_WIDTH);
    expect(wide).toEqual([]);
    expect(stdout).toContain(language === 'ko' ? '사용법: malmoi' : 'Usage: malmoi');
  });

  it.each(commands)('of malmoi %s says what each option of a table means', (_, command) => {
    for (const option of command.options) {
      if (!(option instanceof TableOption)) continue;
      expect(option.help[language], option.flags).not.toBe('');
      if (language === 'ko') expect(option.help.ko, option.flags).toMatch(/[가-힣]/);
    }
  });
});
