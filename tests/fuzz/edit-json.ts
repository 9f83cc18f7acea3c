import type { Random } from '../../src/base/random.ts';
import { choose } from './mutate.ts';

/** What a value may be replaced by: of every type, at the edges of every range. */
const VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    '',
    'x',
    '가',
    '__proto__',
    'toString',
    '\ud83c',
    [],
    {},
    [[]],
    [null],
    { a: 1 },
  ],
  ...[
    0,
    -0,
    1,
    -1,
    2,
    3,
    0.5,
    10.5,
    1e-300,
    1e308,
    255,
    65536,
    2 ** 31 - 1,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    -1e9,
  ],
];

/** A value of these, of its own: a later edit must not reach into the list, nor a value come to hold itself. */
function chooseValue(random: Random): unknown {
  return structuredClone(choose(random, VALUES));
}

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

/** All places in a JSON value, each as its holder and key; long lists are sampled at both ends. */
function places(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || found.length > 2000) return found;
  const holder = value as Record<string, unknown>;
  const keys = Object.keys(holder);
  const some = keys.length > 12 ? [...keys.slice(0, 6), ...keys.slice(-6)] : keys;
  for (const key of some) {
    found.push({ holder, key });
    places(holder[key], found);
  }
  return found;
}

/** Changes a JSON value in place: a value replaced, a number moved, a key removed, renamed or swapped. */
export function editJson(value: unknown, random: Random): void {
  const all = places(value);
  if (all.length === 0) return;
  const { holder, key } = choose(random, all);
  const object = holder as Record<string, unknown>;
  const old = object[key];
  switch (random.integer(7)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete object[key];
      break;
    case 1:
      if (Array.isArray(holder)) holder.push(old);
      else object[choose(random, ['__proto__', 'constructor', 'x', `${key}2`])] = old;
      break;
    case 2: {
      const other = choose(random, all);
      const there = other.holder as Record<string, unknown>;
      // By way of text: a value must not come to hold itself.
      const copy = JSON.stringify(there[other.key]);
      if (copy !== undefined) object[key] = JSON.parse(copy) as unknown;
      break;
    }
    case 3:
    case 4:
      if (typeof old === 'number') {
        object[key] = choose(random, [
          old + 1,
          old - 1,
          -old,
          old * 2,
          old / 2,
          old + 0.5,
          old * 1e9,
        ]);
        break;
      }
      if (typeof old === 'string') {
        object[key] = choose(random, [
          `${old}${old}`,
          old.slice(1),
          old.toUpperCase(),
          `${old}\u0000`,
        ]);
        break;
      }
      object[key] = chooseValue(random);
      break;
    default:
      object[key] = chooseValue(random);
  }
}
