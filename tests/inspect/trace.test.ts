import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { softmaxCrossEntropy } from '../../src/autodiff/operations.ts';
import { type Engine, Tape } from '../../src/autodiff/tape.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { measureLanguageModelFlow } from '../../src/inspect/language-model-flow.ts';
import { rankUnits } from '../../src/inspect/rank-units.ts';
import { textFeatures } from '../../src/inspect/text-features.ts';
import { SIGNALS, traceLanguageModel } from '../../src/inspect/trace-language-model.ts';
import { CorpusBuilder, type CorpusOptions } from '../../src/language-model/corpus.ts';
import { LanguageModel } from '../../src/language-model/language-model.ts';
import { trainLanguageModel } from '../../src/language-model/train-language-model.ts';
import { createBpeModel } from '../../src/text/bpe/bpe-model.ts';
import { DATA } from '../support/data.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

function corpusOf(text: string, kind: CorpusOptions['units'] = 'characters') {
  const builder = new CorpusBuilder({ units: kind });
  for (const line of text.split('\n')) builder.addLine(line);
  return builder.finish();
}

describe('a trace', () => {
  const { units, ids } = corpusOf('말모이 "gathers"\nwords.');

  it.each([
    { cell: 'rnn' },
    { cell: 'lstm' },
    { cell: 'lstm-peephole' },
    { cell: 'gru', form: 'reset-before' },
    { cell: 'gru', form: 'reset-after' },
  ] as const)('has the states and losses of the forward pass: %o', async (options) => {
    const shape = { layers: 2, hiddenSize: 5, embeddingSize: 3 };
    const model = new LanguageModel(engine, units, { ...shape, ...options });
    const trace = await traceLanguageModel(model, ids);
    const tape = new Tape(engine, { mode: 'evaluation' });
    const { output, logits, state } = model.forward(tape, ids, [ids.length, 1]);

    const top = trace.activations.find((one) => one.layer === 1 && one.signal === 'h')!;
    tape.numbers(output).forEach((value, i) => {
      expect(top.values[i]).toBeCloseTo(value, 5);
    });
    [...state.h, ...state.c].forEach((tensor, i) => {
      const signal = i < 2 ? 'h' : 'c';
      const own = trace.activations.find((one) => one.layer === i % 2 && one.signal === signal)!;
      const last = own.values.subarray(-5);
      tape.numbers(tensor).forEach((value, unit) => {
        expect(last[unit]).toBeCloseTo(value, 5);
      });
    });
    const targets = [...ids.subarray(1), -100];
    const loss = softmaxCrossEntropy(tape, logits, targets);
    const mean = trace.surprise.slice(1).reduce((sum, bits) => sum + bits, 0) / (ids.length - 1);
    expect(mean * Math.LN2).toBeCloseTo(tape.numbers(loss)[0]!, 5);
    expect(trace.surprise[0]).toBeNaN();
    expect(trace.tokens.join('')).toBe('말모이 "gathers"\nwords.\n');
    tape.reset();
  });

  it.each(['graphemes', 'jamo', 'words'] as const)('writes the text of %s again', async (kind) => {
    const text = '말모이 "gathers" 각\nof words\n';
    const corpus = corpusOf(text.trimEnd(), kind);
    const model = new LanguageModel(engine, corpus.units, { layers: 1, hiddenSize: 2 });
    const { tokens } = await traceLanguageModel(model, corpus.ids);
    expect(tokens.join('').normalize('NFC')).toBe(text);
  });

  it('writes the text of subwords again, ends of lines too', async () => {
    const text = 'low lower lowest\nnew newer newest\n';
    const corpus = corpusOf(
      text.trimEnd(),
      createBpeModel([...' elownrst'], Uint32Array.of(259, 260)),
    );
    const model = new LanguageModel(engine, corpus.units, { layers: 1, hiddenSize: 2 });
    const { tokens } = await traceLanguageModel(model, corpus.ids);
    expect(tokens.join('')).toBe(text);
  });

  it('keeps every gate, and they make the state', async () => {
    const model = new LanguageModel(engine, units, { cell: 'lstm', layers: 1, hiddenSize: 4 });
    const { activations } = await traceLanguageModel(model, ids);
    expect(activations.map(({ signal }) => signal)).toEqual(SIGNALS.lstm);
    const of = Object.fromEntries(activations.map((one) => [one.signal, one.values]));
    for (let at = 4; at < of.c!.length; at++) {
      const before = of.c![at - 4]!;
      expect(of.c![at]).toBeCloseTo(of.f![at]! * before + of.i![at]! * of.g![at]!, 5);
      expect(of.h![at]).toBeCloseTo(of.o![at]! * Math.tanh(of.c![at]!), 5);
    }
  });

  it('refuses what it cannot trace, and stops when asked to', async () => {
    const model = new LanguageModel(engine, units, { cell: 'gru', layers: 1, hiddenSize: 2 });
    await expect(traceLanguageModel(model, ids, { signals: ['c'] })).rejects.toThrow(
      'A cell of kind gru has no c; it has h, r, z, candidate.',
    );
    await expect(traceLanguageModel(model, new Int32Array())).rejects.toThrow('no text');
    const signal = AbortSignal.abort();
    await expect(traceLanguageModel(model, ids, { signal })).rejects.toThrow('Stopped');
  });
});

