import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const FOLDER = resolve('.cache/chromium');

/** Where it finds fonts. Its own list names folders of a cloud function only. */
const FONTS = resolve('tests/browser/fonts.conf');

/**
 * Unpacks the Chromium that npm brought, with the libraries that a bare machine lacks, once. The
 * package unpacks into the folder for temporary files, and its libraries only where it takes the
 * machine for a cloud function: both are set for the moment.
 */
async function unpack(): Promise<void> {
  if (existsSync(FOLDER)) return;
  const temporary = `${FOLDER}.${process.pid}`;
  await mkdir(temporary, { recursive: true });
  const { TMPDIR, LD_LIBRARY_PATH, FONTCONFIG_PATH, AWS_EXECUTION_ENV } = process.env;
  Object.assign(process.env, { TMPDIR: temporary, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    const before = { TMPDIR, LD_LIBRARY_PATH, FONTCONFIG_PATH, AWS_EXECUTION_ENV };
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  // Another process may have been faster: then its copy will do.
  await rename(temporary, FOLDER).catch(() => rm(temporary, { recursive: true }));
}

/** Starts headless Chromium. With the package's own arguments no page would be cross-origin isolated. */
export async function launchChromium(): Promise<Browser> {
  await unpack();
  const libraries = [`${FOLDER}/al2023/lib`, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return chromium.launch({
    executablePath: `${FOLDER}/chromium`,
    args: ['--no-sandbox', '--disable-gpu', '--headless=shell'],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: FONTS },
  });
}
