import type { Command } from 'commander';
import type { Sentence } from '../../base/sentence.ts';
import type { DocumentPlace } from '../../models/json/predictions.ts';
import { TOKENS_LINE } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { remarkOnForm } from '../../models/remark-on-form.ts';
import { formOfPipeline, type TextPipeline } from '../../text/pipeline.ts';
import { splitSentences } from '../../text/sentences/split-sentences.ts';
import type { Token } from '../../text/tokenizer.ts';
import type { Environment } from '../environment.ts';
import { createRemarkOnce } from '../models/remark-once.ts';
import { openCorpus } from '../open-corpus.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import {
  addTokenizerOptions,
  createPipeline,
  type TokenizerOptions,
} from '../options/tokenizer-options.ts';

interface TokenizeOptions extends DocumentOptions, TokenizerOptions {
  readonly sentences?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  echo "정말 재미있다! Really." | malmoi tokenize --sentences
  malmoi tokenize reviews.tsv --text document --tokenizer jamo
  malmoi tokenize novel.txt --lowercase --stem english --json
`;

/** Adds `malmoi tokenize`. */
export function addTokenizeCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('tokenize')
    .description(
      'Prints the tokens of each document on a line, with spaces between them; white space inside a token is shown as ▁.',
    )
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input', ['-']);
  addTokenizerOptions(addDocumentOptions(command))
    .option('--sentences', 'cut each document into sentences first: a line a sentence')
    .option('--json', 'one JSON object a line, with the tokens and their offsets in the document')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TokenizeOptions) => tokenize(inputs, options, environment));
}

async function tokenize(
  inputs: readonly string[],
  options: TokenizeOptions,
  environment: Environment,
): Promise<void> {
  const pipeline = await createPipeline(options);
  // Other tokenizers learned nothing that a text in another form could miss.
  const isLearned = Object(pipeline.description.tokenizer).kind === 'bpe';
  const remarkOn = (texts: readonly string[]): Sentence | undefined =>
    isLearned ? remarkOnForm(texts, formOfPipeline(pipeline)) : undefined;
  const remark = createRemarkOnce({ remarkOn }, environment);
  const { corpus } = openCorpus(inputs, { ...options, quiet: true }, environment);
  // A line of output for each of the input, blank or not, so that both can be laid side by side.
  const batches = corpus.documents('tokenizing', { keepBlankLines: true });
  for await (const { texts, lines, input: file } of batches) {
    remark(texts);
    let out = '';
    for (const [i, text] of texts.entries()) {
      const place = { file, line: lines[i] };
      const pieces = options.sentences
        ? splitSentences(text)
        : [{ text, start: 0, end: text.length }];
      for (const piece of pieces) {
        out += options.json ? describe(place, piece, pipeline) : `${show(piece.text, pipeline)}\n`;
      }
    }
    await environment.stdout.write(out);
  }
}

/** A document or a sentence of it as JSON; offsets are UTF-16 units of the document. */
function describe(place: DocumentPlace, piece: Token, pipeline: TextPipeline): string {
  const tokens = pipeline.tokenize(piece.text).map(({ text, start, end }) => ({
    text,
    start: piece.start + start,
    end: piece.start + end,
  }));
  const { text, start, end } = piece;
  return toJsonLine(TOKENS_LINE, { ...place, text, start, end, tokens });
}

function show(text: string, pipeline: TextPipeline): string {
  return pipeline
    .words(text)
    .map((word) => word.replace(/\s/g, '▁'))
    .join(' ');
}
