import type { Command } from 'commander';
import { InputError, InterruptedError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { inputSource } from '../../io/node-source.ts';
import { GENERATION_OPTIONS } from '../../language-model/generate-text.ts';
import { openModel } from '../../models/index.ts';
import { GENERATED_LINE } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { GENERATION_FLAGS } from '../flags/language-model-flags.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

interface GenerateOptions extends EngineChoice {
  readonly prompt?: string;
  readonly samples: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi generate s.malmoi --prompt "ROMEO:" --temperature 0.8
  malmoi generate reviews.malmoi --prompt "이 영화는" --top-p 0.9 --samples 5 --length 60
  head -3 poem.txt | malmoi generate s.malmoi --prompt - --json
`;

/** Adds `malmoi generate`. */
export function addGenerateCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('generate')
    .description(
      'Writes on from a prompt, unit by unit, each drawn from what the model expects next. Same seed, same text.',
    )
    .argument('<model>', 'a language model, or a checkpoint of one')
    .option(
      '--prompt <text>',
      'what the text begins with, or - for standard input (default: a new line)',
    );
  addTableOptions(command, GENERATION_FLAGS).option(
    '--samples <count>',
    'texts to write, with seeds that count up from --seed',
    parseWholeNumber('--samples', 1),
    1,
  );
  addEngineOptions(command)
    .option('--json', 'one JSON object for each text')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: GenerateOptions) => generate(path, options, environment));
}

async function generate(
  path: string,
  options: GenerateOptions,
  environment: Environment,
): Promise<void> {
  const { stdout, signal } = environment;
  const { samples, json } = options;
  const sampling = readTableOptions(GENERATION_FLAGS, options);
  const prompt = await readPrompt(options.prompt, environment);
  // One unit at a time is too little work to hand over to other threads.
  const engine = { workers: 1, ...engineOptionsOf(options) };
  const handle = await openModel(path, { kind: 'language-model', engine });
  try {
    for (let sample = 0; sample < samples; sample++) {
      const seed = (sampling.seed ?? GENERATION_OPTIONS.seed.default) + sample;
      let text = '';
      let written = false;
      const given = prompt === undefined ? {} : { prompt, echo: json !== true };
      try {
        for await (const piece of handle.generate({ ...sampling, ...given, seed, signal })) {
          if (json) text += piece;
          else await stdout.write(piece);
          written = true;
        }
      } finally {
        // Also after Ctrl-C; but a prompt that was refused leaves standard output empty.
        if (!json && written) stdout.write('\n');
      }
      if (json) stdout.write(toJsonLine(GENERATED_LINE, { prompt: prompt ?? '', seed, text }));
    }
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    throw new InterruptedError(sentence('cli/stopped-text')`Stopped before the end of the text.`, {
      cause: error,
    });
  } finally {
    handle.dispose();
  }
}

/** The prompt of the options; standard input without the line feed at its end. */
async function readPrompt(
  prompt: string | undefined,
  { stdin }: Environment,
): Promise<string | undefined> {
  if (prompt !== '-') return prompt;
  const source = inputSource('-', stdin);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for await (const chunk of source.open()) text += decoder.decode(chunk, { stream: true });
    text += decoder.decode();
  } catch (cause) {
    throw new InputError(
      sentence('cli/prompt-encoding')`the prompt is not UTF-8`,
      { input: source.name },
      { cause },
    );
  }
  return text.replace(/\r?\n$/, '');
}
