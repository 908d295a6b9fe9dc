/** As much of Vitest as the tests of the runtime use, for engines that Vitest does not run in. */
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import { fn } from '@vitest/spy';

type Body = (...args: unknown[]) => unknown;

const tests: { name: string; body: () => unknown }[] = [];
let path = '';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = Object.assign((value: unknown, message?: string) => chai.expect(value, message), chai.expect);
export const vi = { fn };

export function test(name: string, ...rest: unknown[]): void {
  const body = rest.find(argument => typeof argument === 'function') as Body;
  tests.push({ name: path + name, body });
}

export function describe(name: string, body: Body): void {
  const outer = path;
  path += `${name} > `;
  body();
  path = outer;
}

const rows = (add: (name: string, body: Body) => void) => (cases: readonly unknown[]) => (name: string, body: Body) => {
  cases.forEach((row, i) => {
    const args: unknown[] = Array.isArray(row) ? row : [row];
    add(`${name} [${i}]`, () => body(...args));
  });
};

test.each = rows(test);
test.runIf = (condition: unknown) => (condition ? test : () => {});
describe.each = rows(describe);

/** Runs everything that was declared, one after the other. */
export async function runAll(): Promise<{ passed: number; failures: string[] }> {
  const failures: string[] = [];
  for (const { name, body } of tests) {
    try {
      await body();
    } catch (error) {
      const { cause = error } = Object(error) as { cause?: unknown };
      failures.push(`${name}: ${cause instanceof Error ? String(cause.stack) : String(cause)}`);
    }
  }
  return { passed: tests.length - failures.length, failures };
}
