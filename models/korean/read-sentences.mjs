import { readFileSync } from 'node:fs';

/** The lines of a table, without comments, cut at tabs. */
export function readTable(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** Reads 가/VV+았/EP. */
export function parseMorphemes(text) {
  return text.split('+').map((part) => {
    const slash = part.lastIndexOf('/');
    return { form: part.slice(0, slash), tag: part.slice(slash + 1) };
  });
}

/** Writes 가/VV+았/EP. */
export function writeMorphemes(morphemes) {
  return morphemes.map(({ form, tag }) => `${form}/${tag}`).join('+');
}

/** Reads sentences with their morphemes: the text, a tab, and the morphemes of each eojeol. */
export function readSentences(file) {
  return readTable(file).map(([text, analyses]) => {
    const forms = text.split(' ');
    const morphemes = analyses.split(' ').map(parseMorphemes);
    if (morphemes.length !== forms.length) {
      throw new Error(
        `${file}: "${text}" has ${forms.length} eojeols and ${morphemes.length} analyses.`,
      );
    }
    return forms.map((form, i) => ({ form, morphemes: morphemes[i] }));
  });
}
