import { expect, test } from 'vitest';
import { bundle } from './bundle.ts';

test('errors keep their names in a minified bundle', async () => {
  const { code } = await bundle(
    `import { InputError, InterruptedError, MalmoiError, UsageError } from 'malmoi';
     export const names = [
       new MalmoiError('', 1), new InputError(''), new UsageError(''), new InterruptedError(),
     ].map((error) => [error.name, String(error)]);
     export const className = InputError.name;`,
    'node',
  );
  const { names, className } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(names.map(([name]: string[]) => name)).toEqual([
    'MalmoiError',
    'InputError',
    'UsageError',
    'InterruptedError',
  ]);
  expect(names[3][1]).toMatch(/^InterruptedError: /);
  // What the minifier left of the name, so that this test proves something.
  expect(className).not.toBe('InputError');
});
