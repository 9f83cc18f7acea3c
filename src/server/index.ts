export { createJsonLog, type Log, type LogEntry } from './log.ts';
export { SERVER_OPTIONS, type ServerOptions } from './options.ts';
export { type ServedModels, type ServerSurroundings, serveModels } from './serve-models.ts';
