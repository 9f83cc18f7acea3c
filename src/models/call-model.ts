import { createEventBreaks } from '../base/event-breaks.ts';
import type { JsonObject } from '../base/json.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import { tokenizeSentence } from '../corpus/tagged/read-plain.ts';
import { GENERATION_OPTIONS } from '../language-model/generate-text.ts';
import { createTokenizer } from '../text/units/create-tokenizer.ts';
import { readAnalogy } from '../vectors/answer-analogy.ts';
import { toCaptionResult } from './caption-result.ts';
import {
  type CallEvent,
  type CallName,
  MODEL_CALLS,
  type ModelCall,
  type ModelCalls,
} from './json/calls.ts';
import type { AnyModelHandle } from './model-handle.ts';
import { cannot } from './model-kind.ts';
import { MODEL_KINDS } from './model-kinds.ts';
import { toTaggedLine } from './tagged-line.ts';

type Work = Pick<LongWork, 'signal'>;

/** How an ability answers a request. */
interface CallRun<Call> {
  /** Inputs that are computed side by side: an abort takes effect, and other work gets its turn, between them. */
  readonly atOnce: number;
  /** Whether inputs of several requests may be computed side by side, with the same results; default: no. */
  readonly joins?: true;
  /**
   * Whether a result depends on the place of its input among all that are computed together: then those of a request
   * are, and no others with them.
   */
  readonly byPlace?: (request: JsonObject) => boolean;
  readonly run: Call extends ModelCall<infer Request, infer Result>
    ? (handle: AnyModelHandle, request: Request, work: Work) => Answers<Result>
    : never;
}

/** Results in the order of the inputs; or, of work that shows itself as it goes, events. */
type Answers<Result> =
  | readonly Result[]
  | Promise<readonly Result[]>
  | AsyncGenerator<CallEvent<Result>, void, undefined>;

/** Texts that are read side by side. */
const TEXTS_AT_ONCE = 32;

/** The most UTF-16 units of texts that are read side by side, but for one that is longer by itself. */
const LENGTH_AT_ONCE = 2 ** 14;

const RUNS: { readonly [Name in CallName]: CallRun<ModelCalls[Name]> } = {
  predict: {
    atOnce: TEXTS_AT_ONCE,
    joins: true,
    run: (handle, { texts, ...options }, work) =>
      handle.predictWithBreaks(texts, { ...options, ...work }),
  },
  // Rows of a sequence must stay together.
  predictRows: {
    atOnce: Infinity,
    run: (handle, { rows }, work) => handle.predictRows(rows, work),
  },
  explain: {
    atOnce: 1,
    run: async (handle, { texts: [text] }, work) => [
      { text, ...(await handle.explainWithBreaks(text, work)) },
    ],
  },
  explainRows: {
    atOnce: Infinity,
    run: (handle, { rows }, work) =>
      handle.explainRows(rows, work).map((found) => ({ method: 'table', ...found })),
  },
  tag: {
    atOnce: TEXTS_AT_ONCE,
    joins: true,
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
    joins: true,
    run: async (handle, { texts, ...options }, work) => {
      const analyzed = await handle.analyzeWithBreaks(texts, { ...options, ...work });
      return analyzed.map((eojeols, i) => ({ text: texts[i], eojeols }));
    },
  },
  space: {
    atOnce: TEXTS_AT_ONCE,
    joins: true,
    run: async (handle, { texts }, work) => {
      const spaced = await handle.restoreSpacesWithBreaks(texts, work);
      return spaced.map((text) => ({ text }));
    },
  },
  translate: {
    atOnce: TEXTS_AT_ONCE,
    joins: true,
    // What is drawn by chance depends on a text's number.
    byPlace: ({ sample }) => sample === true,
    run: async (handle, { texts, stream: _, ...options }, work) => {
      const found = await handle.translate(texts, options, work);
      return found.map((translations, i) => ({ text: texts[i], translations }));
    },
  },
  explainTranslation: {
    atOnce: 1,
    run: (handle, { texts, ...options }, work) =>
      Promise.all(
        texts.map(async (text) => ({
          method: 'attention',
          ...(await handle.explainTranslation(text, options, work)),
        })),
      ),
  },
  generate: {
    atOnce: Infinity,
    run: async function* (handle, request, work) {
      const { prompts, stream: _, seed = GENERATION_OPTIONS.seed.default, ...options } = request;
      for (const [index, prompt] of prompts.entries()) {
        let text = '';
        const own = { ...options, ...work, prompt, seed: seed + index };
        for await (const piece of handle.generate(own)) {
          text += piece;
          yield { event: 'piece', index, text: piece };
        }
        yield { event: 'result', index, result: { prompt, seed: own.seed, text } };
      }
    },
  },
  similar: {
    atOnce: 1,
    run: (handle, { words, ...query }) =>
      words.map((given) => {
        const asked = typeof given === 'string' ? [given] : given;
        return { words: asked, answers: handle.similar(asked, query) };
      }),
  },
  analogy: {
    atOnce: 1,
    run: (handle, { formulas, ...query }) =>
      formulas.map((given) => {
        const terms = readAnalogy(typeof given === 'string' ? [given] : given);
        const formula = terms.map(({ term, weight }) => ({ word: term, weight }));
        return { formula, answers: handle.analogy(terms, query) };
      }),
  },
  oddOneOut: {
    atOnce: 1,
    run: (handle, { groups }) =>
      groups.map((words) => {
        const answers = handle.oddOneOut(words);
        return { odd: answers[answers.length - 1].word, answers };
      }),
  },
  caption: {
    atOnce: 1,
    run: async (handle, { pictures }, work) => {
      // It brings a reader of PNG, which whoever asks of texts does without.
      const { readPictures } = await import('./read-pictures.ts');
      return handle.caption(readPictures(pictures), work).map(toCaptionResult);
    },
  },
};

