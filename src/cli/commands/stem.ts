import { type Command, Option } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { readConllu } from '../../corpus/tagged/read-conllu.ts';
import { readLines } from '../../io/lines.ts';
import { inputSource } from '../../io/node-source.ts';
import { STEM_EVALUATION, STEM_LINE, type StemLine } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { createEnglishStemmer } from '../../text/english/stemmer.ts';
import { goldStem } from '../../text/korean/gold-stem.ts';
import { StemAccuracy, type StemReport, type StemScore } from '../../text/korean/stem-accuracy.ts';
import { createKoreanStemmer, type KoreanStemmer } from '../../text/korean/stemmer.ts';
import { createParticleStripper } from '../../text/korean/strip-particles.ts';
import type { Stemmer } from '../../text/stemmer.ts';
import type { Environment } from '../environment.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { formatTable } from '../terminal/table.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';

interface StemOptions {
  readonly language: 'english' | 'korean';
  readonly evaluate?: true;
  readonly errors: number;
  readonly json?: true;
}

/** What stands between spaces, without the punctuation around it. */
const WORD = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu;

/** What a treebank writes in a field that it leaves out. */
const NOTHING = '_';

const EXAMPLES = `
Examples:
  echo "맑았는데 그는 서울에서 살았다" | malmoi stem --language korean
  malmoi stem --language english book.txt
  malmoi stem --language korean --json novel.txt
  malmoi stem --evaluate ko_kaist-ud-dev.conllu ko_gsd-ud-dev.conllu
`;

/** Adds `malmoi stem`. */
export function addStemCommand(parent: Command, environment: Environment): void {
  parent
    .command('stem')
    .description(
      'Takes the words of each line back to their stem: in Korean the dictionary form (맑았는데 → 맑다, 서울에서 → 서울), in English the stem of Snowball.',
    )
    .argument('[inputs...]', 'text files, or - for standard input', ['-'])
    .addOption(
      new Option('--language <language>', 'the language of the text')
        .choices(['korean', 'english'])
        .default('korean'),
    )
    .option(
      '--evaluate',
      'read Korean CoNLL-U files and print how many stems agree with their lemmas',
    )
    .option(
      '--errors <count>',
      'with --evaluate: how many frequent errors to list',
      parseWholeNumber('--errors', 0),
      20,
    )
    .option('--json', 'one JSON object a word, with every reading; with --evaluate, one a file')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], options: StemOptions) => {
      if (options.evaluate === true) await evaluate(inputs, options, environment);
      else for (const input of inputs) await stemText(input, options, environment);
    });
}

async function stemText(
  input: string,
  options: StemOptions,
  { stdin, stdout, signal }: Environment,
): Promise<void> {
  const korean = options.language === 'korean' ? createKoreanStemmer() : undefined;
  const stemmer = korean ?? createEnglishStemmer();
  const source = inputSource(input, stdin);
  for await (const lines of readLines(source.open(), source)) {
    signal.throwIfAborted();
    let out = '';
    for (const { text, number: line } of lines) {
      const words = text.match(WORD) ?? [];
      if (options.json === true) {
        for (const word of words) {
          const place = { file: source.name, line };
          out += toJsonLine(STEM_LINE, { ...place, ...describe(word, stemmer, korean) });
        }
      } else out += `${words.map((word) => stemmer.stem(word)).join(' ')}\n`;
    }
    await stdout.write(out);
  }
}

function describe(
  word: string,
  stemmer: Stemmer,
  korean: KoreanStemmer | undefined,
): Pick<StemLine, 'word' | 'stem' | 'analyses'> {
  const stem = stemmer.stem(word);
  if (korean === undefined) return { word, stem };
  const analyses = korean.analyze(word).map(({ kind: wordClass, ...rest }) => ({
    ...{ wordClass, ...rest },
  }));
  return { word, stem, analyses };
}

