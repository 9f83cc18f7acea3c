import { Tape } from 'malmoi/autodiff';
import { createEngine } from 'malmoi/engine';
import { decodeModel } from 'malmoi/io';
import {
  explainTranslation,
  type Translator,
  translateTexts,
  translatorFromState,
} from 'malmoi/translator';
import type { Values } from '../../shell/address.ts';
import { wordsOf } from './model.ts';
import type { AttentionFields } from './state.ts';

/** What the library says: its own translator opened from the same file, in double precision. */
export async function checkTranslation(
  { text, beam, shown, step }: Values<AttentionFields>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<
  Record<'shares' | 'written' | 'first' | 'context' | 'beam', readonly (readonly number[])[]>
> {
  const engine = await createEngine({ engine: 'reference' });
  try {
    const model = translatorFromState(
      engine,
      decodeModel(bytes.slice().buffer, 'the chapter’s model'),
    );
    const source = wordsOf(text).join(' ');
    const { first, annotations } = readSource(model, source);
    if (source === '') return { shares: [], written: [], first: [first], context: [[]], beam: [] };
    const options = { beam, nbest: beam, replaceUnknown: false };
    const [found = []] = await translateTexts(model, [source], options);
    const translation = found[Math.min(shown, found.length) - 1]?.text ?? '';
    const { target, attention: shares = [] } = await explainTranslation(model, source, {
      translation,
    });
    const written = target.slice(0, step);
    const visible = written.map((_, t) => shares[t] ?? []);
    const now = visible.at(-1) ?? [];
    return {
      shares: visible,
      written: written.map(({ logProbability }) => [logProbability]),
      first: [first],
      context: [
        now.length === 0
          ? []
          : (annotations[0] ?? []).map((_, i) =>
              annotations.reduce((sum, row, j) => sum + (now[j] ?? 0) * (row[i] ?? 0), 0),
            ),
      ],
      beam: found.map(({ logProbability, score }) => [logProbability, score]),
    };
  } finally {
    engine.dispose();
  }
}

/** What the encoder leaves of a source, and the decoder's first state. */
function readSource(
  { engine, network, units }: Translator,
  source: string,
): { readonly first: readonly number[]; readonly annotations: readonly (readonly number[])[] } {
  if (!('begin' in network)) throw new Error('The chapter’s translators are recurrent.');
  const tape = new Tape(engine, { mode: 'evaluation' });
  const ids = Int32Array.from([...units.encode(source), units.special.end ?? 0]);
  const steps = ids.length;
  const memory = network.encode(tape, {
    ...{ ids, steps, batch: 1, lengths: Int32Array.of(steps) },
  });
  const { h } = network.begin(tape, memory.summary);
  const numbers = Array.from(tape.numbers(memory.annotations));
  const width = numbers.length / steps;
  return {
    first: h.flatMap((layer) => Array.from(tape.numbers(layer))),
    annotations: Array.from({ length: steps }, (_, j) => numbers.slice(j * width, (j + 1) * width)),
  };
}
