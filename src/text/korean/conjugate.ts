import { type ConjugationClass, conjugationClasses } from './conjugation-class.ts';
import { compose, decompose, finalOf, vowelOf, withFinal, withVowel } from './syllable.ts';

/** ㅎ-irregular stems whose vowel becomes ㅐ whatever it is: 그렇다 그래, but 꺼멓다 꺼메. */
const DEMONSTRATIVE = /(?:이|그|저|요|고|조|아무)렇$|어떻$/;

/**
 * Returns every standard spelling of a stem with an ending (several where contraction is optional: 보아, 봐;
 * 하여, 해), empty where the ending cannot follow that stem.
 *
 * An ending is written as grammars cite it, and its first letter says how it attaches:
 * - `으…`, `은…`, `을…`, `음…`: 으 appears after a consonant only: 먹으면, 가면, 살면
 * - `아…`, `았…`: 아 or 어 by vowel harmony, contracted with the stem's vowel: 잡아, 먹어, 가, 봐
 * - `ㄴ…`, `ㅂ…` (ㄴ다, ㅂ니다): after vowels and ㄹ only; `는다…`, `습…`, `소…`: after consonants only
 * - anything else: joined as it stands (고, 지만, 는데)
 *
 * @param stem dictionary form without 다
 */
export function conjugate(stem: string, ending: string): string[] {
  const classes = conjugationClasses(stem);
  const [only] = classes;
  if (classes.length === 1 && only !== undefined) return conjugateAs(stem, ending, only);
  const forms = new Set<string>();
  for (const one of classes) {
    for (const form of conjugateAs(stem, ending, one)) forms.add(form);
  }
  return [...forms];
}

/** Conjugates by one conjugation class, which tells 묻다 물어 from 묻다 묻어. */
export function conjugateAs(stem: string, ending: string, by: ConjugationClass): string[] {
  const first = decompose(ending.slice(0, 1));
  if (first === undefined) return joinConsonant(stem, ending);
  if (first.initial === 'ㅇ' && first.vowel === 'ㅡ') {
    return joinEu(stem, first.final, ending.slice(1), by);
  }
  if (first.initial === 'ㅇ' && first.vowel === 'ㅏ') {
    return joinA(stem, by).map((form) => withFinal(form, first.final) + ending.slice(1));
  }
  return joinPlain(stem, ending, by);
}

/** Joins ㄴ다 or ㅂ니다: the consonant goes under the stem's last syllable; ㄹ makes room for it. */
function joinConsonant(stem: string, ending: string): string[] {
  const final = finalOf(stem);
  if (final !== '' && final !== 'ㄹ') return [];
  return [withFinal(stem, ending.slice(0, 1)) + ending.slice(1)];
}

/** Endings in (으): `final` is what stands under 으 (은: ㄴ), `rest` what follows. */
function joinEu(stem: string, final: string, rest: string, by: ConjugationClass): string[] {
  const last = finalOf(stem);
  const visible = compose('ㅇ', 'ㅡ', final) + rest;
  if (by === 'ㅂ') return [withFinal(stem, '') + compose('ㅇ', 'ㅜ', final) + rest];
  if (by === 'ㄷ') return [withFinal(stem, 'ㄹ') + visible];
  if (by === 'ㅅ') return [withFinal(stem, '') + visible];
  if (by === 'ㅎ') return [withFinal(stem, final) + rest];
  if (last === '') return [withFinal(stem, final) + rest];
  if (last !== 'ㄹ') return [stem + visible];
  if (final === 'ㅁ') return [withFinal(stem, 'ㄻ') + rest];
  if (final !== '') return [withFinal(stem, final) + rest];
  return [(dropsL(rest) ? withFinal(stem, '') : stem) + rest];
}

/** Drops the ㄹ of a stem before ㄴ, ㅂ, ㅅ and 오. */
function dropsL(next: string): boolean {
  const first = decompose(next.slice(0, 1));
  return (
    first !== undefined &&
    ('ㄴㅂㅅ'.includes(first.initial) || (first.initial === 'ㅇ' && first.vowel === 'ㅗ'))
  );
}

