import { buildParticleChains, suits } from './particles.ts';

/**
 * Creates the simplest Korean stemmer, as a baseline: cuts the longest particles off the end, whatever the
 * word is. It leaves one syllable at least.
 */
export function createParticleStripper(): (eojeol: string) => string {
  const chains = buildParticleChains();
  return (eojeol) => {
    for (let cut = 1; cut < eojeol.length; cut += 1) {
      const noun = eojeol.slice(0, cut);
      if (chains.get(eojeol.slice(cut))?.some((chain) => suits(chain.host, noun))) return noun;
    }
    return eojeol;
  };
}
