import type { KoreanAnalysis, KoreanPart } from './analysis.ts';
import { conjugate } from './conjugate.ts';
import {
  AUXILIARY,
  bareNounCost,
  COPULA_DROPPED,
  chainCost,
  copulaCost,
  nounCost,
  particleCost,
  stemCost,
} from './costs.ts';
import { buildEndingChains, type ChainPart, type EndingChain } from './ending-chains.ts';
import { AUXILIARIES } from './lexicon/suffixes.ts';
import { UNINFLECTED_WORDS } from './lexicon/words.ts';
import { buildParticleChains, type ParticleChain, suits } from './particles.ts';
import {
  type ChainIndex,
  indexChains,
  type PredicateCandidate,
  predicateCandidates,
} from './predicate-candidates.ts';
import { finalOf } from './syllable.ts';

/** Reads eojeols; made once, because it lays out every chain of endings and particles. */
export interface KoreanAnalyzer {
  /**
   * Every reading of an eojeol, the likeliest first; punctuation around it is skipped. Offsets are
   * those of the eojeol in NFC. Nothing is read from a text without a letter or digit, or longer
   * than any word (64 syllables).
   */
  analyze(eojeol: string): KoreanAnalysis[];
}

/** Particles that may stand between a noun and the copula: 서울에서입니다. */
const BEFORE_COPULA = new Set(
  '에서 까지 부터 뿐 만 에게 에게서 로 으로 에서부터 로부터 으로부터 에서뿐'.split(' '),
);
/** Particles that an adverb takes: 너무나, 다시는, 아직도. */
const AFTER_WORD = new Set('는 은 도 만 까지 요 나 이나 의 로 으로 부터 에 이야 야'.split(' '));
/** Particles that stand alone where punctuation or another script parted them from their noun. */
const STANDALONE =
  /^(?:[은는을를가과와의]|(?:에|에서|에게|으?로)[는도의]?|으로서|으로써|까지|부터|라고|이라고)$/;
/** In UTF-16 units: the work grows faster than the length, and no eojeol is this long. */
const LONGEST = 64;
const LETTERS = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;