async function evaluate(
  inputs: readonly string[],
  options: StemOptions,
  environment: Environment,
): Promise<void> {
  if (options.language === 'english') {
    throw new UsageError(
      sentence(
        'cli/evaluate-english',
      )`--evaluate measures the Korean stemmer; leave --language english out.`,
    );
  }
  const stemmer = createKoreanStemmer();
  const stripParticles = createParticleStripper();
  for (const input of inputs) {
    const methods = {
      malmoi: new StemAccuracy((word) => stemmer.stem(word)),
      'particles only': new StemAccuracy(stripParticles),
      'as they stand': new StemAccuracy((word) => word),
    };
    const { name, skipped } = await scoreFile(input, Object.values(methods), environment);
    const reports = Object.fromEntries(
      Object.entries(methods).map(([method, accuracy]) => [
        method,
        accuracy.report(options.errors),
      ]),
    );
    if (options.json === true) {
      environment.stdout.write(
        toJsonLine(STEM_EVALUATION, { file: name, skipped, methods: reports }),
      );
    } else
      environment.stdout.write(formatReport({ name, skipped, reports }, wordingOf(environment)));
  }
}

/** Scores every word that has a gold stem; punctuation and symbols have none and are counted as skipped. */
async function scoreFile(
  input: string,
  methods: readonly StemAccuracy[],
  { stdin, signal }: Environment,
): Promise<{ name: string; skipped: number }> {
  const source = inputSource(input, stdin);
  const { name } = source;
  let skipped = 0;
  for await (const { tokens, columns } of readConllu(readLines(source.open(), source), name)) {
    signal.throwIfAborted();
    for (const [i, form] of tokens.entries()) {
      const [lemma, upos, xpos] = [columns.lemma[i], columns.upos[i], columns.xpos[i]];
      // Auxiliaries carry their morphemes apart: the lemma column holds the stem alone.
      const [, original] = /(?:^|\|)OrigLemma=([^|]*)/.exec(columns.misc[i]) ?? [];
      const morphemes = original ?? (lemma === NOTHING && form !== NOTHING ? undefined : lemma);
      const isWord =
        upos !== 'PUNCT' && upos !== 'SYM' && morphemes !== undefined && xpos !== NOTHING;
      const gold = isWord ? goldStem(morphemes, xpos) : undefined;
      if (gold === undefined) skipped += 1;
      else for (const method of methods) method.add(form, gold);
    }
  }
  return { name, skipped };
}

/** How the stemmer and what it is compared with did on a file. */
interface FileReport {
  readonly name: string;
  readonly skipped: number;
  readonly reports: Readonly<Record<string, StemReport>>;
}

function formatReport({ name, skipped, reports }: FileReport, wording: Wording): string {
  const { term, text } = wording;
  const rows = Object.entries(reports).map(([method, { overall, byClass }]) => [
    wording.name(method),
    percent(overall),
    percent(byClass.nouns),
    percent(byClass['verbs and adjectives']),
    percent(byClass.others),
  ]);
  const first = reports.malmoi;
  const words = first?.overall.words ?? 0;
  const table = formatTable(
    [term('stemmer'), term('all'), term('nouns'), term('verbs, adjectives'), term('others')],
    rows,
  );
  const errors = (first?.errors ?? []).map((one) => [
    String(one.times),
    one.word,
    one.expected,
    one.found,
  ]);
  const list =
    errors.length === 0
      ? ''
      : `\n${formatTable([term('times'), term('word'), term('lemma'), term('stem')], errors)}`;
  const title = text(
    sentence(
      'cli/stems-evaluated',
    )`${{ name }}: ${{ words }} words (${{ skipped }} punctuation marks and symbols left out), stems that equal the lemma`,
  );
  return `${title}\n${table}${list}\n`;
}

function percent({ accuracy, words }: StemScore): string {
  return words === 0 ? '–' : `${(100 * accuracy).toFixed(2)} %`;
}
