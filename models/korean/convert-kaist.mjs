/**
 * Converts UD Korean-Kaist, which people annotated, to Sejong's tags, as UD Korean-GSD writes its morphemes: five times the
 * sentences that GSD has. Tags by `kaist-tags.tsv`, what differs beyond tags by `kaist-words.tsv`, and where GSD always
 * has one analysis of an eojeol or one tag of a noun, that one.
 */
import { decomposeHangul, labelEojeol } from 'malmoi';
import { parseMorphemes, readTable, writeMorphemes } from './read-sentences.mjs';

const tableOf = (name) => readTable(new URL(name, import.meta.url));

/** How often a label of characters must occur in the other sentences: the labels of the analyzer stay few. */
const LEAST_LABELS = 2;

/** Tags of nouns in KAIST's set, and in Sejong's. */
const NOUN = /^(?:ncn|ncpa|ncps|nbn|nbu|nq)$/;
const SEJONG_NOUN = /^NN[GPB]$/;

/** Endings as they are written after a consonant: KAIST has ㄴ for 은. */
const WHOLE_ENDINGS = { ㄴ: '은', ㄹ: '을', ㅁ: '음' };

/**
 * Converts sentences.
 * @param kaist eojeols with KAIST's morphemes
 * @param options.gsd sentences whose analyses and tags are followed
 * @param options.everyday sentences whose labels of characters may be used, beside those of GSD
 * @returns those sentences all of whose eojeols convert
 */
export function convertKaist(kaist, { gsd, everyday }) {
  const known = collectKnown(gsd);
  const isLabeled = collectLabels([...gsd, ...everyday]);
  const tables = readTables();
  return kaist
    .map((eojeols) => eojeols.map((eojeol) => convertEojeol(eojeol, known, tables)))
    .filter((eojeols) => eojeols.every((eojeol) => eojeol !== undefined && isLabeled(eojeol)));
}

function readTables() {
  const words = tableOf('kaist-words.tsv');
  return {
    tags: new Map(tableOf('kaist-tags.tsv')),
    words: new Map(
      words.filter(([, to]) => to.includes('/')).map(([from, to]) => [from, parseMorphemes(to)]),
    ),
    endings: new Map(words.filter(([, to]) => !to.includes('/'))),
  };
}

/** Collects how the other sentences analyze and tag. */
function collectKnown(sentences) {
  const [eojeols, nouns, roots, adverbs, predicates] = Array.from({ length: 5 }, () => new Map());
  const count = (counts, key, value) => {
    const own = counts.get(key) ?? new Map();
    counts.set(key, own.set(value, (own.get(value) ?? 0) + 1));
  };
  for (const { form, morphemes } of sentences.flat()) {
    count(eojeols, form, writeMorphemes(morphemes));
    const isOneWord = morphemes.filter(({ tag }) => !tag.startsWith('S')).length === 1;
    for (const [i, morpheme] of morphemes.entries()) {
      const next = morphemes[i + 1]?.tag ?? '';
      if (/^(?:NN[GPB]|XR|NR|MM)$/.test(morpheme.tag)) count(nouns, morpheme.form, morpheme.tag);
      if (/^V[VA]$/.test(morpheme.tag)) count(predicates, morpheme.form, morpheme.tag);
      if (/^XS[VA]$/.test(next) && /^(?:NNG|XR)$/.test(morpheme.tag))
        count(roots, morpheme.form, morpheme.tag);
      if (/^MA[GJ]$/.test(morpheme.tag) && isOneWord) count(adverbs, morpheme.form, morpheme.tag);
    }
  }
  const usual = (counts) => (form) =>
    [...(counts.get(form) ?? [])].sort(([, a], [, b]) => b - a)[0];
  return {
    /** The analysis of an eojeol that occurs twice and has no other. */
    analysisOf: (form) => {
      const [[analysis, times], ...others] = [...(eojeols.get(form) ?? [['', 0]])];
      return times > 1 && others.length === 0 ? parseMorphemes(analysis) : undefined;
    },
    ...{
      nounOf: usual(nouns),
      rootOf: usual(roots),
      adverbOf: usual(adverbs),
      predicateOf: usual(predicates),
    },
  };
}

