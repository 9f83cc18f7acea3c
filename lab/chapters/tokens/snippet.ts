import { DIARIES } from './corpus.ts';
import type { UnitModel } from './model.ts';
import { isKorean } from './stems.ts';

const NORMALIZE = {
  none: '',
  lower: "normalize: { letterCase: 'lower' }, ",
  nfkc: "normalize: { form: 'nfkc', letterCase: 'fold' }, ",
} as const;

/** A program that prints the strips of the screen. */
export function snippet(model: UnitModel): string {
  const { text, normalize, corpus, step } = model.state.read();
  const strips = model.strips.value;
  const how = NORMALIZE[normalize];
  const korean = isKorean(text);
  const stems = korean
    ? `${how}stem: 'korean'`
    : `${how === '' ? NORMALIZE.lower : how}stem: 'english'`;
  const joined = (name: keyof typeof strips): string =>
    JSON.stringify(strips[name].map((unit) => unit.text).join('|'));
  const letters = new Set(model.corpus.value).size;
  const lines = [
    'import {',
    '  addPieces,',
    '  createBpeTokenizer,',
    '  createTextPipeline,',
    '  trainBpe,',
    '  WordCounter,',
    "} from 'malmoi';",
    '',
    `const text = ${JSON.stringify(text)};`,
    'const show = (words: string[]) => JSON.stringify(words.join("|"));'.replaceAll('"', "'"),
    `const words = createTextPipeline({ ${how}tokenizer: { kind: 'words' } });`,
    `console.log(show(words.words(text))); // ${joined('words')}`,
    `const stems = createTextPipeline({ ${stems} });`,
    `console.log(show(stems.words(text))); // ${joined('stems')}`,
    `const jamo = createTextPipeline({ ${how}tokenizer: { kind: 'jamo', form: 'compatibility' } });`,
    `console.log(show(jamo.words(text))); // ${joined('jamo')}`,
    '',
    `// ${step} merges`,
    'const pieces = new WordCounter();',
    corpus === 'own'
      ? 'addPieces(pieces, words.normalize(text));'
      : `addPieces(pieces, words.normalize(${JSON.stringify(DIARIES[corpus])}));`,
    `const size = ${Math.max(257, 256 + letters + step)}; // 256 bytes, ${letters} characters, merges`,
    'const tokenizer = createBpeTokenizer(',
    '  await trainBpe(pieces.counts, { size, characterCoverage: 1 }),',
    ');',
    `const bpe = createTextPipeline({ ${how}tokenizer });`,
    `console.log(show(bpe.words(text))); // ${joined('bpe')}`,
  ];
  return `${lines.join('\n')}\n`;
}
