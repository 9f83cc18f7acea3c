import { expect, it } from 'vitest';
import { parseStoreAddress } from '../../src/store/address.ts';

it.each([
  [
    'clickhouse://localhost',
    { servers: ['http://localhost:8123'], user: 'default', database: 'default' },
  ],
  [
    'clickhouse://ann%40x@a:1,b/words?cluster=two',
    { servers: ['http://a:1', 'http://b:8123'], user: 'ann@x', database: 'words', cluster: 'two' },
  ],
  [
    'clickhouse://[::1]/words/?secure',
    { servers: ['https://[::1]:8443'], user: 'default', database: 'words' },
  ],
])('reads %s', (text, address) => {
  expect(parseStoreAddress(text)).toEqual(address);
});

it.each([
  'http://localhost:8123/words',
  'clickhouse://',
  'clickhouse://a b/c',
  'clickhouse://a:port/c',
  'clickhouse://a:65536/c',
  'clickhouse://50%@a/c',
  'clickhouse://a,/c',
  "clickhouse://a/c'd",
  'clickhouse://a/c/d',
  'clickhouse://a/c?cluster=a-b',
  'clickhouse://a/c?shards=2',
])('refuses %s', (text) => {
  expect(() => parseStoreAddress(text)).toThrow('clickhouse://user@host:8123/database');
});

it('takes no password, and does not repeat it', () => {
  const read = () => parseStoreAddress('clickhouse://ann:secret@host/words');
  expect(read).toThrow('MALMOI_STORE_PASSWORD');
  expect(read).not.toThrow('secret');
});
