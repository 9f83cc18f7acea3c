/**
 * Corrects what the automatic annotation of UD Korean-GSD's training part gets wrong time and again: the tokens of
 * `corrections.tsv`, final endings that are called connective (`final-endings.tsv`), and 세요, which it takes for one ending
 * half of the time and for 시 and 어요 the other half. Annotations of the rest, and of other parts, stay as they are.
 */
import { parseMorphemes, readTable, writeMorphemes } from './read-sentences.mjs';

const tableOf = (name) => readTable(new URL(name, import.meta.url));

/** The columns of CoNLL-U. */
const [FORM, LEMMA, XPOS] = [1, 2, 4];

/** Tags of marks. */
const MARK = /^S[FPSOWE]$/;

/**
 * Corrects a treebank in CoNLL-U.
 * @returns its text
 */
export function correctTreebank(text) {
  const corrections = tableOf('corrections.tsv');
  const [anywhere, last] = ['*', '$'].map(
    (place) =>
      new Set(
        tableOf('final-endings.tsv').flatMap(([at, forms]) =>
          at === place ? forms.split(' ') : [],
        ),
      ),
  );
  const blocks = text.split('\n\n').map((block) => {
    const lines = block.split('\n');
    const [, id] = /^# sent_id = (\S+)/m.exec(block) ?? [];
    const tokens = lines.flatMap((line, i) =>
      /^\d+\t/.test(line) ? [{ i, columns: line.split('\t') }] : [],
    );
    const lastWord = tokens.findLastIndex(
      ({ columns }) => !columns[XPOS].split('+').every((tag) => MARK.test(tag)),
    );
    for (const [t, { i, columns }] of tokens.entries()) {
      const before = morphemesOf(columns);
      if (before === undefined) continue;
      const listed = corrections.find(
        ([where, form, annotated]) =>
          form === columns[FORM] &&
          annotated === writeMorphemes(before) &&
          (where === '*' || (where === '^' ? t === 0 : where.split(',').includes(id))),
      );
      const morphemes = listed === undefined ? before : parseMorphemes(listed[3]);
      const after = correctEndings(morphemes, {
        anywhere,
        last: t === lastWord ? last : new Set(),
      });
      if (writeMorphemes(after) === writeMorphemes(before)) continue;
      columns[LEMMA] = after.map(({ form }) => form).join('+');
      columns[XPOS] = after.map(({ tag }) => tag).join('+');
      lines[i] = columns.join('\t');
    }
    return lines.join('\n');
  });
  return blocks.join('\n\n');
}

/** Tags final endings as such, and takes 세요 apart. */
function correctEndings(morphemes, { anywhere, last }) {
  const end = morphemes.findLastIndex(({ tag }) => !MARK.test(tag));
  return morphemes.flatMap(({ form, tag }, i) => {
    if (tag !== 'EC' && tag !== 'EF') return [{ form, tag }];
    const honorific = /^(으?)세요$/.exec(form);
    if (honorific !== null) {
      return [
        { form: `${honorific[1]}시`, tag: 'EP' },
        { form: '어요', tag: 'EF' },
      ];
    }
    const isFinal = anywhere.has(form) || (i === end && last.has(form));
    return [{ form, tag: isFinal ? 'EF' : tag }];
  });
}

function morphemesOf(columns) {
  const tags = columns[XPOS].split('+');
  const forms = tags.length === 1 ? [columns[LEMMA]] : columns[LEMMA].split('+');
  return forms.length === tags.length
    ? forms.map((form, i) => ({ form, tag: tags[i] }))
    : undefined;
}
