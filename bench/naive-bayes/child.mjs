// What the Node measurements share: reading the reviews, and printing the result as one line of JSON.
import { readFileSync } from 'node:fs';

/** Reads `id document label` lines after a header. */
export function readReviews(path) {
  const lines = readFileSync(path, 'utf8').split('\n').slice(1).filter(Boolean);
  const rows = lines.map((line) => line.split('\t'));
  return { texts: rows.map((row) => row[1]), labels: rows.map((row) => row[2]) };
}

/** Prints seconds, accuracy and the process's peak memory. */
export function report({ fit, predict, predicted, labels, ...more }) {
  const correct = predicted.filter((label, i) => label === labels[i]).length;
  console.log(
    JSON.stringify({
      fitSeconds: fit / 1000,
      predictSeconds: predict / 1000,
      accuracy: correct / labels.length,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
      ...more,
    }),
  );
}
