import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as malmoi from '../../src/index.ts';
import * as store from '../../src/store/index.ts';
import { readSnippets, runSnippet } from '../snippets.ts';
import { CLICKHOUSE, type Cluster, startCluster } from './cluster.ts';

let cluster: Cluster;

beforeAll(async () => {
  if (CLICKHOUSE !== undefined) cluster = await startCluster();
}, 60_000);
afterAll(() => cluster?.stop());

describe.skipIf(CLICKHOUSE === undefined)('the pages of the store', () => {
  it.each(readSnippets(['scale.md', 'scale.ko.md']))(
    '$name prints what it says',
    async ({ name, code }) => {
      const address = await cluster.createAddress(name.replace(/\W/g, '_'));
      expect(code).toContain('clickhouse://localhost:8123/default');
      const { printed, expected } = await runSnippet(
        code.replace('clickhouse://localhost:8123/default', address),
        { ...malmoi, ...store },
      );
      // A line that is printed for each part stands there once.
      expect([...new Set(printed)]).toEqual(expected);
    },
  );
});
