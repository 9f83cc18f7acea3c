import type { LongWork } from '../base/progress.ts';
import type { EngineOptions } from '../engine/create-engine.ts';
import type { TestSetOptions } from '../vectors/test-vocabulary.ts';

/** Which columns of a table hold the texts and their labels; a name, or a number from 1. */
export interface TextColumns {
  readonly text?: string;
  readonly label?: string;
}

/** Labeled documents, and where they stand. */
export interface LabeledDocuments {
  readonly texts: readonly string[];
  readonly labels: readonly string[];
  /** What errors call the input that they are from. */
  readonly input?: string;
  /** The line of each document in that input. */
  readonly lines?: ArrayLike<number>;
}

/** A whole text, such as a file of analogies. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * What a model is evaluated on. Each kind of model asks for what it needs: labeled documents, the lines of
 * texts, or whole texts; nothing is read before it is asked for.
 */
export interface TestData {
  /** Documents with their labels. */
  labeled(): AsyncIterable<LabeledDocuments>;
  /** The lines of texts, or the documents of tables, blank ones too. */
  lines(): AsyncIterable<readonly string[]>;
  /** Each input as one text. */
  texts(): AsyncIterable<NamedText>;
}

/** Options of evaluations. */
export interface EvaluationOptions extends LongWork, TestSetOptions {
  /** Word vectors: the engine that answers analogies is made with these options; a language model has its own. */
  readonly engine?: EngineOptions;
}

/** Makes test data of arrays in memory: what `labels` are missing for is refused when it is asked for. */
export function testDataOf(
  texts: readonly string[],
  labels: readonly string[] = [],
  name = 'the test data',
): TestData {
  return {
    async *labeled() {
      yield { texts, labels, input: name };
    },
    async *lines() {
      yield texts;
    },
    async *texts() {
      for (const text of texts) yield { name, text };
    },
  };
}
