// A thread that runs the tools of Clang compiled to WebAssembly, one call after another.
import { parentPort } from 'node:worker_threads';
import { commands } from '@yowasp/clang';

/** Runs a tool; its messages become the error's text. */
async function runTool(tool, args, files) {
  let messages = '';
  const collect = (bytes) => {
    if (bytes !== null) messages += new TextDecoder().decode(bytes);
  };
  try {
    return await commands[tool](args, files, {
      stdout: collect,
      stderr: collect,
      decodeASCII: false,
      fetchProgress: () => {},
    });
  } catch (error) {
    throw new Error(messages || String(error));
  }
}

// Unpacks the compiler: left to the first compilation, it would report its progress.
const ready = runTool('wasm-ld', ['--version'], {});

parentPort.on('message', async ({ tool, args, files, output }) => {
  try {
    await ready;
    const made = await runTool(tool, args, files);
    parentPort.postMessage({ bytes: made[output] });
  } catch (error) {
    parentPort.postMessage({ error: error.message });
  }
});
