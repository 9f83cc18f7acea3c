import { conjugate } from './conjugate.ts';
import { buildEndingChains, type EndingChain } from './ending-chains.ts';
import { AUXILIARIES } from './lexicon/suffixes.ts';
import { buildParticleChains, type ParticleChain, suits } from './particles.ts';
import { type ChainIndex, indexChains } from './predicate-candidates.ts';

/** The tables that readings are made from. */
export interface KoreanGrammar {
  /** Chains of endings, of predicates and of the copula. */
  readonly endings: ChainIndex;
  /** Endings that join a verb to an auxiliary written to it: 아, 고, 지, 게. */
  readonly linking: ChainIndex;
  readonly particles: ReadonlyMap<string, readonly ParticleChain[]>;
  /** The copula's chains after a vowel, where 이 is left out: 의사(이)라고; keyed by what is left. */
  readonly droppedCopula: ReadonlyMap<string, EndingChain>;
}

/** Lays out every chain of endings and particles. */
export function buildKoreanGrammar(): KoreanGrammar {
  const chains = buildEndingChains();
  const linking = new Set([...AUXILIARIES.values()].flat());
  return {
    endings: indexChains(chains),
    linking: indexChains(new Map([...chains].filter(([form]) => linking.has(form)))),
    particles: buildParticleChains(),
    droppedCopula: dropCopula(chains),
  };
}

/** What the copula may lose its 이 before. */
const AFTER_DROPPED =
  /^이(?:라|며|면|지|죠|든지|므로|고$|고요|다$|다[고는가니면]|나$|니|던|더|란|냐|네|거든|군요|구나|구요|구만|자$|예|에)/;

function dropCopula(chains: ReadonlyMap<string, EndingChain>): ReadonlyMap<string, EndingChain> {
  const dropped = new Map<string, EndingChain>();
  for (const chain of chains.values()) {
    if (chain.hosts === 'verbs and adjectives') continue;
    for (const form of conjugate('이', chain.underlying)) {
      if (AFTER_DROPPED.test(form)) dropped.set(form.slice(1), chain);
    }
  }
  return dropped;
}

/** A word cut into a noun and particles. */
export interface ParticleSplit {
  readonly noun: string;
  readonly chain: ParticleChain;
}

/** Returns every way to cut particles off a word that its last sound allows. */
export function splitParticles(
  surface: string,
  particles: KoreanGrammar['particles'],
): ParticleSplit[] {
  const splits: ParticleSplit[] = [];
  for (let cut = 1; cut < surface.length; cut += 1) {
    const found = particles.get(surface.slice(cut));
    if (found === undefined) continue;
    const noun = surface.slice(0, cut);
    for (const chain of found) {
      // 30만 and 40여 are numbers, and no noun ends in 으.
      if (/\d$/.test(noun) && /^[만여]/.test(chain.surface)) continue;
      // 1997년도 is a year.
      if (/\d년$/.test(noun) && chain.surface.startsWith('도')) continue;
      if (noun.endsWith('으') && chain.surface.startsWith('로')) continue;
      if (suits(chain.host, noun)) splits.push({ noun, chain });
    }
  }
  return splits;
}
