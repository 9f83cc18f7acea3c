// Cuts the lab's fonts from Pretendard and Noto Sans Math (SIL Open Font License): only the characters that the pages
// show. Pretendard's license reserves its name, so the cut is called Malmoi Sans.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { convert } from 'fontverter';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const TEXT_SOURCE = require.resolve('pretendard/dist/web/variable/woff2/PretendardVariable.woff2');
const MATH_SOURCE = require.resolve(
  '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2',
);
const CACHE = fileURLToPath(new URL('../../.cache/lab-fonts/', import.meta.url));

/** Letters that readers type, and signs that style sheets write, whatever the pages show. */
const ALWAYS = `${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')}→←↑↓↻✓×·`;

/** The font of all texts, in WOFF2, with the characters of `text`. */
export function cutTextFont(text) {
  return cut('text', TEXT_SOURCE, ALWAYS + text, { wght: { min: 400, max: 700 } });
}

/** The font of the formulas: single letters stand in MathML as they are, and are drawn in italics. */
export function cutMathFont(text) {
  const letters = Array.from(`abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ`);
  const styled = letters.flatMap((_, i) => {
    const at = i < 26 ? 26 + i : i - 26;
    return [0x1d400, 0x1d434, 0x1d468].map((block) => String.fromCodePoint(block + at));
  });
  const greek = Array.from({ length: 58 }, (_, i) => String.fromCodePoint(0x1d6e2 + i));
  const plain = Array.from({ length: 57 }, (_, i) => String.fromCodePoint(0x391 + i));
  return cut('math', MATH_SOURCE, ALWAYS + [...styled, ...greek, ...plain, 'ℎ'].join('') + text);
}

/** Cuts a font; kept in `.cache/`, for cutting takes seconds. */
async function cut(name, source, text, variationAxes) {
  const characters = [...new Set(text)].sort().join('');
  const key = createHash('sha256').update(characters).digest('hex').slice(0, 16);
  const kept = `${CACHE}${name}-${key}.woff2`;
  if (!existsSync(kept)) {
    const cutFont = await subsetFont(readFileSync(source), characters, {
      targetFormat: 'sfnt',
      ...(variationAxes !== undefined && { variationAxes }),
    });
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(kept, await convert(renameFont(Buffer.from(cutFont)), 'woff2'));
  }
  return readFileSync(kept);
}

/** Names of a font that say what it is called: family, unique name, full name, PostScript name, and their variants. */
const NAMING = new Set([1, 3, 4, 6, 16, 21, 25]);

/** Writes "MalmoiSans" over the reserved name: as many letters, so that nothing moves. */
function renameFont(font) {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const entry = 12 + 16 * i;
    if (font.toString('latin1', entry, entry + 4) !== 'name') continue;
    const table = font.readUInt32BE(entry + 8);
    const strings = table + font.readUInt16BE(table + 4);
    for (let n = 0; n < font.readUInt16BE(table + 2); n++) {
      const record = table + 6 + 12 * n;
      if (!NAMING.has(font.readUInt16BE(record + 6))) continue;
      const begin = strings + font.readUInt16BE(record + 10);
      replaceName(font.subarray(begin, begin + font.readUInt16BE(record + 8)));
    }
  }
  return font;
}

function replaceName(bytes) {
  for (const encoding of ['latin1', 'utf16be']) {
    const [from, to] = ['Pretendard', 'MalmoiSans'].map((name) => {
      const written = Buffer.from(name, encoding === 'latin1' ? 'latin1' : 'utf16le');
      return encoding === 'latin1' ? written : written.swap16();
    });
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from)) to.copy(bytes, at);
  }
}