/** How a call is computed. */
export interface CallOptions extends Work {
  /** Computes one input after another, so that each result comes as soon as it can. */
  readonly oneByOne?: boolean;
}

/**
 * Answers a request of an ability: some inputs after others, with breaks in which events are handled.
 * @param request as the ability's schema has it
 * @returns the result of each input, in their order, and pieces of texts as they are written
 * @throws UsageError when the model lacks the ability, or an option is wrong
 * @throws InputError when an input cannot be read
 * @throws InterruptedError when the signal is aborted
 */
export async function* callModel(
  handle: AnyModelHandle,
  name: CallName,
  request: JsonObject,
  { oneByOne = false, ...work }: CallOptions = {},
): AsyncGenerator<CallEvent, void, undefined> {
  const { atOnce, run, byPlace } = runOf(name);
  const { inputs } = MODEL_CALLS[name];
  const all = request[inputs] as readonly JsonObject[];
  const together = byPlace?.(request) ?? atOnce === Infinity;
  const takeBreak = createEventBreaks();
  for (let first = 0; first < all.length; ) {
    throwIfAborted(work.signal);
    const end = together ? all.length : endOfPiece(all, first, oneByOne ? 1 : atOnce);
    const answers = run(handle, { ...request, [inputs]: all.slice(first, end) }, work);
    if (Symbol.asyncIterator in answers) {
      yield* answers;
    } else {
      let index = first;
      for (const result of await answers) yield { event: 'result', index: index++, result };
    }
    first = end;
    await takeBreak();
  }
}

/** Returns the end of the inputs that are read side by side: one at least, and no more than are allowed. */
function endOfPiece(inputs: readonly unknown[], first: number, most: number): number {
  let end = first;
  let length = 0;
  do length += lengthOf(inputs[end++]);
  while (
    end < Math.min(inputs.length, first + most) &&
    length + lengthOf(inputs[end]) <= LENGTH_AT_ONCE
  );
  return end;
}

function lengthOf(input: unknown): number {
  return typeof input === 'string' ? input.length : 0;
}

/** Whether the inputs of a request may be computed side by side with those of others that ask the same. */
export function joinsOthers(name: CallName, request: JsonObject): boolean {
  const { joins = false, byPlace } = runOf(name);
  return joins && byPlace?.(request) !== true;
}

/** The run of an ability; its schema has checked what it is handed. */
function runOf(name: CallName): CallRun<ModelCall<JsonObject, unknown>> {
  return RUNS[name] as unknown as CallRun<ModelCall<JsonObject, unknown>>;
}
