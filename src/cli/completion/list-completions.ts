import type { Command, Option } from 'commander';

/** What may follow a command, as every shell's script offers it. */
export interface CommandCompletions {
  /** The words that lead to the command, as `malmoi train classifier`. */
  readonly path: string;
  /** The commands below it, or the choices of its arguments. */
  readonly words: readonly string[];
  /** The long names of its options. */
  readonly options: readonly string[];
  /** The values of those of its options that take one of several. */
  readonly choices: readonly OptionChoices[];
}

/** The values that an option takes. */
export interface OptionChoices {
  /** The option's names, as `--lang`, long and short. */
  readonly flags: readonly string[];
  readonly values: readonly string[];
}

/** Lists what completes a command and all below it, read from the very definitions that parse the command line. */
export function listCompletions(
  command: Command,
  path: string = command.name(),
): CommandCompletions[] {
  const options = command.createHelp().visibleOptions(command);
  return [
    {
      path,
      words: [
        ...command.commands.map((one) => one.name()),
        ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
      ],
      options: options.flatMap(({ long }) => long ?? []),
      choices: options.flatMap(listChoices),
    },
    ...command.commands.flatMap((one) => listCompletions(one, `${path} ${one.name()}`)),
  ];
}

function listChoices({ long, short, argChoices }: Option): OptionChoices[] {
  if (argChoices === undefined) return [];
  return [{ flags: [long, short].flatMap((flag) => flag ?? []), values: argChoices }];
}
