import type { CommandCompletions } from './list-completions.ts';

/** Writes the script by which fish completes the command line. */
export function writeFishCompletion(all: readonly CommandCompletions[]): string {
  const clause = (pattern: string, candidates: readonly string[]): string =>
    `        case '${pattern}'\n            set candidates ${candidates.join(' ')}`;
  const nested = all.slice(1).map(({ path }) => `'${path}'`);
  const choices = all.flatMap(({ path, choices }) =>
    choices.flatMap(({ flags, values }) => flags.map((flag) => clause(`${path} ${flag}`, values))),
  );
  // The longest path first: the pattern of a shorter one fits it, too.
  const words = [...all]
    .reverse()
    .flatMap(({ path, options, words }) => [
      clause(`${path} -*`, options),
      clause(`${path} *`, words),
    ]);
  return `function __malmoi_candidates
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l place malmoi
    set -l candidates
    for one in $words[2..-1]
        switch "$place $one"
            case ${nested.join(' ')}
                set place "$place $one"
        end
    end
    switch "$place $words[-1]"
${choices.join('\n')}
    end
    test -n "$candidates"; or switch "$place $word"
${words.join('\n')}
    end
    test -n "$candidates"; and printf '%s\\n' $candidates
end
# Where there are no candidates, file names complete.
complete -c malmoi -f -n __malmoi_candidates -a '(__malmoi_candidates)'
`;
}
