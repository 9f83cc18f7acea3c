/** How long work runs between two breaks, in milliseconds: a person does not notice it. */
const BETWEEN_BREAKS = 100;

/**
 * Makes a function that long synchronous work awaits at its safe points: a few times a second it lets
 * waiting events in (Ctrl-C, a page's clicks); otherwise it returns at once.
 */
export function createEventBreaks(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BETWEEN_BREAKS) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    last = performance.now();
  };
}
