import { runTask } from '../../task.js';

/** Rendered in Node as the application is built. */
export default async function Page() {
  return <pre id="report">{JSON.stringify(await runTask())}</pre>;
}
