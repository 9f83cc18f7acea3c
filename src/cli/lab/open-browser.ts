import { spawn } from 'node:child_process';

/** How each system opens an address in the browser that its user has chosen. */
const OPENERS: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Asks the system to open an address in a browser. Where it cannot, nothing happens: the address has been printed.
 * (A library for this brings a dozen packages to every user, for what is one call.)
 */
export function openBrowser(url: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...args, url], { detached: true, stdio: 'ignore' });
  opener.on('error', () => {});
  opener.unref();
}
