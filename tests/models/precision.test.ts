import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelState, TensorData } from '../../src/base/model-state.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import { encodeSafetensors } from '../../src/io/safetensors.ts';
import { generateText } from '../../src/language-model/index.ts';
import {
  modelToBytes,
  openModel,
  reducedTensors,
  reducePrecision,
} from '../../src/models/index.ts';

const bytesOf = (pieces: Iterable<Uint8Array>): ArrayBuffer =>
  new Uint8Array(Buffer.concat([...pieces])).buffer;
const golden = (name: string): ArrayBuffer =>
  new Uint8Array(readFileSync(new URL(`../golden/models-0.1.0/${name}.malmoi`, import.meta.url)))
    .buffer;
const stateOf = (name: string): ModelState => decodeModel(golden(name), name);

const matrix: fc.Arbitrary<TensorData> = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 6 }),
    fc.infiniteStream(fc.float({ min: -100, max: 100, noNaN: true })),
  )
  .map(([rows, columns, numbers]) => ({
    shape: [rows, columns],
    data: Float32Array.from({ length: rows * columns }, () => numbers.next().value),
  }));

describe.each(['half', 'int8'] as const)('a file in %s', (precision) => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(matrix, matrix, (weights, others) => {
        const bias = { shape: [2], data: Float32Array.of(0.1, 1e30) };
        const counts = { shape: [1, 2], data: Float64Array.of(0.1, 1e300) };
        const tensors = { weights, others, bias, counts };
        const state = reducePrecision({ kind: 'test', metadata: { seed: 1 }, tensors }, precision);
        const read = decodeModel(bytesOf(encodeModel(state)), 'x');
        expect(read).toEqual(state);
        expect(read.tensors.bias).toEqual(bias);
        expect(read.tensors.counts).toEqual(counts);
        expect(reducePrecision(read, precision)).toEqual(read);
      }),
    );
  });

  it.each(['vectors', 'vectors-subwords', 'glove', 'word2vec-hierarchical-softmax', 'lm-gru-jamo'])(
    'opens: %s',
    async (name) => {
      const state = reducePrecision(stateOf(name), precision);
      const opened = await openModel(new Uint8Array(bytesOf(encodeModel(state))), {
        engine: { engine: 'wasm', workers: 1 },
      });
      expect(opened.fileKind).toBe(state.kind);
      const types = new Set(opened.describe().tensors.map(({ type }) => type));
      expect(types).toContain(precision === 'half' ? 'Float16' : 'Int8 with scales');
      // A model that was opened is saved in single precision, unless told otherwise.
      const saved = decodeModel(modelToBytes(opened).buffer, 'x');
      expect(reducedTensors(saved)).toEqual(reducedTensors(state));
      const again = decodeModel(modelToBytes(opened, { precision }).buffer, 'x');
      for (const tensor of reducedTensors(state).reduced) {
        expect(saved.tensors[tensor]!.data).toEqual(state.tensors[tensor]!.data);
        expect(again.tensors[tensor]!.stored?.precision).toBe(precision);
      }
      opened.dispose();
    },
  );

  it.each(['classifier-multinomial', 'vocabulary', 'bpe', 'phrases'])(
    'is refused for %s',
    (name) => {
      expect(() => reducePrecision(stateOf(name), precision)).toThrow('its file stays as it is');
    },
  );

  it.each(['lm.checkpoint', 'glove.checkpoint', 'word2vec-negative-sampling.checkpoint'])(
    'is refused for %s',
    (name) => {
      expect(() => reducePrecision(stateOf(name), precision)).toThrow('keeps its precision');
    },
  );

  it('is refused when a byte of it changes', () => {
    const tensors = { w: { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) } };
    const file = bytesOf(
      encodeModel(reducePrecision({ kind: 'test', metadata: {}, tensors }, precision)),
    );
    for (let i = file.byteLength - 6; i < file.byteLength; i++) {
      const changed = file.slice(0);
      new Uint8Array(changed)[i]! ^= 1;
      expect(() => decodeModel(changed, 'x')).toThrow('is damaged');
    }
  });
});

