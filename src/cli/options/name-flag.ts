import type { Command } from 'commander';
import { TableOption } from './table-option.ts';

/**
 * How an option of the library is written for a command: its flag where the command has one, its own name
 * elsewhere. Names of flags stay as they are.
 */
export function nameFlag(name: string, command: Command | undefined): string {
  const flag = command?.options.find((one) => one instanceof TableOption && one.option === name);
  return flag?.long ?? name;
}
