// Sequence to sequence: an encoder reads a date as people write it, letter by letter, and a decoder with attention
// writes it as 2026-11-27.
//
// Run: npm run build, then node dist/examples/date-translator.js
import { pathToFileURL } from 'node:url';
import {
  createEngine,
  createRandom,
  createTranslator,
  type Random,
  type TextPair,
  trainTranslator,
  translateTexts,
} from 'malmoi';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Draws dates in one of several spellings, with what they mean. */
export function drawDates(random: Random, count: number): TextPair[] {
  return Array.from({ length: count }, () => {
    const year = 1950 + random.integer(100);
    const month = random.integer(12);
    const day = 1 + random.integer(28);
    const name = MONTHS[month];
    const spellings = [
      `${day} ${name} ${year}`,
      `${name} ${day}, ${year}`,
      `${name.slice(0, 3)} ${day} ${year}`,
      `${year}년 ${month + 1}월 ${day}일`,
      `${day}/${month + 1}/${year}`,
    ];
    const two = (number: number): string => String(number).padStart(2, '0');
    return {
      source: spellings[random.integer(spellings.length)],
      target: `${year}-${two(month + 1)}-${two(day)}`,
    };
  });
}

/** Trains on drawn dates; returns the share of others that it writes rightly, and some of them. */
export async function trainDateTranslator(): Promise<{ exact: number; shown: TextPair[] }> {
  const engine = await createEngine({ workers: 1 });
  try {
    const random = createRandom(1, 'dates');
    const train = drawDates(random, 3000);
    const model = await createTranslator(engine, train, {
      ...{ units: 'code-points', minCount: 1, hiddenSize: 48, embeddingSize: 24 },
      ...{ dropout: 0, embeddingDropout: 0 },
    });
    await trainTranslator(model, { train }, { epochs: 5, batch: 32, learningRate: 5e-3 });
    const others = drawDates(random, 200);
    const found = await translateTexts(
      model,
      others.map(({ source }) => source),
      { beam: 1 },
    );
    const shown = others.map(({ source }, i) => ({ source, target: found[i][0].text }));
    const right = shown.filter(({ target }, i) => target === others[i].target);
    return { exact: right.length / others.length, shown: shown.slice(0, 5) };
  } finally {
    engine.dispose();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { exact, shown } = await trainDateTranslator();
  for (const { source, target } of shown) console.log(`${source} → ${target}`);
  console.log(`${(100 * exact).toFixed(1)} % of 200 other dates are right`);
}
