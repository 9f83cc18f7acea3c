/**
 * Simulates counting a text in parts on many machines of which some are slow and some die, for docs/scale.md: a part
 * that is counted twice changes nothing, so an idle machine may count a part that another is still busy with. Prints
 * how much longer the count takes than its work divided by the machines, and how much work is done twice.
 *
 *   node bench/store-stragglers.mjs [--seed 1] [--trials 20]
 *
 * A part takes as long on a machine as its bytes, times the machine's slowness: 1 for most, 3 for one in twenty, 10 for
 * one in a hundred. A machine dies in an hour of work with a chance of `deaths`, its part is lost, and it comes back
 * after ten minutes.
 */
import { parseArgs } from 'node:util';
import { createRandom } from '../dist/base/random.js';

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, trials: { type: 'string', default: '20' } },
});

/** Hours that a machine is away after it died. */
const AWAY = 1 / 6;

/**
 * Simulates one count; hours of work of a part on a machine of slowness 1 are `hours`.
 * @returns hours until the last part is whole, and hours of work in all
 */
function simulate({ parts, machines, hours, deaths, twice }, random) {
  const slowness = Array.from({ length: machines }, () => {
    const draw = random.float();
    return draw < 0.01 ? 10 : draw < 0.06 ? 3 : 1;
  });
  const waiting = Array.from({ length: parts }, (_, i) => i);
  const whole = new Set();
  /** What each machine is busy with, and when that ends. */
  const busy = slowness.map(() => ({ until: 0, part: undefined, dies: false }));
  const counting = new Map();
  let work = 0;
  for (;;) {
    const machine = busy.reduce(
      (first, { until }, i) => (until < busy[first].until ? i : first),
      0,
    );
    const { until: now, part, dies } = busy[machine];
    if (part !== undefined) {
      counting.set(part, counting.get(part) - 1);
      if (!dies) whole.add(part);
      else if (!whole.has(part) && counting.get(part) === 0) waiting.push(part);
      if (whole.size === parts) return { hours: now, work };
    }
    if (dies) {
      busy[machine] = { until: now + AWAY, part: undefined, dies: false };
      continue;
    }
    let next = waiting.shift();
    // The part that fewest are busy with.
    if (next === undefined && twice) {
      const open = [...counting.keys()].filter((one) => !whole.has(one) && counting.get(one) > 0);
      next = open.toSorted((a, b) => counting.get(a) - counting.get(b))[0];
    }
    if (next === undefined) {
      // Looks again when the next machine is done.
      const others = busy.filter((other, i) => i !== machine && !other.idle);
      const later = Math.min(...others.map(({ until }) => until)) + 1e-9;
      busy[machine] = { until: later, part: undefined, dies: false, idle: true };
      continue;
    }
    const length = hours * slowness[machine];
    const end = -Math.log(1 - random.float()) / deaths;
    const spent = Math.min(length, end);
    work += spent;
    counting.set(next, (counting.get(next) ?? 0) + 1);
    busy[machine] = { until: now + spent, part: next, dies: end < length };
  }
}

const WORK = 1000;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
console.log('parts a machine | deaths an hour | twice | time ÷ ideal | work ÷ ideal');
for (const deaths of [0.001, 0.1]) {
  for (const twice of [false, true]) {
    for (const each of [1, 4, 16, 64]) {
      const machines = 100;
      const parts = each * machines;
      const trials = Array.from({ length: Number(options.trials) }, (_, trial) =>
        simulate(
          { parts, machines, hours: WORK / parts, deaths, twice },
          createRandom(Number(options.seed), 'stragglers', trial),
        ),
      );
      const time = median(trials.map(({ hours }) => hours / (WORK / machines)));
      const work = median(trials.map(({ work: spent }) => spent / WORK));
      console.log(
        [each, deaths, twice ? 'yes' : 'no', time.toFixed(2), work.toFixed(2)].join(' | '),
      );
    }
  }
}
