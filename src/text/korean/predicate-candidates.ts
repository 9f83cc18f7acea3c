import { conjugate } from './conjugate.ts';
import type { EndingChain } from './ending-chains.ts';
import { decompose, finalOf, vowelOf, withFinal, withVowel } from './syllable.ts';

/** A stem and the endings that, put together again, give the surface form exactly. */
export interface PredicateCandidate {
  readonly stem: string;
  readonly chain: EndingChain;
}

/** Chains of endings, and what a word must end in for one of them to be there. */
export interface ChainIndex {
  readonly chains: ReadonlyMap<string, EndingChain>;
  /** Every chain's form, and every form without its first syllable, which the stem may change. */
  readonly tails: ReadonlySet<string>;
}

/** Prepares chains for `predicateCandidates`. */
export function indexChains(chains: ReadonlyMap<string, EndingChain>): ChainIndex {
  return { chains, tails: new Set([...chains.keys()].flatMap((form) => [form, form.slice(1)])) };
}

/**
 * Returns every (stem, endings) that conjugates to a surface form: conjugation read backwards, jamo by jamo.
 * Each step only proposes stems; `conjugate` decides, so a proposal can never be a wrong analysis.
 */
export function predicateCandidates(
  surface: string,
  { chains, tails }: ChainIndex,
): PredicateCandidate[] {
  const found: PredicateCandidate[] = [];
  const propose = (stem: string, underlying: string): void => {
    const chain = chains.get(underlying);
    if (chain === undefined || stem === '') return;
    if (!conjugate(stem, underlying).includes(surface)) return;
    if (found.every((one) => one.stem !== stem || one.chain !== chain)) found.push({ stem, chain });
  };
  for (let cut = surface.length; cut > 0; cut -= 1) {
    const left = surface.slice(0, cut);
    const right = surface.slice(cut);
    const merged = tails.has(right);
    if (right !== '' && (merged || tails.has(right.slice(1)))) proposeWhole(left, right, propose);
    if (merged) proposeMerged(left, right, propose);
  }
  return found;
}

type Propose = (stem: string, underlying: string) => void;

/** Proposes stems before an ending that begins with a syllable of its own: 먹|고, 먹|으면, 들|으면, 도|우면, 잡|아서, 몰|라. */
function proposeWhole(left: string, right: string, propose: Propose): void {
  propose(left, right);
  const first = decompose(right.slice(0, 1));
  if (first === undefined) return;
  const last = finalOf(left);
  // 으 dropped after a vowel or ㄹ, or ㄹ dropped: 가|면, 살|면, 사|니, 그러|면.
  propose(left, `으${right}`);
  if (last === '') {
    for (const lost of ['ㄹ', 'ㅎ']) {
      propose(withFinal(left, lost), right);
      propose(withFinal(left, lost), `으${right}`);
    }
  }
  const rest = right.slice(1);
  const restored = restoreStems(left);
  if (first.initial === 'ㅇ') {
    if (first.vowel === 'ㅡ') for (const stem of restored) propose(stem, right);
    if (first.vowel === 'ㅜ' && last === '')
      propose(withFinal(left, 'ㅂ'), withVowel(right.slice(0, 1), 'ㅡ', first.final) + rest);
    const a = withFinal('아', first.final) + rest;
    if ('ㅏㅓㅕ'.includes(first.vowel)) for (const stem of [left, ...restored]) propose(stem, a);
    if ('ㅘㅝ'.includes(first.vowel) && last === '') propose(withFinal(left, 'ㅂ'), a);
  }
  if (first.initial === 'ㄹ' && 'ㅏㅓ'.includes(first.vowel)) {
    const a = withFinal('아', first.final) + rest;
    if (last === 'ㄹ') propose(`${withFinal(left, '')}르`, a);
    propose(left, a);
  }
}

/** Stems whose last consonant a vowel changed: 들- from 듣, 지- from 짓. */
function restoreStems(left: string): string[] {
  const last = finalOf(left);
  if (last === 'ㄹ') return [withFinal(left, 'ㄷ')];
  return last === '' ? [withFinal(left, 'ㅅ')] : [];
}

/** Proposes stems before an ending that begins inside the last syllable of `left`: 간, 살 , 됐, 봐, 그래. */
function proposeMerged(left: string, right: string, propose: Propose): void {
  const final = finalOf(left);
  const bare = withFinal(left, '');
  if ('ㄴㄹㅁㅂㄻ'.includes(final) && final !== '') {
    const eu = withFinal('으', final === 'ㄻ' ? 'ㅁ' : final) + right;
    for (const stem of [bare, withFinal(left, 'ㄹ'), withFinal(left, 'ㅎ')]) {
      propose(stem, eu);
      propose(stem, final + right);
    }
  }
  if (final !== '' && final !== 'ㅆ') return;
  const a = withFinal('아', final) + right;
  for (const stem of uncontract(bare)) propose(stem, a);
}

/**
 * Returns the stems whose last vowel contracts with 아 or 어 to this one: 봐 ← 보, 켜 ← 켜 or 키, 래 ← 렇.
 */
function uncontract(open: string): string[] {
  const vowels = CONTRACTED_FROM[vowelOf(open)] ?? '';
  const stems = [...vowels].map((vowel) => withVowel(open, vowel));
  const fused = FUSED_FROM[vowelOf(open)] ?? '';
  for (const vowel of fused) stems.push(withVowel(open, vowel, 'ㅎ'));
  if (vowelOf(open) === 'ㅐ') stems.push(withVowel(open, 'ㅏ'));
  if (open.endsWith('마')) stems.push(withFinal(open, 'ㄹ'));
  if (open.endsWith('놔')) stems.push(`${open.slice(0, -1)}놓`);
  return stems;
}

const CONTRACTED_FROM: Readonly<Record<string, string>> = {
  ㅏ: 'ㅏㅡ',
  ㅓ: 'ㅓㅡㅜ',
  ㅐ: 'ㅐ',
  ㅔ: 'ㅔ',
  ㅕ: 'ㅕㅣ',
  ㅖ: 'ㅖ',
  ㅘ: 'ㅗ',
  ㅝ: 'ㅜ',
  ㅙ: 'ㅚ',
};
const FUSED_FROM: Readonly<Record<string, string>> = { ㅐ: 'ㅏㅓ', ㅒ: 'ㅑ', ㅔ: 'ㅓ', ㅖ: 'ㅕ' };