/** Makes an analyser from the grammar's tables; takes about 0.2 s. */
export function createKoreanAnalyzer(): KoreanAnalyzer {
  const chains = buildEndingChains();
  const endings = indexChains(chains);
  const particles = buildParticleChains();
  const dropped = dropCopula(chains);
  const linking = linkingChains(chains);

  function analyze(eojeol: string): KoreanAnalysis[] {
    const match = LETTERS.exec(eojeol.normalize('NFC'));
    if (match === null || match[0].length > LONGEST) return [];
    const candidates = predicateCandidates(match[0], endings);
    const readings = [
      ...readWord(match[0]),
      ...readNoun(match[0]),
      ...readCopula(match[0], candidates),
      ...readPredicate(match[0], candidates),
    ];
    readings.sort(
      (a, b) => a.cost - b.cost || (a.lemma < b.lemma ? -1 : a.lemma > b.lemma ? 1 : 0),
    );
    return distinct(readings).map((reading) => shift(reading, match.index));
  }

  function* readWord(surface: string): Generator<KoreanAnalysis> {
    if (UNINFLECTED_WORDS.has(surface)) {
      yield { lemma: surface, kind: 'word', parts: [content(surface, 'word')], cost: 0 };
    }
    const alone = particles.get(surface)?.[0];
    const first = alone?.parts[0];
    if (alone !== undefined && first !== undefined && STANDALONE.test(surface)) {
      const parts = layOut(surface, '', 'word', alone.parts).slice(1);
      yield { lemma: first.form, kind: 'word', parts, cost: 0.3 };
    }
    for (const { noun, chain } of splitParticles(surface)) {
      if (!AFTER_WORD.has(chain.surface) || noun.length < 2 || !UNINFLECTED_WORDS.has(noun))
        continue;
      const parts = layOut(surface, noun, 'word', chain.parts);
      yield { lemma: noun, kind: 'word', parts, cost: 0.5 };
    }
  }

  function* readNoun(surface: string): Generator<KoreanAnalysis> {
    yield {
      lemma: surface,
      kind: 'noun',
      parts: [content(surface, 'noun')],
      cost: bareNounCost(surface),
    };
    for (const { noun, chain } of splitParticles(surface)) {
      yield {
        lemma: noun,
        kind: 'noun',
        parts: layOut(surface, noun, 'noun', chain.parts),
        cost: nounCost(noun) + particleCost(noun, chain),
      };
    }
  }

  function* splitParticles(surface: string): Generator<{ noun: string; chain: ParticleChain }> {
    for (let cut = 1; cut < surface.length; cut += 1) {
      const noun = surface.slice(0, cut);
      for (const chain of particles.get(surface.slice(cut)) ?? []) {
        if (/\d$/.test(noun) && /^[만여]/.test(chain.surface)) continue;
        if (suits(chain.host, noun) && !(noun.endsWith('으') && chain.surface.startsWith('로')))
          yield { noun, chain };
      }
    }
  }

  function* readCopula(
    surface: string,
    candidates: readonly PredicateCandidate[],
  ): Generator<KoreanAnalysis> {
    for (const { stem, chain } of candidates) {
      if (chain.hosts === 'verbs and adjectives') continue;
      if (stem === '아니' || (stem === '이' && !/^[는게지나아]/.test(chain.underlying))) {
        const parts = layOut(surface, stem, 'copula', chain.parts);
        yield { lemma: `${stem}다`, kind: 'predicate', parts, cost: 0.2 + copulaCost('', chain) };
      }
      const noun = stem.slice(0, -1);
      if (!stem.endsWith('이') || noun === '') continue;
      // 여 and 였 stand for 이어 and 이었 after a vowel only.
      if ('여였'.includes(surface.charAt(noun.length)) && finalOf(noun) !== '') continue;
      yield* nounsBeforeCopula(surface, noun, chain, 0);
    }
    for (let cut = 1; cut < surface.length; cut += 1) {
      const noun = surface.slice(0, cut);
      const chain = dropped.get(surface.slice(cut));
      if (chain === undefined || finalOf(noun) !== '' || !suits('vowel', noun)) continue;
      yield* nounsBeforeCopula(surface, noun, chain, COPULA_DROPPED);
    }
  }

  function* nounsBeforeCopula(
    surface: string,
    noun: string,
    chain: EndingChain,
    cost: number,
  ): Generator<KoreanAnalysis> {
    const be: ChainPart = { form: '이', label: 'copula', fromEnd: surface.length - noun.length };
    const endings = [be, ...chain.parts];
    const total = cost + copulaCost(noun, chain);
    yield {
      lemma: noun,
      kind: 'noun',
      parts: layOut(surface, noun, 'noun', endings),
      cost: nounCost(noun) + total,
    };
    for (const inner of splitParticles(noun)) {
      if (!BEFORE_COPULA.has(inner.chain.surface)) continue;
      const shifted = inner.chain.parts.map((part) => ({
        ...part,
        fromEnd: part.fromEnd + surface.length - noun.length,
      }));
      yield {
        lemma: inner.noun,
        kind: 'noun',
        parts: layOut(surface, inner.noun, 'noun', [...shifted, ...endings]),
        cost: nounCost(inner.noun) + 0.3 + total,
      };
    }
  }

  function* readPredicate(
    surface: string,
    candidates: readonly PredicateCandidate[],
  ): Generator<KoreanAnalysis> {
    for (const { stem, chain } of candidates) {
      if (chain.hosts === 'copula') continue;
      const merged = !/[아어여와워라러]$/.test(surface);
      const endings = chainCost(chain, merged);
      const own = stemCost(stem, chain);
      yield {
        lemma: `${stem}다`,
        kind: 'predicate',
        parts: layOut(surface, stem, 'verb or adjective', chain.parts),
        cost: own + endings,
      };
      if (own > 1) yield* readAuxiliary(surface, stem, chain, endings);
    }
  }

  /** 알려주고: the stem 알려주 is 알리 + 어 + 주. */
  function* readAuxiliary(
    surface: string,
    stem: string,
    chain: EndingChain,
    endings: number,
  ): Generator<KoreanAnalysis> {
    for (const [auxiliary, forms] of AUXILIARIES) {
      if (!stem.endsWith(auxiliary) || stem.length === auxiliary.length) continue;
      const before = stem.slice(0, -auxiliary.length);
      const behind = surface.length - before.length;
      for (const first of predicateCandidates(before, linking)) {
        if (!forms.includes(first.chain.underlying)) continue;
        const link = first.chain.parts.map((part) => ({ ...part, fromEnd: part.fromEnd + behind }));
        const parts = [...link, { form: auxiliary, label: 'auxiliary', fromEnd: behind } as const];
        yield {
          lemma: `${first.stem}다`,
          kind: 'predicate',
          parts: layOut(surface, first.stem, 'verb or adjective', [...parts, ...chain.parts]),
          cost: stemCost(first.stem, first.chain) + AUXILIARY + endings,
        };
      }
    }
  }

  return { analyze };
}