function joinPlain(stem: string, ending: string, by: ConjugationClass): string[] {
  const last = finalOf(stem);
  if (/^(?:는다|습|소$|소만)/.test(ending))
    return last === '' || last === 'ㄹ' ? [] : [stem + ending];
  if (last === 'ㄹ' && dropsL(ending)) return [withFinal(stem, '') + ending];
  if (by === 'ㅎ' && /^[네니냐]/.test(ending)) return [stem + ending, withFinal(stem, '') + ending];
  return [stem + ending];
}

/** Returns the stem with 아 or 어, contracted where it must or may be. */
function joinA(stem: string, by: ConjugationClass): string[] {
  const before = stem.slice(0, -1);
  switch (by) {
    case '여':
      return [`${stem}여`, withVowel(stem, 'ㅐ')];
    case '르':
      return [withFinal(before, 'ㄹ') + compose('ㄹ', harmony(before))];
    case '러':
      return [`${stem}러`];
    case '우':
      return [withVowel(stem, 'ㅓ')];
    case 'ㅂ': {
      // Only two stems of one syllable keep 아 (Hangul orthography, article 18).
      const open = withFinal(stem, '');
      return [open + (stem === '돕' || stem === '곱' ? '와' : '워')];
    }
    case 'ㄷ':
      return [withFinal(stem, 'ㄹ') + compose('ㅇ', harmony(stem))];
    case 'ㅅ':
      return [withFinal(stem, '') + compose('ㅇ', harmony(stem))];
    case 'ㅎ':
      return [withVowel(stem, fusedVowel(stem))];
    case 'regular':
      if (finalOf(stem) === '') return joinOpenStem(stem);
      // 말아 may lose its ㄹ in a prohibition: 마라, 하지마요.
      if (stem.endsWith('말')) return [`${stem}아`, withFinal(stem, '')];
      // 놓아 alone may lose its ㅎ (article 35, note 1): 놔, 털어놨다.
      return stem.endsWith('놓')
        ? [`${stem}아`, `${stem.slice(0, -1)}놔`]
        : [stem + compose('ㅇ', harmony(stem))];
  }
}

/** Chooses 아 after ㅏ, ㅑ and ㅗ, and 어 elsewhere; the prefinal endings 았 and 겠 always take 어. */
function harmony(stem: string): string {
  if (stem.endsWith('았')) return 'ㅓ';
  return 'ㅏㅑㅗ'.includes(vowelOf(stem) || 'ㅓ') ? 'ㅏ' : 'ㅓ';
}

/** Returns what a ㅎ-irregular stem's vowel becomes with 아 or 어. */
function fusedVowel(stem: string): string {
  if (DEMONSTRATIVE.test(stem)) return 'ㅐ';
  return { ㅏ: 'ㅐ', ㅑ: 'ㅒ', ㅓ: 'ㅔ', ㅕ: 'ㅖ' }[vowelOf(stem)] ?? vowelOf(stem);
}

/** Contracts a stem in a vowel with 아 or 어 (Hangul orthography, articles 34 to 37). */
function joinOpenStem(stem: string): string[] {
  const vowel = vowelOf(stem);
  const open = stem + compose('ㅇ', harmony(stem));
  switch (vowel) {
    case 'ㅡ':
      return [withVowel(stem, harmony(stem.length > 1 ? stem.slice(0, -1) : stem))];
    case 'ㅏ':
    case 'ㅓ':
    case 'ㅕ':
      return [stem];
    case 'ㅐ':
    case 'ㅔ':
    case 'ㅖ':
      return [open, stem];
    case 'ㅗ':
      return stem.endsWith('오') ? [withVowel(stem, 'ㅘ')] : [open, withVowel(stem, 'ㅘ')];
    case 'ㅜ':
      return [open, withVowel(stem, 'ㅝ')];
    case 'ㅣ':
      return [open, withVowel(stem, 'ㅕ')];
    case 'ㅚ':
      return [open, withVowel(stem, 'ㅙ')];
    default:
      return [open];
  }
}
