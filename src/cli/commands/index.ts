import type { Command } from 'commander';
import type { Environment } from '../environment.ts';
import { addAnalogyCommand } from './analogy.ts';
import { addConvertCommand } from './convert.ts';
import { addDoctorCommand } from './doctor.ts';
import { addOddOneOutCommand } from './odd-one-out.ts';
import { addProjectCommand } from './project.ts';
import { addSimilarCommand } from './similar.ts';
import { addStemCommand } from './stem.ts';

/** Adds every command to the program, in the order that help lists them. */
export function addCommands(program: Command, environment: Environment): void {
  const train = program.command('train').description('train a model on your own text');
  for (const add of trainCommands) add(train, environment);
  for (const add of commands) add(program, environment);
}

/** Adds one command to its parent. */
export type AddCommand = (parent: Command, environment: Environment) => void;

/** What stands after `malmoi train`. */
const trainCommands: readonly AddCommand[] = [];

const commands: readonly AddCommand[] = [
  addStemCommand,
  addSimilarCommand,
  addAnalogyCommand,
  addOddOneOutCommand,
  addConvertCommand,
  addProjectCommand,
  addDoctorCommand,
];
