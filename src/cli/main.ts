#!/usr/bin/env node
import { createProcessEnvironment } from './process-environment.ts';
import { runCli } from './run.ts';

process.exitCode = await runCli(process.argv.slice(2), createProcessEnvironment());
