import { UsageError } from '../../base/errors.ts';
import { checkOption } from '../../base/options.ts';
import { option, sentence } from '../../base/sentence.ts';
import { LANGUAGES, type Language } from '../../messages/language.ts';

/**
 * Takes `--lang ko` out of a command line, wherever it stands before `--`: the language must be known before the
 * rest is read, whose errors are in it.
 * @throws UsageError when it names no language that there is
 */
export function takeLanguage(args: readonly string[]): {
  readonly language?: Language;
  readonly args: readonly string[];
} {
  const end = args.indexOf('--');
  const at = args.findIndex(
    (arg, i) => (end < 0 || i < end) && (arg === '--lang' || arg.startsWith('--lang=')),
  );
  if (at < 0) return { args };
  const joined = args[at].startsWith('--lang=');
  const given = joined ? args[at].slice('--lang='.length) : args[at + 1];
  if (given === undefined) {
    throw new UsageError(
      sentence('cli/no-language')`${{ name: option('--lang') }} names no language; give en or ko.`,
    );
  }
  checkOption('--lang', { kind: 'choice', choices: LANGUAGES }, given);
  const rest = [...args.slice(0, at), ...args.slice(at + (joined ? 1 : 2))];
  return { language: given === 'ko' ? 'ko' : 'en', args: rest };
}