describe('units that follow features', () => {
  it('one that is built to remember an open quote tells all of it', async () => {
    const { units, ids } = corpusOf('a “bc” d\n“ef” gh “i”\n'.repeat(30));
    const hiddenSize = 3;
    const model = new LanguageModel(engine, units, { layers: 1, hiddenSize, embeddingSize: 2 });
    const numbers = (name: string) => {
      const { offset, length } = model.parameters.find((one) => one.name === name)!;
      return engine.heap.numbers(offset, length);
    };
    // Quotes are (1, 1) and (−1, 1), everything else (0, 0).
    const table = numbers('embedding.weight').fill(0);
    table.set([1, 1], 2 * units.encode('“')[0]!);
    table.set([-1, 1], 2 * units.encode('”')[0]!);
    // Unit 1 writes the first number where the second is 1, and keeps what it has elsewhere.
    for (const name of ['weight_hh', 'bias_hh']) numbers(`recurrent.${name}_l0`).fill(0);
    const gates = { i: [0, 40, -20], f: [0, -40, 20], g: [40, 0, 0], o: [0, 0, 20] };
    Object.values(gates).forEach(([first, second, bias], gate) => {
      const row = gate * hiddenSize + 1;
      numbers('recurrent.weight_ih_l0').set([first!, second!], 2 * row);
      numbers('recurrent.bias_ih_l0')[row] = bias!;
    });
    const { tokens, activations } = await traceLanguageModel(model, ids, { signals: ['c'] });
    const ranked = await rankUnits(textFeatures(tokens), activations, { top: 1 });
    const quotes = ranked.find(({ feature }) => feature === 'inside quotes')!;
    expect(quotes.units[0]).toMatchObject({ layer: 0, unit: 1, signal: 'c' });
    expect(quotes.units[0]!.bits).toBeCloseTo(quotes.entropyBits, 6);
  });

  const source = join(DATA, 'text/c-source.txt');
  const missing = !existsSync(source);
  it.skipIf(missing)(
    `one follows the comments of C source${missing ? ` (skipped: ${source} not found, set MALMOI_DATA)` : ''}`,
    async () => {
      const text = readFileSync(source, 'latin1').slice(2_000_000, 2_400_000);
      const corpus = corpusOf(text.replace(/[^\n\x20-\x7e]/g, ''));
      const model = new LanguageModel(engine, corpus.units, { layers: 1, hiddenSize: 64 });
      const share = async (): Promise<number> => {
        const read = corpus.ids.subarray(-6000);
        const { tokens, activations } = await traceLanguageModel(model, read, { signals: ['c'] });
        const comments = textFeatures(tokens).filter(({ name }) => name === 'inside a comment');
        const [found] = await rankUnits(comments, activations);
        return found!.units[0]!.bits / found!.entropyBits;
      };
      expect(await share()).toBeLessThan(0.2);
      const settings = { batch: 32, chunkLength: 50, learningRate: 0.01, steps: 400 };
      await trainLanguageModel(model, corpus, settings);
      expect(await share()).toBeGreaterThan(0.25);
    },
  );
});

describe('the gradient flow of a language model', () => {
  const corpus = corpusOf('abcabcabc'.repeat(10));

  it('starts from the loss of the text, and is the same without dropout', async () => {
    const options = { cell: 'lstm', layers: 2, hiddenSize: 4 } as const;
    const model = new LanguageModel(engine, corpus.units, options);
    const flow = await measureLanguageModelFlow(model, corpus.ids, { steps: 8, batch: 1 });
    const tape = new Tape(engine, { mode: 'evaluation' });
    const { logits } = model.forward(tape, corpus.ids.subarray(0, 8), [8, 1]);
    const targets = [...Array(7).fill(-100), corpus.ids[8]!];
    const loss = tape.numbers(softmaxCrossEntropy(tape, logits, targets))[0];
    tape.reset();
    expect(flow.loss).toBeCloseTo(loss!, 5);
    expect(flow.state).toHaveLength(9);
    const dropping = new LanguageModel(engine, corpus.units, { ...options, dropout: 0.5 });
    expect(await measureLanguageModelFlow(dropping, corpus.ids, { steps: 8, batch: 1 })).toEqual(
      flow,
    );
  });

  it('needs a text that is long enough', async () => {
    const model = new LanguageModel(engine, corpus.units, { layers: 1, hiddenSize: 2 });
    await expect(
      measureLanguageModelFlow(model, corpus.ids.subarray(0, 5), { steps: 5 }),
    ).rejects.toThrow('The text has 5 units, too few for 5 steps');
  });
});
