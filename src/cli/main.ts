#!/usr/bin/env node
import { createProcessEnvironment } from './process-environment.ts';
import { runCli } from './run.ts';

const environment = createProcessEnvironment();
process.exitCode = await runCli(process.argv.slice(2), environment);
// Who asked the program to stop does not wait for a reader of its output that may never come.
if (environment.signal.aborted) process.exit();
