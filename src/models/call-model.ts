import { createEventBreaks } from '../base/event-breaks.ts';
import type { JsonObject } from '../base/json.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { tokenizeSentence } from '../corpus/tagged/read-plain.ts';
import { createTokenizer } from '../text/units/create-tokenizer.ts';
import { type CallName, MODEL_CALLS, type ModelCall, type ModelCalls } from './json/calls.ts';
import type { AnyModelHandle } from './model-handle.ts';
import { cannot } from './model-kind.ts';
import { MODEL_KINDS } from './model-kinds.ts';
import { toTaggedLine } from './tagged-line.ts';

type Work = Pick<LongWork, 'signal'>;

/** How an ability answers a request. */
interface CallRun<Call> {
  /** Inputs that are computed side by side: an abort takes effect, and other work gets its turn, between them. */
  readonly atOnce: number;
  readonly run: Call extends ModelCall<infer Request, infer Result>
    ? (
        handle: AnyModelHandle,
        request: Request,
        work: Work,
      ) => readonly Result[] | Promise<readonly Result[]>
    : never;
}

/** Texts that are read side by side. */
const TEXTS_AT_ONCE = 32;

const RUNS: { readonly [Name in CallName]: CallRun<ModelCalls[Name]> } = {
  predict: {
    atOnce: TEXTS_AT_ONCE,
    run: (handle, { texts, ...options }, work) => handle.predict(texts, { ...options, ...work }),
  },
  // Rows of a sequence must stay together.
  predictRows: {
    atOnce: Infinity,
    run: (handle, { rows }, work) => handle.predictRows(rows, work),
  },
  explain: {
    atOnce: 1,
    run: (handle, { texts }) => texts.map((text) => ({ text, ...handle.explain(text) })),
  },
  explainRows: {
    atOnce: Infinity,
    run: (handle, { rows }, work) =>
      handle.explainRows(rows, work).map((found) => ({ method: 'table', ...found })),
  },
  tag: {
    atOnce: TEXTS_AT_ONCE,
    run: async (handle, { texts, top }, work) => {
      if (handle.kind !== 'tagger') throw cannot('tag', MODEL_KINDS[handle.kind]);
      const tokenizer = createTokenizer(handle.model.tokenizer);
      const sentences = texts.map((text) => tokenizeSentence(text, tokenizer));
      const tagged = await handle.tag(sentences, work);
      return tagged.map((one) => toTaggedLine(handle.model, one, top));
    },
  },
  analyze: {
    atOnce: TEXTS_AT_ONCE,
    run: (handle, { texts, ...options }, work) =>
      handle
        .analyze(texts, { ...options, ...work })
        .map((eojeols, i) => ({ text: texts[i], eojeols })),
  },
  space: {
    atOnce: TEXTS_AT_ONCE,
    run: (handle, { texts }, work) => handle.restoreSpaces(texts, work).map((text) => ({ text })),
  },
  translate: {
    atOnce: TEXTS_AT_ONCE,
    run: async (handle, { texts, ...options }, work) => {
      const found = await handle.translate(texts, options, work);
      return found.map((translations, i) => ({ text: texts[i], translations }));
    },
  },
};

/**
 * Answers a request of an ability: some inputs after others, with breaks in which events are handled.
 * @param request as the ability's schema has it
 * @returns a result for each input, as it is ready
 * @throws UsageError when the model lacks the ability, or an option is wrong
 * @throws InputError when an input cannot be read
 * @throws InterruptedError when the signal is aborted
 */
export async function* callModel(
  handle: AnyModelHandle,
  name: CallName,
  request: JsonObject,
  work: Work = {},
): AsyncGenerator<unknown, void, undefined> {
  const { atOnce, run } = RUNS[name] as unknown as CallRun<ModelCall<JsonObject, unknown>>;
  const { inputs } = MODEL_CALLS[name];
  const all = request[inputs] as readonly unknown[];
  const takeBreak = createEventBreaks();
  for (let first = 0; first < all.length; first += atOnce) {
    throwIfAborted(work.signal);
    const some = { ...request, [inputs]: all.slice(first, first + atOnce) } as JsonObject;
    yield* await run(handle, some, work);
    await takeBreak();
  }
}
