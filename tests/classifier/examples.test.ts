import { expect, it } from 'vitest';
import { classifyMails as classifyLinearly } from '../../examples/linear-classifier.ts';
import { classifyMails } from '../../examples/network-classifier.ts';

it('the linear example tells spam, and by which words', async () => {
  const { accuracy, predicted, words } = await classifyLinearly();
  expect(accuracy).toBeGreaterThan(0.95);
  expect(predicted).toBe('spam');
  expect(words.map(([word]) => word)).toContain('free');
});

it.each(['cnn', 'gru'] as const)('the network example tells spam by %s', async (encoder) => {
  const { accuracy, predicted, words } = await classifyMails(encoder);
  expect(accuracy).toBeGreaterThan(0.85);
  expect(predicted).toBe('spam');
  expect(words.map(([word]) => word)).toContain('free');
});
