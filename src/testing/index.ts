export { collected, type Dereferenceable } from './collected.ts';
export { expectNoLeak, type LeakOptions } from './expect-no-leak.ts';
export { gcUntil } from './gc-until.ts';
export { toBeCollected } from './to-be-collected.ts';
