import rule from '../../src/rules/no-discarded-disposer.ts';
import { flagged } from '../annotated.ts';
import { crashProbes } from '../crash-probes.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const OPEN = 'declare function openLog(): Disposable;';

runRule('no-discarded-disposer', reportsOf(rule), {
  valid: [...crashProbes(['open', 'subscribe', 'dispose']), `open(); new Thing(); await open();`],
  invalid: [],
  typed: {
    valid: [
      `${OPEN} export function open(stack: DisposableStack) { stack.use(openLog()); return openLog(); }`,
      `${OPEN} const log = openLog(); log[Symbol.dispose]();`,
      `${OPEN} export function scoped() { using log = openLog(); return String(log); }`,
      `setInterval(() => {}, 9); setTimeout(() => {}, 9);`,
      `class Log { [Symbol.dispose]() {} write() { return this; } } export const write = (log: Log) => { log.write(); };`,
    ],
    invalid: [
      flagged(`
${OPEN}
export const run = () => {
    openLog();
  //~~~~~~~~~ discarded
};`),
    ],
  },
});
