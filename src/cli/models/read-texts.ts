import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { withoutLabels } from '../../io/labeled-lines.ts';
import type { AnyModelHandle } from '../../models/index.ts';
import { CLASSIFIER_KINDS } from '../../models/json/evaluations.ts';
import { columnsOf } from '../../models/kinds/any-classifier.ts';
import type { Environment } from '../environment.ts';
import { formatOf, openCorpus } from '../open-corpus.ts';
import type { DocumentOptions } from '../options/document-options.ts';
import { createRemarkOnce } from './remark-once.ts';

function isClassifier({ kind }: AnyModelHandle): boolean {
  return (CLASSIFIER_KINDS as readonly string[]).includes(kind);
}

/** Texts, and which document each is; those of the command line have no place. */
export interface PlacedTexts {
  readonly texts: readonly string[];
  /** Where a text stands: by its number among the texts. */
  placeOf(i: number): { readonly file: string; readonly line: number } | undefined;
}

/** The texts of a command: themselves, or inputs that hold them. */
export interface GivenTexts {
  readonly texts: readonly string[] | undefined;
  readonly inputs: readonly string[];
}

/** @throws UsageError when texts are given and inputs, too */
export function refuseTextsAndFiles(inputs: readonly string[]): void {
  if (inputs.every((input) => input === '-')) return;
  throw new UsageError(
    sentence('cli/texts-and-files')`Give either texts or files that hold them, not both.`,
  );
}

/**
 * Reads the texts that a model is asked about, in batches; of inputs the column that the model was trained on.
 * Blank lines are kept, so that output and input can be laid side by side.
 * @throws UsageError when texts and inputs are both given
 */
export async function* readTexts(
  { texts, inputs }: GivenTexts,
  phase: string,
  handle: AnyModelHandle,
  options: Partial<DocumentOptions>,
  environment: Environment,
): AsyncGenerator<PlacedTexts, void, undefined> {
  const remark = createRemarkOnce(handle, environment);
  if (texts !== undefined) {
    refuseTextsAndFiles(inputs);
    remark(texts);
    yield { texts, placeOf: () => undefined };
    return;
  }
  const text = options.text ?? columnsOf(handle).text;
  const reading = { ...options, quiet: true, ...(text !== undefined && { text }) };
  const { corpus } = openCorpus(inputs, reading, environment);
  for await (const batch of corpus.documents(phase, { keepBlankLines: true })) {
    const { input: file, lines } = batch;
    // A classifier's labels stand in its plain texts, but are no part of them.
    const isPlain = formatOf(file, options) === 'text';
    const texts = isPlain && isClassifier(handle) ? batch.texts.map(withoutLabels) : batch.texts;
    remark(texts);
    yield { texts, placeOf: (i) => ({ file, line: lines[i] }) };
  }
}