/** The copula's chains after a vowel, where 이 is left out: 의사(이)라고. */
function dropCopula(chains: ReadonlyMap<string, EndingChain>): ReadonlyMap<string, EndingChain> {
  const dropped = new Map<string, EndingChain>();
  for (const chain of chains.values()) {
    if (chain.hosts === 'verbs and adjectives') continue;
    for (const form of conjugate('이', chain.underlying)) {
      if (/^이(?:라|며|면서|지만|든지|므로|고$|다$|다[고는가]|나$|니|던|란|냐)/.test(form)) {
        dropped.set(form.slice(1), chain);
      }
    }
  }
  return dropped;
}

/** The endings that an auxiliary verb asks of the verb before it. */
function linkingChains(chains: ReadonlyMap<string, EndingChain>): ChainIndex {
  const forms = new Set([...AUXILIARIES.values()].flat());
  return indexChains(new Map([...chains].filter(([form]) => forms.has(form))));
}

function content(surface: string, label: KoreanPart['label']): KoreanPart {
  return { form: surface, label, start: 0, end: surface.length };
}

/** Gives every part its span: parts that contraction put in one syllable share it. */
function layOut(
  surface: string,
  stem: string,
  label: KoreanPart['label'],
  chain: readonly ChainPart[],
): KoreanPart[] {
  const starts = chain.map((part) => Math.max(0, surface.length - part.fromEnd));
  const first = chain[0];
  // A dropped 으 leaves the stem's last syllable to the stem alone: 가|면.
  if (first?.form.startsWith('으') && stem.length > (starts[0] ?? 0)) starts[0] = stem.length;
  const spans = starts.map((start, index) => ({
    start,
    end: Math.max(starts[index + 1] ?? surface.length, start + 1),
  }));
  const stemEnd = Math.min(surface.length, Math.max(starts[0] ?? 0, stem.length));
  return [
    { form: stem, label, start: 0, end: stemEnd },
    ...chain.map((part, index) => ({
      form: part.form,
      label: part.label,
      ...(spans[index] ?? { start: 0, end: surface.length }),
    })),
  ];
}

/** Keeps the cheapest of the readings that have the same parts in the same roles. */
function distinct(readings: readonly KoreanAnalysis[]): KoreanAnalysis[] {
  const seen = new Set<string>();
  return readings.filter(({ lemma, parts }) => {
    const key = `${lemma} ${parts.map((part) => `${part.form}/${part.label}`).join(' ')}`;
    return seen.size !== seen.add(key).size;
  });
}

function shift(reading: KoreanAnalysis, by: number): KoreanAnalysis {
  if (by === 0) return reading;
  const parts = reading.parts.map((part) => ({
    ...part,
    start: part.start + by,
    end: part.end + by,
  }));
  return { ...reading, parts };
}
