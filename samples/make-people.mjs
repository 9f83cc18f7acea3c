// Made the people, once: npm run build, then node samples/make-people.mjs. They follow the rule of examples/blood-pressure.ts.
import { writeFileSync } from 'node:fs';
import { makePeople } from '../dist/examples/blood-pressure.js';
import { createRandom } from '../dist/index.js';

const random = createRandom(1, 'samples');
for (const [name, count] of [
  ['people', 1000],
  ['more-people', 500],
]) {
  const rows = makePeople(count, random).map(
    ({ height, weight, age, pressure }) => `${height},${weight},${age},${pressure}\n`,
  );
  writeFileSync(new URL(`${name}.csv`, import.meta.url), `height,weight,age,pressure\n${rows.join('')}`);
}
