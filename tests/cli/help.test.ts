import type { EventEmitter } from 'node:events';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDER_WORDS } from '../../src/cli/help/korean/commander.ts';
import { KOREAN_HELP } from '../../src/cli/help/korean/index.ts';
import { HELP_WIDTH } from '../../src/cli/help/localized-help.ts';
import { TableOption } from '../../src/cli/options/table-option.ts';
import { createProgram } from '../../src/cli/run.ts';
import { displayWidth } from '../../src/cli/terminal/display-width.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { runCommand } from './run-command.ts';

const silent = { isTerminal: false, write: () => undefined };
const environment = {
  stdin: (async function* () {})(),
  ...{ stdout: silent, stderr: silent, signal: new AbortController().signal },
};
const program = await createProgram(environment, 'en');

/** A command and all below it, each by the words that lead to it. */
function listCommands(command: Command, path: readonly string[]): [string, Command][] {
  return [
    [path.join(' '), command],
    ...command.commands.flatMap((one) => listCommands(one, [...path, one.name()])),
  ];
}

const commands = listCommands(program, []);

/** The English texts of a command's help, each with what it is a text of; options of tables have Korean of their own. */
function listTexts(command: Command): [of: string, text: string][] {
  const texts: [string, string][] = [
    ['summary', command.summary()],
    ['description', command.description()],
    ...command.registeredArguments.map((one): [string, string] => [one.name(), one.description]),
    ...command.options
      .filter((option) => !(option instanceof TableOption))
      .map((option): [string, string] => [option.flags, option.description]),
    ...listExampleTexts(command).map((text): [string, string] => ['examples', text]),
  ];
  return texts.filter(([, text]) => text !== '');
}

/** The headings of a command's examples and the notes beside or below its commands. */
function listExampleTexts(command: Command): string[] {
  let examples = '';
  const write = (text: string) => {
    examples += text;
  };
  // Commander's types leave out that its commands emit events.
  (command as Command & EventEmitter).emit('afterHelp', { error: false, command, write });
  return examples.split('\n').flatMap((line) => {
    const [, text] =
      /^(\S.*)$|^ {4}(\(.*\))$|^ +\S.*? {3,}(\S.*)$/.exec(line)?.filter(Boolean) ?? [];
    return text ?? [];
  });
}

describe.each(LANGUAGES)('help in %s', (language) => {
  it.each(commands)('of malmoi %s fits its width', async (path) => {
    const args = [...path.split(' ').filter((word) => word !== ''), '--help', '--lang', language];
    const { code, stdout } = await runCommand(args);
    expect(code).toBe(0);
    const wide = stdout.split('\n').filter((line) => displayWidth(line) > HELP_WIDTH);
    expect(wide).toEqual([]);
    expect(stdout).toContain(language === 'ko' ? '사용법: malmoi' : 'Usage: malmoi');
    if (language === 'ko') expect(stdout).not.toMatch(/\[(options|command)\]/);
  });

  it.each(commands)('of malmoi %s says what each option of a table means', (_, command) => {
    for (const option of command.options) {
      if (!(option instanceof TableOption)) continue;
      expect(option.help[language], option.flags).not.toBe('');
      if (language === 'ko') expect(option.help.ko, option.flags).toMatch(/[가-힣]/);
    }
  });
});

it.each(commands)('malmoi %s has a Korean text for each of its English ones', (_, command) => {
  const missing = listTexts(command).filter(([, text]) => KOREAN_HELP[text] === undefined);
  expect(missing).toEqual([]);
});

it('has no Korean text whose English no command has', () => {
  const said = new Set(
    commands.flatMap(([, command]) => listTexts(command).map(([, text]) => text)),
  );
  const unsaid = Object.keys(KOREAN_HELP).filter(
    (text) => !said.has(text) && COMMANDER_WORDS[text] === undefined,
  );
  expect(unsaid).toEqual([]);
});

it('lists commands as they are, without loading them', async () => {
  const listed = listCommands(await createProgram(environment, 'en', ['--help']), []);
  const linesOf = (all: typeof listed) =>
    all.map(([path, command]) => [path, command.summary(), command.commands.length]);
  expect(linesOf(listed)).toEqual(linesOf(commands));
  expect(listed.filter(([path, { options }]) => path !== '' && options.length > 0)).toEqual([]);
});

it('is the same wherever it is asked for, however deep a command stands', async () => {
  for (const names of [['tokenize'], ['train'], ['train', 'lm'], ['store', 'list']]) {
    const { stdout: help } = await runCommand([...names, '--help']);
    for (const word of ['help', '-h', '--help']) {
      const { code, stdout } = await runCommand([word, ...names]);
      expect([code, stdout]).toEqual([0, help]);
    }
  }
});
