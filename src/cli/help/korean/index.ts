import { COMMANDER_WORDS } from './commander.ts';

/** The Korean of the command line's help, by the English. */
export const KOREAN_HELP: Readonly<Record<string, string>> = {
  ...COMMANDER_WORDS,
};
