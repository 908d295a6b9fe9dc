/** Listeners on the process for the sake of a child, a file or the like that is over before. */
import listener from '../../src/rules/no-leaked-listener.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const task = (kill: string, exit: string): string => `
import { spawn } from 'node:child_process';
export function runTask(name) {
  const child = spawn('node', [name]);
  ${kill}
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    ${exit}
  });
}`;
const KILL = `process.on('SIGINT', () => child.kill('SIGINT'));`;
const EXIT = `child.once('exit', code => (code ? reject(new Error(name)) : resolve()));`;

/** A thing that the process takes with it, with a method by that name at its end, and maybe another one. */
const ended = (end: string, other = ''): string => `
export class TempFile {
  constructor(path) {
    this.path = path;
    process.on('exit', () => { if (!this.isGone) unlinkSync(this.path); });
  }
  ${other}
  ${end} { this.isGone = true; }
}`;

runRule('no-leaked-listener: processes', reportsOf(listener), {
  valid: [
    task(
      `const stop = () => child.kill(); process.on('SIGINT', stop);`,
      `child.once('exit', code => { process.off('SIGINT', stop); resolve(code); });`,
    ),
    task(
      `const stop = () => child.kill(); process.on('SIGINT', stop);`,
      `child.on('close', () => process.off('SIGINT', stop)); child.on('close', resolve);`,
    ),
    task(`const stop = () => child.kill(); process.on('SIGINT', stop);`, `child.on('close', resolve);`).replace(
      '  });\n}',
      `  }).finally(() => process.off('SIGINT', stop));\n}`,
    ),
    // The program ends with its child, or in some other way that the file shows.
    task(KILL, `child.once('exit', code => process.exit(code));`),
    task(KILL, EXIT).replace('reject(new Error(name))', 'process.exit(code)'),
    task(`${KILL} process.on('exit', code => { process.exitCode = code; });`, EXIT),
    task(`${KILL} const end = signal => process.kill(process.pid, signal);`, EXIT),
    `#!/usr/bin/env node${task(KILL, EXIT)}`,
    // Nobody waits for the child, or there is one.
    task(KILL, `child.once('spawn', resolve);`),
    task(KILL, `child.once('spawn', resolve); child.once('exit', () => reject(new Error(name)));`),
    task(KILL, EXIT).replace('export ', '').concat(' runTask("a");'),
    // What a lock holds, it may hold again; to give something back is not to be over.
    ended('release()', 'acquire() { this.isGone = false; }'),
    ended('release(part)'),
  ],
  invalid: [
    ...[
      task(KILL, EXIT),
      task(KILL, `child.on('close', resolve);`),
      task(`process.once('exit', () => { if (!child.killed) child.kill(); });`, EXIT),
    ].map(code => ({ code, errors: [{ messageId: 'leaked' as const, line: 5 }] })),
    {
      code: task(
        `const stop = () => child.kill(); process.on('SIGINT', stop);`,
        `child.on('error', error => { process.off('SIGINT', stop); reject(error); }); child.on('close', resolve);`,
      ),
      errors: [{ messageId: 'missed' as const, line: 5 }],
    },
    flagged(`
import { spawn } from 'node:child_process';
export const runTask = name => settle(spawn('node', [name]));
function settle(child) {
  return new Promise((resolve, reject) => {
    process.on('SIGTERM', () => child.kill());
    //      ~~ leaked
    child.on('error', reject);
    child.on('exit', resolve);
  });
}`),
    { code: ended('release()'), errors: [{ messageId: 'leaked', line: 5 }] },
  ],
});
