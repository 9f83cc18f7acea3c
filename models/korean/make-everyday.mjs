/**
 * Makes everyday sentences with their morphemes: what people type, and treebanks of news and essays lack. Words, endings
 * and tags stand in the tables of this folder; the package's own conjugation joins them, so that a stem contracts with
 * each ending as it does in the language. Most sentences mean little: what they teach is how words are made.
 */
import { conjugate, createRandom, decomposeHangul } from 'malmoi';
import { parseMorphemes, readSentences, readTable } from './read-sentences.mjs';

/** The shares of hand-written sentences, of nouns with 이다 and of nouns alone; the rest have other predicates. */
const KINDS = { written: 0.2, copula: 0.15, fragment: 0.07 };

/** The marks that close a sentence: none most often. */
const MARKS = ['', '', '', '', '.', '.', '.', '?', '!', '~', '...'];
const MARK_TAGS = { '.': 'SF', '?': 'SF', '!': 'SF', '~': 'SO', '...': 'SE' };

/** How often what may contract does: 봐요, and not 보아요. */
const CONTRACTED = 0.9;

/** Stems that conjugate by two classes, of which the first is meant: 걷다 in 걸어요. */
const OF_TWO_CLASSES = /[걷묻굽]$/;

const tableOf = (name) => readTable(new URL(name, import.meta.url));

/** The text of a sentence without the marks that close it. */
export function textOf(sentence) {
  return sentence
    .map(({ form }) => form)
    .join(' ')
    .replace(/[.?!~]+$/, '');
}

/**
 * Joins an ending to a stem or to another ending.
 * @param ending as grammars cite it: 아요, 으면, ㅂ니다
 * @returns the text, and how the treebanks write the ending there (어요, 면); undefined where it does not fit
 */
function attach(before, ending, { afterTense, random }) {
  if (afterTense) {
    // 았 and 겠 end in a consonant, and take 어.
    if (/^[ㄱ-ㅎ]/.test(ending)) return undefined;
    const written = ending.replace(/^아/, '어');
    return { text: before + written, write: (form) => form.replace(/^아/, '어') };
  }
  const forms = conjugate(before, ending);
  if (forms.length === 0) return undefined;
  const contracted = OF_TWO_CLASSES.test(before) ? forms[0] : forms[forms.length - 1];
  const text = random.float() < CONTRACTED ? contracted : forms[0];
  if (/^[아았]/.test(ending)) {
    const met = decomposeHangul(text[text.length - ending.length], 'compatibility');
    const isBright = /^.[ㅏㅑㅘ]/.test(met) || before.endsWith('하');
    return {
      text,
      write: (form) => (isBright ? form : form.replace(/^아/, '어').replace(/^았/, '었')),
    };
  }
  const isWhole = text.length === before.length + ending.length && text.endsWith(ending);
  // Of 으면 after a vowel 면 is left, and of 은 the consonant.
  const write = (form) =>
    isWhole || !/^[으은을음읍]/.test(form)
      ? form
      : decomposeHangul(form[0], 'compatibility').slice(2) + form.slice(1);
  return { text, write };
}

/**
 * Continues a stem by a pattern of endings, see `predicate-endings.tsv`.
 * @returns eojeols; undefined where an ending does not fit
 */
function continueStem(stem, pattern, random) {
  const eojeols = [];
  for (const [i, eojeol] of pattern.split(' ').entries()) {
    const [left, analyzed] = eojeol.split('=');
    let { form, morphemes } = i === 0 ? stem : { form: '', morphemes: [] };
    let afterTense = false;
    for (const [, sign, alternatives, tag] of left.matchAll(/([-+]?)([^-+/]+)(?:\/([A-Z]+))?/g)) {
      let write = (text) => text;
      let ending = alternatives;
      if (sign === '-') {
        const found = alternatives
          .split('|')
          .map((one) => ({ one, joined: attach(form, one, { afterTense, random }) }))
          .find(({ joined }) => joined !== undefined);
        if (found === undefined) return undefined;
        form = found.joined.text;
        ({ write } = found.joined);
        ending = found.one;
      } else {
        form += ending;
      }
      const own = tag === undefined ? parseMorphemes(analyzed) : [{ form: ending, tag }];
      own[0].form = write(own[0].form);
      morphemes = [...morphemes, ...own];
      afterTense = tag === 'EP';
    }
    eojeols.push({ form, morphemes });
  }
  return eojeols;
}

