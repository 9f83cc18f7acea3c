import type { Command } from 'commander';
import type { AnyOptionTable, OptionSpec } from '../../base/option-table.ts';
import type { OptionHelp } from '../../messages/option-help.ts';
import { type Flag, TableOption } from './table-option.ts';

/** A settings type's options as flags: its table, its help, and how each is written; those left out have no flag. */
export interface FlagTable<Options extends object> {
  readonly table: AnyOptionTable & { readonly [Name in keyof Options]-?: OptionSpec };
  readonly help: { readonly [Name in keyof Options]?: OptionHelp };
  readonly flags: { readonly [Name in keyof Options]?: Flag };
}

/** Adds the flags of a settings type to a command, in the order of `flags`. */
export function addTableOptions<Options extends object>(
  command: Command,
  given: FlagTable<Options>,
): Command {
  for (const option of createTableOptions(given)) command.addOption(option);
  return command;
}

/** The flags of a settings type. */
export function createTableOptions<Options extends object>({
  table,
  help,
  flags,
}: FlagTable<Options>): TableOption[] {
  const texts: Readonly<Record<string, OptionHelp | undefined>> = help;
  return Object.entries<Flag | undefined>(flags).map(([name, flag]) => {
    const text = texts[name];
    if (text === undefined) throw new TypeError(`The option ${name} has no help.`);
    return new TableOption(name, table[name], text, flag ?? {});
  });
}

/** The library's options that were given on the command line; those left out are absent. */
export function readTableOptions<Options extends object>(
  given: FlagTable<Options>,
  parsed: object,
): Options {
  return Object.fromEntries(
    createTableOptions(given).flatMap((option) => {
      const value = option.read(parsed as Readonly<Record<string, unknown>>);
      return value === undefined ? [] : [[option.option, value]];
    }),
  ) as Options;
}
