import type { ChainPart } from './ending-chains.ts';
import { finalOf, isSyllable } from './syllable.ts';

/** Which nouns a particle may follow: 는/은 depend on the final sound, 로 counts ㄹ with the vowels. */
export type Host = 'any' | 'vowel' | 'consonant' | 'vowel or ㄹ' | 'consonant but ㄹ';

/** Particles stacked in an order that the grammar allows: 에서 + 는, 으로 + 부터 + 의. */
export interface ParticleChain {
  readonly surface: string;
  readonly host: Host;
  readonly parts: readonly ChainPart[];
}

/** Particles whose form depends on the noun: after a vowel, after a consonant. */
const PAIRS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['는', ['는', '은']],
  ['가', ['가', '이']],
  ['를', ['를', '을']],
  ['와', ['와', '과']],
  ['나', ['나', '이나']],
  ['나마', ['나마', '이나마']],
  ['라도', ['라도', '이라도']],
  ['란', ['란', '이란']],
  ['랑', ['랑', '이랑']],
  ['든', ['든', '이든']],
  ['든지', ['든지', '이든지']],
  ['야', ['야', '이야']],
  ['야말로', ['야말로', '이야말로']],
  ['며', ['며', '이며']],
  ['여', ['여', '이여']],
  ['라든가', ['라든가', '이라든가']],
  ['라든지', ['라든지', '이라든지']],
  ['는커녕', ['는커녕', '은커녕']],
]);
/** 로 and what is built on it: 로 after vowels and ㄹ, 으로 after other consonants. */
const WITH_RO = new Set(['로', '로서', '로써']);

/** Case particles, which others may follow. */
const FIRST =
  '에 에서 에게 에게서 한테 한테서 께 께서 로 로서 로써 와 처럼 만큼 보다 까지 부터 만 마다 뿐 밖에 대로 조차 마저 끼리 하고 같이 에다 에다가 서 이서'.split(
    ' ',
  );
/** Auxiliary particles that may stand between a case particle and the last one. */
const MIDDLE = '까지 만 부터 조차 마저 뿐 보다 처럼 만큼 밖에 서 로 에 에서'.split(' ');
/** Particles that may end the chain. */
const LAST =
  '는 가 를 의 도 만 와 로 나 라도 란 든 든지 야 야말로 나마 까지 부터 조차 마저 마다 보다 보다는 보다도 처럼 만큼 대로 밖에 뿐 요 며 로서 로써 에 에서 같이 서 엔 에선 에겐 론 으론 까진 보단 부턴'.split(
    ' ',
  );
/** Particles that only stand alone after a noun. */
const ALONE = '랑 여 라든가 라든지 는커녕 커녕 요 치고 치고는 치곤 더러 에설랑 아 이시여'.split(
  ' ',
);

/** 만에 holds the noun 만 (12년만에), and 보다가 the verb 보다. */
const NEVER_STACKED = /만에|보다[가를의]/;

/** Builds every chain of particles, by its surface form (a form may suit two kinds of host). */
export function buildParticleChains(): ReadonlyMap<string, readonly ParticleChain[]> {
  const chains = new Map<string, ParticleChain[]>();
  const add = (chain: ParticleChain): void => {
    if (NEVER_STACKED.test(chain.surface)) return;
    const same = chains.get(chain.surface);
    if (same === undefined) chains.set(chain.surface, [chain]);
    else if (same.every((one) => one.host !== chain.host)) same.push(chain);
  };
  for (const particle of [...LAST, ...FIRST, ...ALONE]) for (const one of spell(particle)) add(one);
  for (const first of FIRST) {
    for (const one of spell(first)) {
      for (const last of LAST) if (last !== first) add(follow(one, last));
    }
  }
  for (const first of FIRST) {
    for (const one of spell(first)) {
      for (const middle of MIDDLE) {
        if (middle === first) continue;
        const two = follow(one, middle);
        for (const last of LAST) if (last !== middle && last !== first) add(follow(two, last));
      }
    }
  }
  return chains;
}

/** Returns the forms of a particle, each with the hosts it needs. */
function spell(particle: string): ParticleChain[] {
  const part = (form: string): ChainPart => ({ form, label: 'particle', fromEnd: form.length });
  const pair = PAIRS.get(particle);
  if (pair !== undefined) {
    return [
      { surface: pair[0], host: 'vowel', parts: [part(pair[0])] },
      { surface: pair[1], host: 'consonant', parts: [part(pair[1])] },
    ];
  }
  if (WITH_RO.has(particle)) {
    const full = `으${particle}`;
    return [
      { surface: particle, host: 'vowel or ㄹ', parts: [part(particle)] },
      { surface: full, host: 'consonant but ㄹ', parts: [part(full)] },
    ];
  }
  return [{ surface: particle, host: 'any', parts: [part(particle)] }];
}

/** Adds a particle to a chain, in the form that the chain's last sound asks for. */
function follow(chain: ParticleChain, particle: string): ParticleChain {
  const next = spell(particle).find((one) => suits(one.host, chain.surface));
  if (next === undefined) throw new RangeError(`No form of ${particle} follows ${chain.surface}.`);
  const shifted = chain.parts.map((part) => ({
    ...part,
    fromEnd: part.fromEnd + next.surface.length,
  }));
  return {
    surface: chain.surface + next.surface,
    host: chain.host,
    parts: [...shifted, ...next.parts],
  };
}

/** Digits as they are read: 영 일 이 삼 사 오 육 칠 팔 구. */
const DIGIT_FINALS = ['ㅇ', 'ㄹ', '', 'ㅁ', '', '', 'ㄱ', 'ㄹ', 'ㄹ', ''];

/** Returns whether a noun may take particles of this kind; a noun in Latin letters may take any. */
export function suits(host: Host, noun: string): boolean {
  if (host === 'any') return true;
  const last = noun.slice(-1);
  const digit = last >= '0' && last <= '9' ? Number(last) : -1;
  if (digit < 0 && !isSyllable(last)) return true;
  const final = digit >= 0 ? (DIGIT_FINALS[digit] ?? '') : finalOf(last);
  switch (host) {
    case 'vowel':
      return final === '';
    case 'consonant':
      return final !== '';
    case 'vowel or ㄹ':
      return final === '' || final === 'ㄹ';
    case 'consonant but ㄹ':
      return final !== '' && final !== 'ㄹ';
  }
}
