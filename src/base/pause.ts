/**
 * Lets everything else that waits run: a Ctrl-C be heard, a page be drawn. Long work in one thread
 * calls it a few times a second.
 */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
