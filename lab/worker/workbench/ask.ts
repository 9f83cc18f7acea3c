import { tokenizeSentence } from 'malmoi/corpus';
import { generateText } from 'malmoi/language-model';
import type { AnyModelHandle, TextExplanation } from 'malmoi/models';
import { createTokenizer } from 'malmoi/text';
import { mostSimilar, parseVectorExpression } from 'malmoi/vectors';
import { vectorsOf } from './model-card.ts';
import type { Answer, Question, Shares } from './protocol.ts';

/** Parts of a text that are shown as reasons, and words or units that are listed. */
const LISTED = 12;

/** Characters that a language model writes. */
const WRITTEN = 400;

function sortShares(shares: Readonly<Record<string, number>>): Shares {
  return Object.entries(shares).sort(([, a], [, b]) => b - a);
}

function strongest(reasons: Shares): Shares {
  return [...reasons].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a)).slice(0, LISTED);
}

/** What each part of a text adds to the lead of the first class before the second, by every method that explains it so. */
function reasonsOf(explanation: TextExplanation): { runnerUp?: string; reasons: Shares } {
  if (explanation.method === 'tagger') return { reasons: [] };
  const { predicted, runnerUp } = explanation;
  if (explanation.method === 'neural') {
    const reasons = explanation.units.map(
      ({ unit, contribution }) => [unit, contribution] as const,
    );
    return { runnerUp, reasons: strongest(reasons) };
  }
  const reasons = explanation.features.map(({ feature, contributions }) => {
    const lead = (contributions[predicted] ?? 0) - (contributions[runnerUp] ?? 0);
    return [feature, lead] as const;
  });
  return { runnerUp, reasons: strongest(reasons) };
}

/** Asks the open model. */
export async function ask(handle: AnyModelHandle, question: Question): Promise<Answer> {
  const { asking, text } = question;
  switch (asking) {
    case 'classify': {
      const [{ probabilities } = { probabilities: {} }] = handle.predict([text]);
      const { runnerUp, reasons } =
        handle.kind === 'fasttext-classifier'
          ? { runnerUp: undefined, reasons: [] }
          : reasonsOf(handle.explain(text));
      return { what: 'classes', shares: sortShares(probabilities), reasons, runnerUp };
    }
    case 'next': {
      const [{ probabilities } = { probabilities: {} }] = handle.predict([text], { top: LISTED });
      return { what: 'next', shares: sortShares(probabilities) };
    }
    case 'generate':
      return { what: 'written', text: await write(handle, question) };
    case 'similar': {
      const vectors = vectorsOf(handle);
      if (vectors === undefined) break;
      const similar = mostSimilar(vectors, {
        ...{ positive: parseVectorExpression(text), topn: LISTED },
      });
      return {
        what: 'words',
        similar: similar.map(({ word, similarity }) => [word, similarity] as const),
      };
    }
    case 'tag': {
      if (handle.kind !== 'tagger') break;
      const sentence = tokenizeSentence(text, createTokenizer(handle.model.tokenizer));
      const [tagged = sentence] = await handle.tag([sentence]);
      const columns = Object.entries(tagged.columns);
      return {
        ...{ what: 'tags', tokens: tagged.tokens },
        columns: columns.map(([name, labels]) => ({ name, labels })),
      };
    }
    case 'analyze': {
      const [eojeols = []] = handle.analyze([text]);
      const [spaced = ''] = handle.restoreSpaces([text]);
      return {
        ...{ what: 'morphemes', spaced },
        eojeols: eojeols.map(({ form, morphemes }) => ({
          form,
          morphemes: morphemes.map(({ form: part, tag }) => [part, tag] as const),
        })),
      };
    }
    case 'translate': {
      const [translations = []] = await handle.translate([text], { beam: 5, nbest: 3 });
      return {
        what: 'translations',
        texts: translations.map(({ text: one, logProbability }) => [one, Math.exp(logProbability)]),
      };
    }
    case 'describe': {
      if (question.picture === undefined || handle.kind !== 'captioner') break;
      const [said] = handle.caption([question.picture]);
      if (said === undefined) break;
      const { caption, logProbability, attention = [] } = said;
      return { what: 'caption', caption, probability: Math.exp(logProbability), looks: attention };
    }
    case 'row': {
      const row = question.row ?? {};
      const [found] = handle.explainRows([row]);
      if (found === undefined) break;
      const { predicted, probabilities = {}, columns } = found;
      return {
        ...{ what: 'value', predicted: String(predicted), shares: sortShares(probabilities) },
        reasons: strongest(
          columns.map(({ column, contribution }) => [column, contribution] as const),
        ),
      };
    }
  }
  throw new TypeError(`A model of the kind ${handle.kind} was asked to ${asking}.`);
}

/** Lets a language model go on from a text. */
async function write(handle: AnyModelHandle, { text, seed = 1 }: Question): Promise<string> {
  if (handle.kind !== 'language-model') return '';
  let written = '';
  const options = { prompt: text, length: WRITTEN, temperature: 0.8, seed };
  for await (const piece of generateText(handle.model, options)) written += piece;
  return written;
}
