import { TextCorpus, type WordAnalyzer } from '../corpus/text-corpus.ts';
import { createByteText, type TextSource } from '../corpus/text-source.ts';
import { inputSource } from '../io/node-source.ts';
import type { Environment } from './environment.ts';
import { type DocumentOptions, layoutOf } from './options/document-options.ts';
import { createProgressBar, type ProgressBar } from './terminal/progress-bar.ts';

/** A text of a command's inputs, and the bars that show how far its readings are. */
export interface OpenedCorpus {
  readonly corpus: TextCorpus;
  readonly bars: ProgressBar;
}

/** How a command's inputs are read. */
export interface CorpusReading extends Partial<DocumentOptions> {
  /** Cuts the texts into words; default: at white space. */
  readonly analyzer?: WordAnalyzer;
  /** Shows no bar. */
  readonly quiet?: boolean;
}

/**
 * Opens a command's inputs as one text; `-` is standard input. Ctrl-C stops the reading.
 * @throws InputError when an input is not there, or is a folder
 */
export function openCorpus(
  inputs: readonly string[],
  reading: CorpusReading,
  environment: Environment,
): OpenedCorpus {
  const { analyzer: _analyzer, quiet: _quiet, ...options } = reading;
  return createCorpus(openSources(inputs, options, environment), reading, environment);
}

/** Makes one text of sources. Ctrl-C stops the reading. */
export function createCorpus(
  sources: readonly TextSource[],
  { analyzer, quiet = false }: Pick<CorpusReading, 'analyzer' | 'quiet'>,
  environment: Environment,
): OpenedCorpus {
  const { signal } = environment;
  const bars = createPhaseBars(environment, quiet);
  const corpus = new TextCorpus(sources, {
    ...{ signal, onProgress: bars.onProgress },
    ...(analyzer !== undefined && { analyzer }),
  });
  return { corpus, bars };
}

/**
 * Opens a command's inputs as sources of text; `-` is standard input.
 * @throws InputError when an input is not there, or is a folder
 */
export function openSources(
  inputs: readonly string[],
  options: Partial<DocumentOptions>,
  { stdin }: Environment,
): TextSource[] {
  const layout = layoutOf(options);
  return inputs.map((input) => createByteText(inputSource(input, stdin), layout));
}

/** A bar for each phase, one after the other. */
function createPhaseBars(environment: Environment, quiet: boolean): ProgressBar {
  let bar: ProgressBar | undefined;
  let shown: string | undefined;
  return {
    onProgress: (progress) => {
      if (bar === undefined || progress.phase !== shown) {
        bar?.stop();
        bar = createProgressBar(environment, quiet);
        shown = progress.phase;
      }
      bar.onProgress(progress);
    },
    stop: () => {
      bar?.stop();
      bar = undefined;
    },
  };
}
