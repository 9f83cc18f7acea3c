import type { Translated } from './language.ts';

/** What an option means, for a person: in the command line's help, in the docs' tables, beside a page's switch. */
export interface OptionHelp extends Translated {
  /** What the default depends on, where the table holds no plain value. */
  readonly default?: Translated;
}

/** The help of a settings type: of every option that is a number, a choice, a switch or a text, and of others at will. */
export type HelpTable<Options> = {
  readonly [Name in keyof Options as IsPlain<Exclude<Options[Name], undefined>> extends true
    ? Name
    : never]-?: OptionHelp;
} & {
  readonly [Name in keyof Options]?: OptionHelp;
};

type IsPlain<Value> = [Value] extends [string | number | boolean] ? true : false;
