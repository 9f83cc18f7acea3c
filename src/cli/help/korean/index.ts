import { COMMANDER_WORDS } from './commander.ts';
import { COMMAND_TEXTS } from './commands.ts';
import { EXAMPLE_TEXTS } from './examples.ts';
import { FLAG_TEXTS } from './flags.ts';

/** The Korean of the command line's help, by the English. */
export const KOREAN_HELP: Readonly<Record<string, string>> = {
  ...COMMANDER_WORDS,
  ...COMMAND_TEXTS,
  ...FLAG_TEXTS,
  ...EXAMPLE_TEXTS,
};
