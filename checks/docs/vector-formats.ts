import type { Language } from '../../src/messages/language.ts';
import { VECTOR_FORMAT_HELP } from '../../src/messages/vector-formats.ts';
import { VECTOR_FORMATS } from '../../src/vectors/formats/detect-format.ts';
import {
  WRITTEN_FORMATS,
  WRITTEN_VECTOR_FORMATS,
} from '../../src/vectors/formats/written-formats.ts';

const WORDS = {
  en: { headings: ['name', 'endings', 'read', 'written', 'format'], yes: 'yes' },
  ko: { headings: ['이름', '확장자', '읽기', '쓰기', '형식'], yes: '○' },
} as const satisfies Record<Language, object>;

const MARKED = /(<!-- vector-formats -->\n)[\s\S]*?(<!-- \/vector-formats -->)/g;

/** Writes the table of the formats of word vectors between the markers of a page, in its language. */
export function fillVectorFormats(page: string, language: Language): string {
  return page.replace(MARKED, (_, start: string, end: string) => {
    return `${start}\n${formatTable(language)}\n${end}`;
  });
}

function formatTable(language: Language): string {
  const { headings, yes } = WORDS[language];
  const names = [...new Set([...VECTOR_FORMATS, ...WRITTEN_VECTOR_FORMATS])];
  const rows = names.map((name) => {
    const read = VECTOR_FORMATS.some((one) => one === name);
    const written = WRITTEN_VECTOR_FORMATS.find((one) => one === name);
    const endings = written === undefined ? [] : WRITTEN_FORMATS[written].endings;
    return [
      `\`${name}\``,
      endings.map((ending) => `\`${ending}\``).join(', '),
      ...[read, written !== undefined].map((can) => (can ? yes : '')),
      VECTOR_FORMAT_HELP[name][language],
    ];
  });
  return [headings, headings.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}
