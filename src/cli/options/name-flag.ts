import type { Command } from 'commander';
import { TableOption } from './table-option.ts';

/**
 * How an option of the library is written for a command: its flag where the command has one, its own name
 * elsewhere. Names of flags stay as they are.
 */
export function nameFlag(name: string, command: Command | undefined): string {
  const options = command?.options ?? [];
  const flag =
    options.find((one) => one instanceof TableOption && one.option === name) ??
    options.find((one) => one.attributeName() === name);
  return flag?.long ?? name;
}