/** Returns whether all labels of an eojeol's characters occur in sentences often enough. */
function collectLabels(sentences) {
  const counts = new Map();
  for (const label of sentences.flat().flatMap((eojeol) => labelEojeol(eojeol) ?? [])) {
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return (eojeol) =>
    labelEojeol(eojeol)?.every((label) => (counts.get(label) ?? 0) >= LEAST_LABELS) ?? false;
}

function convertEojeol({ form, morphemes }, known, { tags, words, endings }) {
  const found = known.analysisOf(form) ?? words.get(writeMorphemes(morphemes));
  if (found !== undefined) return { form, morphemes: found };
  // An adverb in 이 or 히 is one morpheme: 없이, 간단히, 달리.
  const isAdverb =
    morphemes[1]?.tag === 'xsa' || writeMorphemes(morphemes.slice(1, 2)) === '이/ecs';
  if (isAdverb && morphemes.length === 2) return { form, morphemes: [{ form, tag: 'MAG' }] };
  const converted = [];
  for (const [i, morpheme] of morphemes.entries()) {
    const before = converted[converted.length - 1];
    if (i === 1 && isAdverb) {
      converted[0] = { form: before.form + morpheme.form, tag: 'MAG' };
      continue;
    }
    const joined = endings.get(`${morphemes[i - 1]?.tag}+${writeMorphemes([morpheme])}`);
    if (joined !== undefined && before !== undefined) {
      converted[converted.length - 1] = { form: before.form + morpheme.form, tag: joined };
      continue;
    }
    const own = convertMorpheme(morpheme, {
      eojeol: form,
      before,
      next: morphemes[i + 1],
      known,
      tags,
      words,
    });
    if (own === undefined) return undefined;
    converted.push(...own);
  }
  return { form, morphemes: converted };
}

/** Returns what a morpheme is in Sejong's set; undefined where that is not known. */
function convertMorpheme({ form, tag }, { eojeol, before, next, known, tags, words }) {
  const usual = tags.get(tag);
  const listed = words.get(`${form}/${tag}`);
  // 내 and 제 are 나의 and 저의 by themselves alone: 내가 is 내 and 가.
  if (listed !== undefined && !(tag === 'npp' && next !== undefined && listed.length > 1))
    return listed;
  if (usual === undefined || tag === 'xsa') return undefined;
  if (tag.startsWith('n')) return [{ form, tag: nounTag({ form, tag }, next, { known, usual }) }];
  if (/^ma[gj]$/.test(tag)) return [{ form, tag: known.adverbOf(form)?.[0] ?? usual }];
  const root = form.slice(0, -1);
  if (tag === 'pvg' && form.endsWith('하') && known.nounOf(root) && !known.predicateOf(form)) {
    return [
      { form: root, tag: 'NNG' },
      { form: '하', tag: 'XSV' },
    ];
  }
  if (tag.startsWith('e'))
    return [{ form: writeEnding({ form, tag }, before, eojeol), tag: usual }];
  return [{ form, tag: usual }];
}

function nounTag({ form, tag }, next, { known, usual }) {
  if (/^[\d.,~-]+$/.test(form)) return 'SN';
  const isRoot = tag.startsWith('nc') && /^xs[vm]$/.test(next?.tag ?? '');
  if (isRoot)
    return known.rootOf(form)?.[0] ?? (tag === 'ncps' && next.tag === 'xsm' ? 'XR' : usual);
  const [found, times] = known.nounOf(form) ?? [];
  if (!NOUN.test(tag) || !SEJONG_NOUN.test(found ?? '')) return usual;
  // Proper nouns of one treebank may be common ones of the other, a few times.
  const isTrusted = tag === 'nq' ? found !== 'NNB' : found !== 'NNP' || times > 2;
  return isTrusted ? found : usual;
}

/** Writes an ending as GSD does: 은 after a consonant, 았 after 하, 았 or 었 for ㅆ. */
function writeEnding({ form, tag }, before, eojeol) {
  const stem = before?.form ?? '';
  const whole = WHOLE_ENDINGS[form];
  if (/^et[mn]$/.test(tag) && whole !== undefined && stem !== '') {
    return eojeol.includes(stem[stem.length - 1] + whole) ? whole : form;
  }
  if (form === 'ㅆ') return /[ㅏㅑㅗ]$/.test(decomposeHangul(stem, 'compatibility')) ? '았' : '었';
  return stem.endsWith('하') ? form.replace(/^어/, '아').replace(/^었/, '았') : form;
}