describe('a language model in 8 bits', () => {
  it.each(['lm-gru-jamo', 'lm-gru-reset-after-words', 'lm-lstm-bpe', 'lm-rnn-characters'])(
    'writes the same text on every engine: %s',
    async (name) => {
      const file = bytesOf(encodeModel(reducePrecision(stateOf(name), 'int8')));
      const texts = await Promise.all(
        (['reference', 'wasm', 'auto'] as const).map(async (engine) => {
          const options = { kind: 'language-model', engine: { engine, workers: 1 } } as const;
          const handle = await openModel(new Uint8Array(file), options);
          expect(handle.model.int8Weights.size).toBeGreaterThan(2);
          let text = '';
          for await (const piece of generateText(handle.model, { length: 40, seed: 3 }))
            text += piece;
          handle.dispose();
          return text;
        }),
      );
      expect(texts[0]!.length).toBeGreaterThan(10);
      expect(new Set(texts).size).toBe(1);
    },
  );
});

describe('files in fewer bits', () => {
  const write = (tensors: ModelState['tensors'], formatVersion = 2): ArrayBuffer => {
    const entry = JSON.stringify({ formatVersion, version: '0.1.0', kind: 'test', metadata: {} });
    return bytesOf(encodeSafetensors({ tensors, metadata: { malmoi: entry } }));
  };
  const codes = { shape: [2, 3], data: Int8Array.of(1, 2, 3, 4, 5, 6) };
  const scales = (...numbers: number[]): TensorData => ({
    shape: [numbers.length],
    data: Float32Array.from(numbers),
  });

  it('say their format, which 0.1.0 refuses; others keep theirs', () => {
    const state = {
      kind: 'test',
      metadata: {},
      tensors: { w: { shape: [1, 2], data: Float32Array.of(1, 2) } },
    };
    const head = (file: ArrayBuffer): string => Buffer.from(file).toString('latin1');
    expect(head(bytesOf(encodeModel(state)))).toContain('formatVersion\\":1');
    const half = bytesOf(encodeModel(reducePrecision(state, 'half')));
    expect(head(half)).toContain('formatVersion\\":2');
    expect(head(half)).toContain('"dtype":"F16"');
  });

  it.each<[string, ModelState['tensors']]>([
    ['no scales', { w: codes }],
    [
      'scales of another type',
      { w: codes, 'w.scales': { shape: [2], data: Float64Array.of(1, 2) } },
    ],
    ['too few scales', { w: codes, 'w.scales': scales(1) }],
    ['a negative scale', { w: codes, 'w.scales': scales(1, -1) }],
    ['a scale that makes infinities', { w: codes, 'w.scales': scales(1, 3e38) }],
    ['one dimension', { w: { shape: [6], data: codes.data }, 'w.scales': scales(1) }],
  ])('are refused with %s', (_, tensors) => {
    expect(() => decodeModel(write(tensors), 'forged')).toThrow(
      'is not a scale from 0 up for each',
    );
  });

  it('are refused with infinite halves', () => {
    const halves = Uint16Array.of(0x3c00, 0x7c00);
    const data = Float32Array.of(1, Infinity);
    const w: TensorData = { shape: [1, 2], data, stored: { precision: 'half', halves } };
    expect(() => decodeModel(write({ w }), 'forged')).toThrow('holds Infinity as its number 2');
  });

  it('name a number that half precision cannot hold', () => {
    const tensors = { w: { shape: [1, 2], data: Float32Array.of(1, 70000) } };
    const state = { kind: 'test', metadata: {}, tensors };
    expect(() => reducePrecision(state, 'half')).toThrow(
      'The tensor "w" holds 70000, but half precision goes up to 65504; choose int8',
    );
    expect(reducePrecision(state, 'int8').tensors.w!.data[1]).toBeCloseTo(70000, 1);
  });

  it('refuse a name that the scales would take', () => {
    const w = { shape: [1, 1], data: Float32Array.of(1) };
    const state = { kind: 'test', metadata: {}, tensors: { w, 'w.scales': scales(1) } };
    expect(() => [...encodeModel(reducePrecision(state, 'int8'))]).toThrow('rename it');
  });
});
