import type { Matrix } from '../../parts/plain-network.ts';

/** What stands in a `.malmoi` file, as far as the picture reads it. */
export interface ModelFile {
  readonly matrix: (name: string) => Matrix;
  readonly vector: (name: string) => ArrayLike<number>;
  readonly has: (name: string) => boolean;
  /** The vocabulary: texts by number. */
  readonly units: readonly string[];
}

type Entry = {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
};

/** Turns base64 into bytes. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * Reads a model file: eight bytes of length, a header in JSON, numbers (safetensors). Matrices in 8 bits have a scale for
 * each row. The library reads the same bytes with all their guards; here they are the chapter's own.
 */
export function readModelFile(bytes: Uint8Array<ArrayBuffer>): ModelFile {
  const view = new DataView(bytes.buffer);
  const length = Number(view.getBigUint64(0, true));
  const text = new TextDecoder();
  const header: Readonly<Record<string, Entry>> = JSON.parse(
    text.decode(bytes.subarray(8, 8 + length)),
  );
  const numbersOf = (name: string): ArrayLike<number> => {
    const entry = header[name];
    if (entry === undefined) throw new Error(`The model has no tensor "${name}".`);
    const [from, to] = entry.data_offsets.map((offset) => 8 + length + offset) as [number, number];
    const own = bytes.slice(from, to);
    switch (entry.dtype) {
      case 'I8':
        return new Int8Array(own.buffer);
      case 'U8':
        return own;
      case 'U32':
        return new Uint32Array(own.buffer);
      default:
        return new Float32Array(own.buffer);
    }
  };
  const matrix = (name: string): Matrix => {
    const [rows = 0, columns = 0] = header[name]?.shape ?? [];
    const codes = numbersOf(name);
    if (header[name]?.dtype !== 'I8') return { rows, columns, data: codes };
    const scales = numbersOf(`${name}.scales`);
    const data = Float32Array.from(
      codes,
      (code, i) => code * (scales[Math.floor(i / columns)] ?? 0),
    );
    return { rows, columns, data };
  };
  const letters = numbersOf('units.vocabulary.text') as Uint8Array;
  const offsets = Array.from(numbersOf('units.vocabulary.offsets'));
  const units = offsets.slice(1).map((end, i) => text.decode(letters.subarray(offsets[i], end)));
  return { matrix, vector: numbersOf, has: (name) => name in header, units };
}
