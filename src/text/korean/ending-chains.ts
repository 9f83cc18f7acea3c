import { conjugateAs } from './conjugate.ts';
import { copulaEndings, type Ending, type PartLabel, predicateEndings } from './endings.ts';

/** A grammatical part, and how far from the end of the eojeol it begins (in syllables). */
export interface ChainPart {
  readonly form: string;
  readonly label: PartLabel;
  /** Syllables from the eojeol's end back to the one this part begins in (shared after contraction). */
  readonly fromEnd: number;
}

/** Endings stacked so far. */
interface Stack {
  /** All of it, written as one ending: its first letter says how it attaches (see `conjugate`). */
  readonly underlying: string;
  readonly parts: readonly ChainPart[];
}

/** Endings stacked in one order that the grammar allows: 았 + 는데, 으시 + 었 + 겠 + 네 + 요. */
export interface EndingChain extends Stack {
  /** What it may follow: verbs and adjectives, the copula 이다 (and 아니다), or any of them. */
  readonly hosts: 'any' | 'verbs and adjectives' | 'copula';
}

interface Prefix extends Stack {
  readonly tense: boolean;
}

const HONORIFIC = { form: '으시', label: 'honorific' } as const;
const PAST = { form: '았', label: 'past' } as const;
const CONJECTURE = { form: '겠', label: 'conjecture' } as const;

/** Endings that ask for an action, or for a consonant: never after the copula. */
const VERBAL =
  /^(?:는(?!커녕)|습|소|자|ㄴ다|아라|으라$|으라고|으라는|으려|으러|고자|거라|너라|게|도록|읍|을래|을게|으세$|으십|아야겠|을려|을라고)/;

/** The orders in which prefinal endings stack: honorific, past (twice: the remote past), conjecture. */
const PREFINAL = [
  [],
  [HONORIFIC],
  [PAST],
  [CONJECTURE],
  [HONORIFIC, PAST],
  [HONORIFIC, CONJECTURE],
  [PAST, CONJECTURE],
  [PAST, PAST],
  [HONORIFIC, PAST, CONJECTURE],
  [HONORIFIC, PAST, PAST],
  [PAST, PAST, CONJECTURE],
];

/** Builds every chain of endings that the grammar allows, keyed by its underlying form. */
export function buildEndingChains(): ReadonlyMap<string, EndingChain> {
  const ofVerbs = predicateEndings();
  const byForm = new Map<string, EndingChain>();
  const add = (endings: readonly Ending[], given: EndingChain['hosts']): void => {
    for (const { afterTense, ...chain } of chainsOf(endings)) {
      // After 았 and 겠 the copula takes them too: 작품이었는데, 영화였습니다.
      const hosts = afterTense && given === 'verbs and adjectives' ? 'any' : given;
      const known = byForm.get(chain.underlying);
      if (known === undefined) byForm.set(chain.underlying, { ...chain, hosts });
      else {
        // The first reading of a form stays, unless another needs fewer parts.
        const { parts } = known.parts.length > chain.parts.length ? chain : known;
        byForm.set(chain.underlying, {
          ...known,
          parts,
          hosts: known.hosts === hosts ? hosts : 'any',
        });
      }
    }
  };
  add(
    ofVerbs.filter(({ form }) => !VERBAL.test(form)),
    'any',
  );
  add(
    ofVerbs.filter(({ form }) => VERBAL.test(form)),
    'verbs and adjectives',
  );
  add(copulaEndings(), 'copula');
  return byForm;
}

function* chainsOf(endings: readonly Ending[]): Generator<Stack & { afterTense: boolean }> {
  for (const prefix of PREFINAL.flatMap((order) => [...stackPrefinal(order)])) {
    for (const ending of endings) {
      if (prefix.tense && !ending.afterTense) continue;
      const afterTense = prefix.tense;
      for (const chain of append(prefix, ending.form, ending.label)) {
        yield { ...chain, afterTense };
        for (const follower of ending.followers) {
          for (const longer of append(chain, follower, 'particle')) yield { ...longer, afterTense };
        }
      }
    }
  }
}

function stackPrefinal(
  order: readonly (typeof HONORIFIC | typeof PAST | typeof CONJECTURE)[],
): Prefix[] {
  const start: Prefix = {
    underlying: '',
    parts: [],
    tense: order.some((one) => one !== HONORIFIC),
  };
  return order.reduce<Prefix[]>(
    (stacks, { form, label }) =>
      stacks.flatMap((stack) => append(stack, form, label).map((next) => ({ ...stack, ...next }))),
    [start],
  );
}

/** Adds one ending or particle by the same rules that join an ending to a stem. */
function append(chain: Stack, form: string, label: PartLabel): Stack[] {
  const own = { form, label, fromEnd: form.length };
  if (chain.underlying === '') return [{ underlying: form, parts: [own] }];
  const joined =
    label === 'particle'
      ? [chain.underlying + form]
      : conjugateAs(chain.underlying, form, 'regular');
  return joined.map((underlying) => {
    const grown = underlying.length - chain.underlying.length;
    const parts = chain.parts.map((part) => ({ ...part, fromEnd: part.fromEnd + grown }));
    return { underlying, parts: [...parts, { ...own, fromEnd: reach(underlying, form) }] };
  });
}

/**
 * Returns how many syllables from the end a form begins: its own syllables, and the one it shares where its
 * first sound went into the syllable before (시 + 은 = 신); a dropped 으 leaves nothing behind.
 */
function reach(joined: string, form: string): number {
  if (joined.endsWith(form)) return form.length;
  return form.startsWith('으') ? form.length - 1 : form.length;
}
