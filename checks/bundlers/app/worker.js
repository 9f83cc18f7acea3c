import { runTask } from './task.js';

runTask().catch(String).then(postMessage);
