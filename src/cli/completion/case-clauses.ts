import type { CommandCompletions } from './list-completions.ts';

/** The clauses of a script's three `case` statements, which bash and zsh write alike. */
export interface CaseClauses {
  /** The pattern of a command below another. */
  readonly nested: string;
  /** By the command and the word before the cursor: the values of an option. */
  readonly choices: string;
  /** By the command and the word at the cursor: options after a dash, else commands. */
  readonly words: string;
}

/** Writes the clauses by which bash and zsh find the candidates. */
export function writeCaseClauses(all: readonly CommandCompletions[]): CaseClauses {
  const clause = (pattern: string, candidates: readonly string[]): string =>
    `    ${pattern}) candidates='${candidates.join(' ')}' ;;`;
  const choices = all.flatMap(({ path, choices }) =>
    choices.flatMap(({ flags, values }) =>
      flags.map((flag) => clause(`'${path} ${flag}'`, values)),
    ),
  );
  // The longest path first: the pattern of a shorter one fits it, too.
  const words = [...all]
    .reverse()
    .flatMap(({ path, options, words }) => [
      clause(`'${path} -'*`, options),
      clause(`'${path} '*`, words),
    ]);
  return {
    nested: all
      .slice(1)
      .map(({ path }) => `'${path}'`)
      .join(' | '),
    choices: choices.join('\n'),
    words: words.join('\n'),
  };
}
