import {
  WRITTEN_FORMATS,
  WRITTEN_VECTOR_FORMATS,
  type WrittenVectorFormat,
} from '../../src/cli/vectors/written-formats.ts';
import type { Language, Translated } from '../../src/messages/language.ts';
import { VECTOR_FORMATS, type VectorFormat } from '../../src/vectors/formats/detect-format.ts';

const WORDS = {
  en: { headings: ['name', 'endings', 'read', 'written', 'format'], yes: 'yes' },
  ko: { headings: ['이름', '확장자', '읽기', '쓰기', '형식'], yes: '○' },
} as const satisfies Record<Language, object>;

/** What the formats are that are only read. */
const READ_ONLY: Readonly<Record<Exclude<VectorFormat, WrittenVectorFormat>, Translated>> = {
  'fasttext-bin': {
    en: "fastText's `.bin`, with its n-grams, so that unseen words have vectors",
    ko: 'fastText의 `.bin`. n-그램까지 읽으므로 처음 보는 단어에도 벡터가 있음',
  },
};

const MARKED = /(<!-- vector-formats -->\n)[\s\S]*?(<!-- \/vector-formats -->)/g;

/** Writes the table of the formats of word vectors between the markers of a page, in its language. */
export function fillVectorFormats(page: string, language: Language): string {
  return page.replace(MARKED, (_, start: string, end: string) => {
    return `${start}\n${formatTable(language)}\n${end}`;
  });
}

function formatTable(language: Language): string {
  const { headings, yes } = WORDS[language];
  const only = Object.entries<Translated>(READ_ONLY).map(([name, help]) => ({
    name,
    help,
    endings: [],
  }));
  const written = WRITTEN_VECTOR_FORMATS.map((name) => ({ name, ...WRITTEN_FORMATS[name] }));
  const isRead = (name: string): boolean => VECTOR_FORMATS.some((one) => one === name);
  const rows = [...written, ...only].map(({ name, help, endings }) => [
    `\`${name}\``,
    endings.map((ending) => `\`${ending}\``).join(', '),
    ...[isRead(name), !(name in READ_ONLY)].map((can) => (can ? yes : '')),
    help[language],
  ]);
  return [headings, headings.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}
