export type { CallEvent } from '../models/json/calls.ts';
export {
  type Ask,
  type AskStream,
  type Client,
  createClient,
  type RequestOf,
  type RequestOptions,
  type ResultOf,
} from './client.ts';
export type { ClientOptions } from './options.ts';
export { ServerError } from './server-error.ts';
