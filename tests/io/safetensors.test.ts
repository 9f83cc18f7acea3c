import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TensorData } from '../../src/base/model-state.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import { writeModelFile } from '../../src/io/node.ts';
import { decodeSafetensors, encodeSafetensors } from '../../src/io/safetensors.ts';

function concatenate(pieces: Iterable<Uint8Array>): ArrayBuffer {
  return new Uint8Array(Buffer.concat([...pieces])).buffer;
}

/** A file with a header and data made by hand. */
function forge(header: unknown, data = new Uint8Array(0), length?: number): ArrayBuffer {
  const json = new TextEncoder().encode(
    typeof header === 'string' ? header : JSON.stringify(header),
  );
  const start = new Uint8Array(8);
  new DataView(start.buffer).setBigUint64(0, BigInt(length ?? json.length), true);
  return concatenate([start, json, data]);
}

const tensor: fc.Arbitrary<TensorData> = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 5 }),
    fc.constantFrom(Float32Array, Float64Array, Int32Array, Uint32Array, Uint16Array, Uint8Array),
  )
  .map(([rows, columns, Type]) => ({
    shape: [rows, columns],
    data: new Type(Array.from({ length: rows * columns }, (_, i) => i * 7)),
  }));

describe('safetensors', () => {
  it('reads back what it wrote', () => {
    const names = fc
      .string({ unit: 'grapheme' })
      .filter((name) => name !== '__metadata__' && name !== '__proto__');
    fc.assert(
      fc.property(
        fc.dictionary(names, tensor),
        fc.dictionary(names, fc.string()),
        (tensors, metadata) => {
          const file = concatenate(encodeSafetensors({ tensors, metadata }));
          const read = decodeSafetensors(file, 'x');
          expect(read.tensors).toEqual({ ...tensors });
          expect({ ...read.metadata }).toEqual({ ...metadata });
        },
      ),
    );
  });

  it('refuses a file cut at any place', () => {
    const data = Float32Array.from([1, 2, 3]);
    const file = concatenate(
      encodeSafetensors({ tensors: { a: { shape: [3], data } }, metadata: {} }),
    );
    for (let length = 0; length < file.byteLength; length++) {
      expect(() => decodeSafetensors(file.slice(0, length), 'cut')).toThrow(
        'cut: this is not a whole',
      );
    }
  });

  const four = new Uint8Array(4);
  it.each([
    ['a header longer than the file', forge({}, four, 1e6), 'its header would take 1000000 bytes'],
    ['a header of 2^60 bytes', forge({}, four, 2 ** 60), 'its header would take'],
    ['a header that is not JSON', forge('{a}'), 'its header is not JSON'],
    ['a list for a header', forge([]), 'its header is not a JSON object'],
    ['an entry that is not one', forge({ a: 3 }), 'lacks a type'],
    [
      'a negative size',
      forge({ a: { dtype: 'F32', shape: [-1], data_offsets: [0, 4] } }, four),
      'not a whole number',
    ],
    [
      'a huge shape',
      forge({ a: { dtype: 'F32', shape: [2 ** 40, 2 ** 40], data_offsets: [0, 4] } }, four),
      'has 4 bytes',
    ],
    [
      'offsets that overlap',
      forge(
        {
          a: { dtype: 'U8', shape: [4], data_offsets: [0, 4] },
          b: { dtype: 'U8', shape: [2], data_offsets: [2, 4] },
        },
        four,
      ),
      'does not begin where',
    ],
    [
      'offsets out of the file',
      forge({ a: { dtype: 'U8', shape: [9], data_offsets: [0, 9] } }, four),
      'its tensors take 9 bytes',
    ],
    ['bytes that no tensor has', forge({}, four), 'its tensors take 0 bytes, but it holds 4'],
    [
      'an unknown type',
      forge({ a: { dtype: 'BF16', shape: [2], data_offsets: [0, 4] } }, four),
      'has the type BF16; known are',
    ],
    ['metadata that is not text', forge({ __metadata__: { a: 1 } }), 'its metadata is not text'],
  ])('refuses %s', (_, file, message) => {
    expect(() => decodeSafetensors(file, 'forged')).toThrow(message);
  });

  it('reads a file that Python wrote', () => {
    const file = readFileSync(new URL('../golden/safetensors-python.safetensors', import.meta.url));
    const { tensors, metadata } = decodeSafetensors(new Uint8Array(file).buffer, 'python');
    expect(metadata.made_by).toMatch(/^safetensors \d/);
    expect(tensors.weight).toEqual({
      shape: [2, 3],
      data: Float32Array.from([0, 0.5, 1, 1.5, 2, 2.5]),
    });
    expect(tensors.ids).toEqual({ shape: [3], data: Int32Array.from([-1, 0, 1]) });
    expect(tensors.bytes).toEqual({ shape: [5], data: Uint8Array.from([0, 1, 2, 3, 255]) });
  });
});

describe('model files', () => {
  const state = {
    kind: 'test',
    metadata: { seed: 7, labels: ['긍정', '부정'] },
    tensors: { weight: { shape: [2, 2], data: Float64Array.from([1, 2, 3, 4]) } },
  };

  it('read back what was written', () => {
    expect(decodeModel(concatenate(encodeModel(state)), 'x')).toEqual(state);
  });

  it('refuse a safetensors file that is no model, or of a later version', () => {
    const other = concatenate(encodeSafetensors({ tensors: {}, metadata: {} }));
    expect(() => decodeModel(other, 'x')).toThrow('not a model of Malmoi');
    const later = JSON.stringify({ formatVersion: 99, kind: 'test', metadata: {} });
    const file = concatenate(encodeSafetensors({ tensors: {}, metadata: { malmoi: later } }));
    expect(() => decodeModel(file, 'x')).toThrow('format is 99');
  });

  const python = process.env.PYTHON ?? 'python3';
  const hasSafetensors = spawnSync(python, ['-c', 'import safetensors, numpy']).status === 0;
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.skipIf(!hasSafetensors)(
    'open in Python (skipped where its safetensors is not installed; PYTHON names the interpreter)',
    async () => {
      const path = join(folder, 'model.malmoi');
      await writeModelFile(path, state);
      const script =
        'import sys, json; from safetensors import safe_open\n' +
        'f = safe_open(sys.argv[1], "numpy"); m = json.loads(f.metadata()["malmoi"])\n' +
        'print(json.dumps([m["metadata"], f.get_tensor("weight").tolist()]))';
      const { stdout } = spawnSync(python, ['-c', script, path], { encoding: 'utf8' });
      expect(JSON.parse(stdout)).toEqual([
        state.metadata,
        [
          [1, 2],
          [3, 4],
        ],
      ]);
    },
  );
});