/** The words of the tables. */
function readWords() {
  const particles = tableOf('particles.tsv');
  const tags = new Map(
    particles.flatMap(([, closed, open, tag]) => [
      [closed, tag],
      [open, tag],
    ]),
  );
  tags.set('께', 'JKB').set('한테서', 'JKB');
  /** 학교+에, 같이/MAG, 늦/VA+게/EC: what has no tag is a noun, and a particle after it. */
  const readComplement = (text) => {
    const morphemes = text.split('+').map((part, i) => {
      const [form, tag = i === 0 ? 'NNG' : tags.get(part)] = part.split('/');
      if (tag === undefined)
        throw new Error(`predicates.tsv: ${text} has a particle without a tag.`);
      return { form, tag };
    });
    return { form: morphemes.map(({ form }) => form).join(''), morphemes };
  };
  const predicates = tableOf('predicates.tsv').map(([stem, complements]) => {
    const morphemes = parseMorphemes(stem);
    const form = morphemes.map(({ form }) => form).join('');
    const isVerb = /^(?:VV|XSV)$/.test(morphemes[morphemes.length - 1].tag);
    const kind = /[있없]$/.test(form) ? 'E' : isVerb ? 'V' : 'A';
    return { form, morphemes, kind, complements: complements.split(' ').map(readComplement) };
  });
  const endings = tableOf('predicate-endings.tsv');
  return {
    ...{ particles, predicates, copulas: tableOf('copula-endings.tsv') },
    endings: new Map(
      ['V', 'A', 'E'].map((kind) => [kind, endings.filter(([kinds]) => kinds.includes(kind))]),
    ),
    openers: tableOf('openers.tsv').map(([weight, form, morphemes]) => [
      weight,
      { form, morphemes: parseMorphemes(morphemes) },
    ]),
    nouns: tableOf('nouns.tsv').flatMap(([tag, forms]) =>
      forms.split(' ').map((form) => ({ form, tag })),
    ),
    written: readSentences(new URL('everyday.tsv', import.meta.url)),
  };
}

/** Draws a row of a table by the weights in one of its columns. */
function draw(rows, column, random) {
  let left = random.float() * rows.reduce((sum, row) => sum + Number(row[column]), 0);
  for (const row of rows) {
    left -= Number(row[column]);
    if (left < 0) return row;
  }
  return rows[rows.length - 1];
}

const pick = (items, random) => items[Math.floor(random.float() * items.length)];

const isClosed = (text) => decomposeHangul(text[text.length - 1], 'compatibility').length > 2;

/**
 * Makes sentences.
 * @param count how many
 * @param options.seed same seed, same sentences
 * @param options.without texts that none of them may be, whatever mark closes it
 */
export function makeEverydaySentences(count, { seed, without }) {
  const random = createRandom(seed, 'everyday');
  const words = readWords();
  const chance = (share) => random.float() < share;

  const nounWith = (particles) => {
    const { form, tag } = pick(words.nouns, random);
    const [, closed, open, particleTag] = draw(particles, 0, random);
    const isAfterL = decomposeHangul(form, 'compatibility').endsWith('ㄹ');
    const particle = isClosed(form) && !(open === '로' && isAfterL) ? closed : open;
    return {
      form: form + particle,
      morphemes: [
        { form, tag },
        { form: particle, tag: particleTag },
      ],
    };
  };
  const opening = () =>
    chance(0.6) ? draw(words.openers, 0, random)[1] : nounWith(words.particles);
  const predicate = (depth) => {
    const stem = pick(words.predicates, random);
    const [, , pattern] = draw(words.endings.get(stem.kind), 1, random);
    const continued = continueStem(stem, pattern, random);
    if (continued === undefined) return predicate(depth);
    const eojeols = [...(chance(0.5) ? [pick(stem.complements, random)] : []), ...continued];
    const { tag } = eojeols[eojeols.length - 1].morphemes.at(-1);
    // What is connected goes on, now and then not: 집에 가고.
    return tag !== 'EF' && depth < 2 && chance(0.8)
      ? [...eojeols, ...predicate(depth + 1)]
      : eojeols;
  };
  const copula = () => {
    const { form, tag } = pick(words.nouns, random);
    const [, closed, open, morphemes] = draw(words.copulas, 0, random);
    return {
      form: form + (isClosed(form) ? closed : open),
      morphemes: [{ form, tag }, ...parseMorphemes(morphemes)],
    };
  };
  const sentence = () => {
    const kind = random.float();
    if (kind < KINDS.written) return pick(words.written, random);
    if (kind < KINDS.written + KINDS.copula) return [...(chance(0.7) ? [opening()] : []), copula()];
    if (kind < KINDS.written + KINDS.copula + KINDS.fragment) {
      return [opening(), ...(chance(0.3) ? [opening()] : [])];
    }
    const openings = chance(0.3) ? 0 : chance(0.7) ? 1 : 2;
    return [...Array.from({ length: openings }, opening), ...predicate(0)];
  };
  const close = (eojeols) => {
    const mark = pick(MARKS, random);
    const last = eojeols[eojeols.length - 1];
    if (mark === '' || /[.?!~]$/.test(last.form)) return eojeols;
    const morphemes = [...last.morphemes, { form: mark, tag: MARK_TAGS[mark] }];
    return [...eojeols.slice(0, -1), { form: last.form + mark, morphemes }];
  };
  const sentences = [];
  while (sentences.length < count) {
    const made = close(sentence());
    if (!without.has(textOf(made))) sentences.push(made);
  }
  return sentences;
}

/** Writes sentences in CoNLL-U, with what an analyzer learns from alone: a token for each eojeol. */
export function toConllu(sentences) {
  return sentences
    .map((eojeols, i) => {
      const lines = eojeols.map(({ form, morphemes }, t) => {
        const lemma = morphemes.map((morpheme) => morpheme.form).join('+');
        const xpos = morphemes.map(({ tag }) => tag).join('+');
        return [t + 1, form, lemma, '_', xpos, '_', '_', '_', '_', '_'].join('\t');
      });
      return [`# sent_id = everyday-${i + 1}`, ...lines, '', ''].join('\n');
    })
    .join('');
}
