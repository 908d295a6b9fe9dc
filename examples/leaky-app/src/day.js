import v8 from 'node:v8';
import { Avatar } from './avatar.js';
import { avatarOf } from './avatars.js';

const USERS = 1_000;
const STAY = 100;

/** All users come by; what is handed back is what the last of them still hold. */
function passBy() {
  const avatars = Array.from({ length: USERS }, (_, index) => avatarOf(`user ${index}`));
  return avatars.slice(-STAY);
}

async function collectGarbage() {
  for (let round = 0; round < 3; round++) {
    await new Promise(resolve => setImmediate(resolve));
    globalThis.gc();
  }
}

await collectGarbage();
const before = process.memoryUsage().heapUsed;
const inUse = passBy();
await collectGarbage();
const bytes = process.memoryUsage().heapUsed - before;
const inMemory = v8.queryObjects(Avatar, { format: 'count' });
console.log(JSON.stringify({ users: USERS, inUse: inUse.length, inMemory, bytes }));
