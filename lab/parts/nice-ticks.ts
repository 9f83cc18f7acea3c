/** Round numbers that cover a range: about `count` steps of 1, 2 or 5 times a power of ten. */
export function niceTicks(least: number, most: number, count: number): number[] {
  if (!Number.isFinite(least) || !Number.isFinite(most)) return [0, 1];
  const span = most - least || Math.abs(most) || 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  return Array.from({ length: Math.max(2, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}
