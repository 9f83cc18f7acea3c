import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import type { Json } from '../../src/base/json.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { ByteReader } from '../../src/io/byte-reader.ts';
import { readBytes } from '../../src/io/bytes-input.ts';
import { decodeModel, encodeModel, readModel } from '../../src/io/model-file.ts';
import { readModelFile } from '../../src/io/node.ts';
import { decodeSafetensors, encodeSafetensors } from '../../src/io/safetensors.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-guards-'));
afterAll(() => rmSync(folder, { recursive: true }));

function bytesOf(pieces: Iterable<Uint8Array>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([...pieces]));
}

const STATE: ModelState = {
  kind: 'test',
  metadata: { seed: 7, labels: ['긍정', '부정'] },
  tensors: {
    weight: { shape: [2, 2], data: Float64Array.from([1, 2, 3, 4]) },
    bias: { shape: [3], data: Float32Array.from([1, 0.5, -1]) },
    ids: { shape: [2], data: Uint16Array.from([1, 2]) },
  },
};
const FILE = bytesOf(encodeModel(STATE));

/** A file whose header is made by hand. */
function forge(header: string, data: Uint8Array = new Uint8Array(0)): ArrayBuffer {
  const json = new TextEncoder().encode(header);
  const start = new Uint8Array(8);
  new DataView(start.buffer).setBigUint64(0, BigInt(json.length), true);
  return bytesOf([start, json, data]).buffer;
}

describe('checksums', () => {
  it('name the part in which a bit was flipped', () => {
    const { tensors } = decodeSafetensors(FILE.slice().buffer, 'x');
    for (const [name, { data }] of Object.entries(tensors)) {
      const forged = FILE.slice();
      forged[data.byteOffset + 1] = Number(forged[data.byteOffset + 1]) ^ 4;
      expect(() => decodeModel(forged.buffer, 'bits')).toThrow(
        `bits: the file is damaged: its tensor "${name}" is not as it was written`,
      );
    }
    const text = Buffer.from(FILE).toString('latin1').replace('\\"seed\\":7', '\\"seed\\":8');
    const forged = new Uint8Array(Buffer.from(text, 'latin1'));
    expect(() => decodeModel(forged.buffer, 'bits')).toThrow(
      'its metadata is not as it was written',
    );
  });

  it('no flipped bit changes what is read', () => {
    fc.assert(
      fc.property(fc.nat(8 * FILE.length - 1), (bit) => {
        const forged = FILE.slice();
        forged[bit >> 3] = Number(forged[bit >> 3]) ^ (1 << (bit & 7));
        let read: ModelState;
        try {
          read = decodeModel(forged.buffer, 'bits');
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect((error as Error).message).not.toMatch(/undefined|NaN|\[object/);
          return;
        }
        // In the name of the checksums, or in blanks: the model is the same.
        expect(read).toEqual(STATE);
      }),
      { numRuns: 2000 },
    );
  });

  it('are not asked of files that have none, as those of version 0.1.0', () => {
    const { tensors, metadata } = decodeSafetensors(FILE.slice().buffer, 'x');
    const { sha256, ...others } = metadata;
    expect(JSON.parse(sha256!).tensors).toHaveProperty('bias');
    const old = bytesOf(encodeSafetensors({ tensors, metadata: others }));
    expect(decodeModel(old.buffer, 'old')).toEqual(STATE);
  });
});

it.each([NaN, Infinity, -Infinity])('a tensor that holds %f is refused by name', (value) => {
  for (const data of [new Float32Array(300_000), new Float64Array(70_000)]) {
    data[data.length - 2] = value;
    const tensors = { weight: { shape: [data.length], data } };
    const file = bytesOf(encodeModel({ ...STATE, tensors }));
    expect(() => decodeModel(file.buffer, 'x')).toThrow(
      `x: the tensor "weight" holds ${value} as its number ${data.length - 1}, but only finite`,
    );
  }
});

describe('a header is bounded', () => {
  const entry = (dtype: string, shape: string) =>
    `{"a":{"dtype":"${dtype}","shape":${shape},"data_offsets":[0,0]}}`;
  it.each([
    ['a type named as what every object has', entry('toString', '[0]'), 'has the type toString'],
    ['the type __proto__', entry('__proto__', '[0]'), 'has the type __proto__; known are F64'],
    [
      'no numbers, but a wide dimension',
      entry('F32', '[0,9007199254740991]'),
      'a dimension of "a"',
    ],
    ['deep nesting', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'nested deeper'],
    ['very many values', `{"a":[${'[],'.repeat(3_000_000)}[]]}`, 'has more values'],
  ])('%s', (_, header, message) => {
    expect(() => decodeSafetensors(forge(header), 'forged')).toThrow(message);
  });

  it('its length, before anything is parsed', () => {
    const file = forge(' '.repeat(2 ** 25 + 1));
    expect(() => decodeSafetensors(file, 'forged')).toThrow('would take 33554433 bytes, but no');
  });

  it('what a reader would refuse is not written', () => {
    const deep: Json = JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`);
    for (const notes of [deep, 'x'.repeat(2 ** 24)]) {
      expect(() => encodeModel({ ...STATE, metadata: { notes } })).toThrow('cannot be saved');
    }
  });
});

describe('a stream', () => {
  const read = (bytes: Uint8Array, length?: number) =>
    readModel(new ByteReader(readBytes(bytes, 'stream')), 'stream', length);

  it('is read as a file is, packed or not', async () => {
    expect(await read(FILE)).toEqual(STATE);
    expect(await read(FILE, FILE.length)).toEqual(STATE);
    expect(await read(gzipSync(FILE))).toEqual(STATE);
  });

  it('is refused when it is cut at any place, or goes on', async () => {
    for (let length = 0; length < FILE.length; length += 3) {
      await expect(read(FILE.slice(0, length))).rejects.toThrow(InputError);
    }
    await expect(read(bytesOf([FILE, Uint8Array.of(0)]))).rejects.toThrow('more bytes follow');
  });

  it('gets no room for what its header claims alone', async () => {
    const size = 2 ** 40;
    const header = `{"a":{"dtype":"U8","shape":[${size}],"data_offsets":[0,${size}]}}`;
    const forged = new Uint8Array(forge(header));
    await expect(read(forged)).rejects.toThrow(`ends before the ${size + 8 + header.length} bytes`);
    await expect(read(forged, forged.length)).rejects.toThrow('its tensors take');
  });
});

it('a large file is looked at before it is read', async () => {
  const path = join(folder, 'sparse');
  for (const start of [new Uint8Array(16), FILE]) {
    writeFileSync(path, start);
    // A hole takes no room on the disk.
    const { truncateSync } = await import('node:fs');
    truncateSync(path, 20 * 2 ** 30);
    await expect(readModelFile(path)).rejects.toThrow('this is not a whole safetensors file');
  }
});
