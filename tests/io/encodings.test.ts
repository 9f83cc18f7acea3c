import { describe, expect, it } from 'vitest';
import type { BytesInput } from '../../src/io/bytes-input.ts';
import { type DocumentOptions, readDocuments } from '../../src/io/documents.ts';

/** "영화가 정말 재미있다" and "지루한 영화" in CP949, as Korean Excel saves them. */
const CP949 = Uint8Array.from([
  ...[0xbf, 0xb5, 0xc8, 0xad, 0xb0, 0xa1, 0x20, 0xc1, 0xa4, 0xb8, 0xbb, 0x20],
  ...[0xc0, 0xe7, 0xb9, 0xcc, 0xc0, 0xd6, 0xb4, 0xd9, 0x0a],
  ...[0xc1, 0xf6, 0xb7, 0xe7, 0xc7, 0xd1, 0x20, 0xbf, 0xb5, 0xc8, 0xad, 0x0a],
]);
const TEXTS = ['영화가 정말 재미있다', '지루한 영화'];

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !bigEndian);
  return bytes;
};

async function read(input: BytesInput, options: DocumentOptions = {}): Promise<string[]> {
  const texts: string[] = [];
  for await (const batch of readDocuments(input, { name: 'in.txt', ...options })) {
    texts.push(...batch.texts);
  }
  return texts;
}

describe('a text of another encoding', () => {
  it.each(['euc-kr', 'cp949', 'CP949', 'ks_c_5601-1987'])('is read as %s', async (encoding) => {
    expect(await read(CP949, { encoding })).toEqual(TEXTS);
    // However the bytes are cut: a syllable is two of them.
    expect(
      await read(
        Array.from(CP949, (byte) => Uint8Array.of(byte)),
        { encoding },
      ),
    ).toEqual(TEXTS);
  });

  it.each([true, false])(
    'is told by the byte-order mark of UTF-16, big-endian: %s',
    async (big) => {
      const bytes = utf16(`\ufeff${TEXTS.join('\r\n')}\r\n`, big);
      expect(await read(bytes)).toEqual(TEXTS);
      expect(await read([bytes.slice(0, 3), bytes.slice(3)])).toEqual(TEXTS);
    },
  );

  it('is guessed from its bytes, without the advice to replace them', async () => {
    const cp949 = read(CP949);
    await expect(cp949).rejects.toThrow(
      /^in\.txt, line 1: the bytes are not UTF-8; they look like euc-kr \(CP949\): give this encoding$/,
    );
    const japanese = Uint8Array.of(0x82, 0xa0, 0x82, 0xa2, 0x82, 0xa4, 0x8e, 0x9a, 0x0a);
    await expect(read(japanese)).rejects.toThrow('they look like shift_jis');
    await expect(read(utf16(TEXTS.join('\n'), false))).rejects.toThrow('they look like utf-16le');
    await expect(read(utf16(TEXTS.join('\n'), true))).rejects.toThrow('they look like utf-16be');
    const latin = Uint8Array.from('café à la crème\n', (letter) => letter.charCodeAt(0));
    await expect(read(latin)).rejects.toThrow('they look like windows-1252');
  });

  it('is not guessed from one invalid byte, which may be replaced', async () => {
    const bytes = Uint8Array.of(...new TextEncoder().encode(`${TEXTS.join(' ')} `), 0xff, 0x0a);
    await expect(read(bytes)).rejects.toThrow('or have invalid bytes replaced');
    expect(await read(bytes, { invalidUtf8: 'replace' })).toEqual([`${TEXTS.join(' ')} \ufffd`]);
  });

  it('refuses invalid bytes by their line, and unknown encodings by name', async () => {
    const bytes = Uint8Array.of(...CP949, 0xff, 0xff, 0x0a);
    await expect(read(bytes, { encoding: 'euc-kr' })).rejects.toThrow(
      'in.txt, line 3: the bytes are not euc-kr; give the encoding that the text was saved in',
    );
    await expect(read(CP949, { encoding: 'korean-excel' })).rejects.toThrow(
      'There is no encoding "korean-excel"; examples are utf-8, utf-16le, euc-kr (CP949)',
    );
  });
});

describe('a table with another delimiter', () => {
  const table = 'text;label\n"a; b";x\nc;y\n';

  it('is read with that delimiter', async () => {
    expect(await read(table, { format: 'csv', delimiter: ';' })).toEqual(['a; b', 'c']);
    expect(await read('text::n\na b::1\n', { format: 'tsv', delimiter: '::' })).toEqual(['a b']);
  });

  it('is refused with the delimiter that it has in place of commas', async () => {
    const semicolons =
      'in.txt, line 1: the first row has semicolons in place of commas between its fields; give the delimiter ";"';
    await expect(read(table, { format: 'csv' })).rejects.toThrow(semicolons);
    await expect(read(table, { format: 'csv', text: 'text' })).rejects.toThrow(semicolons);
    await expect(read('text,label\na,x\n', { format: 'tsv' })).rejects.toThrow(
      'has commas in place of tabs',
    );
  });
});
