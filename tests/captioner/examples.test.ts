import { expect, it } from 'vitest';
import { captionShapes } from '../../examples/shape-captions.ts';

it('shape captions: most words about pictures that were not seen are right', async () => {
  const { words, shown } = await captionShapes();
  expect(words).toBeGreaterThan(0.85);
  expect(shown.length).toBe(5);
});
