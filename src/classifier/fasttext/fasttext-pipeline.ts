import type { JsonObject } from '../../base/json.ts';
import { createTextPipeline, type TextPipeline } from '../../text/pipeline.ts';

/** A token of fastText's: what stands between six characters and NUL; it knows none of Unicode's white space. */
const TOKEN = '[^ \\n\\r\\t\\v\\f\\0]+';

/** Makes a pipeline that cuts texts as fastText does. */
export function createFastTextPipeline(): TextPipeline {
  return createTextPipeline({ tokenizer: { kind: 'regexp', pattern: TOKEN } });
}

/**
 * Whether a pipeline does nothing but cut texts at white space, which is all that fastText does; ours takes Unicode's white
 * space, too.
 */
export function cutsAtWhiteSpace({ normalize, tokenizer, stopWords, stem }: JsonObject): boolean {
  const steps = Object.values(Object(normalize));
  const { kind, pattern } = Object(tokenizer);
  const changesNothing =
    steps.every((step) => step === false || step === undefined) && (stem ?? null) === null;
  const keepsAll = Array.isArray(stopWords) && stopWords.length === 0;
  return changesNothing && keepsAll && (kind === 'whitespace' || pattern === TOKEN);
}
