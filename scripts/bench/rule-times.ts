import type { Plugin } from '../../src/plugin-types.ts';
import type { BenchFile } from './files.ts';
import { lint, ready } from './lint.ts';

/** Milliseconds by rule, as ESLint's `TIMING` tells them: whoever asks first for a table of facts pays for it. */
export function ruleTimes(plugin: Plugin, files: readonly BenchFile[]): Readonly<Record<string, number>> {
  const times: Record<string, number> = {};
  const rules = Object.fromEntries(
    Object.entries(plugin.rules).map(([name, rule]) => [name, timed(rule as unknown as Rule, name, times)]),
  );
  const [, strict] = ready({ strict: [{ ...plugin.configs.strict, plugins: { unleak: { rules } as never } }] });
  for (const file of files.slice(0, 25)) lint(file, strict!);
  for (const name of Object.keys(times)) times[name] = 0;
  for (const file of files) lint(file, strict!);
  return times;
}

type Listeners = Readonly<Record<string, (...given: never[]) => void>>;

interface Rule {
  create(context: unknown): Listeners;
}

function timed(rule: Rule, name: string, times: Record<string, number>): Rule {
  const clock = <Result>(work: () => Result): Result => {
    const before = performance.now();
    try {
      return work();
    } finally {
      times[name] = (times[name] ?? 0) + performance.now() - before;
    }
  };
  return {
    ...rule,
    create(context) {
      const listeners = Object.entries(clock(() => rule.create(context)));
      return Object.fromEntries(
        listeners.map(([selector, run]) => [selector, (...given: never[]) => clock(() => run(...given))]),
      );
    },
  };
}
