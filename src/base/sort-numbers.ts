/** The length of the runs that are sorted by insertion before they are merged. */
const RUN = 16;

/**
 * Sorts whole numbers in place by a comparison; equal numbers keep their order (merge sort). The method of typed
 * arrays boxes every number when it has a comparison, which takes twice the time and twenty times the memory.
 */
export function sortNumbers(numbers: Uint32Array, compare: (a: number, b: number) => number): void {
  const length = numbers.length;
  for (let start = 0; start < length; start += RUN) {
    const end = Math.min(start + RUN, length);
    for (let at = start + 1; at < end; at++) {
      const number = numbers[at] as number;
      let place = at;
      while (place > start && compare(numbers[place - 1] as number, number) > 0) {
        numbers[place] = numbers[place - 1] as number;
        place--;
      }
      numbers[place] = number;
    }
  }
  let from = numbers;
  let to: Uint32Array = new Uint32Array(length <= RUN ? 0 : length);
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(middle + width, length);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        const takesLeft =
          right === end ||
          (left < middle && compare(from[left] as number, from[right] as number) <= 0);
        to[at] = from[takesLeft ? left++ : right++] as number;
      }
    }
    [from, to] = [to, from];
  }
  if (from !== numbers) numbers.set(from);
}
