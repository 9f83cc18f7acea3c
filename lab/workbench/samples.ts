import type { LabLanguage } from '../shell/language.ts';

/** The samples: the package's own, all of them free to use (`samples/README.md` names their sources). */
export const SAMPLE_IDS = [
  'reviews',
  'mails',
  'sentences',
  'shakespeare',
  'dates',
  'names',
  'people',
  'shapes',
] as const;
export type SampleId = (typeof SAMPLE_IDS)[number];

/** Pairs of dates that are made. */
const DATES = 2_000;

/** Pictures of shapes that are drawn. */
const SHAPES = 2_000;

/** Fetches a sample, or makes it. */
export async function openSample(id: SampleId, language: LabLanguage): Promise<File> {
  switch (id) {
    case 'reviews':
      return fetchFile(new URL('../../samples/korean-reviews-train.tsv', import.meta.url), id);
    case 'mails':
      return fetchFile(new URL('../../samples/english-mails-test.tsv', import.meta.url), id);
    case 'shakespeare':
      return fetchFile(new URL('../texts/shakespeare.txt', import.meta.url), id);
    case 'people':
      return fetchFile(new URL('../../samples/people.csv', import.meta.url), id);
    case 'names':
      return language === 'ko'
        ? fetchFile(new URL('../../samples/korean-names.tsv', import.meta.url), id)
        : fetchFile(new URL('../../samples/english-names.tsv', import.meta.url), id);
    case 'sentences':
      return language === 'ko'
        ? fetchFile(new URL('../../samples/korean-sentences.txt', import.meta.url), id)
        : fetchFile(new URL('../../samples/english-sentences.txt', import.meta.url), id);
    case 'shapes':
      return new File([JSON.stringify({ count: SHAPES, language })], 'drawn.shapes.json');
    case 'dates':
      return new File([makeDates(language)], 'dates.tsv');
  }
}

async function fetchFile(address: URL, name: string): Promise<File> {
  const response = await fetch(address);
  const extension = address.pathname.slice(address.pathname.lastIndexOf('.'));
  return new File([await response.blob()], name + extension);
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Makes a table of dates as people write them and as machines do: every thirteenth day from 1950 on. */
function makeDates(language: LabLanguage): string {
  const rows = Array.from({ length: DATES }, (_, i) => {
    const date = new Date(Date.UTC(1950, 0, 1 + 13 * i));
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    const written =
      language === 'ko' ? `${year}년 ${month + 1}월 ${day}일` : `${day} ${MONTHS[month]} ${year}`;
    return `${written}\t${date.toISOString().slice(0, 10)}`;
  });
  return `source\ttarget\n${rows.join('\n')}\n`;
}
