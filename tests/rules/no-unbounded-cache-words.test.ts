/** Which cure a message names: holding weakly only where something else may hold what is in there. */
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import unleak from '../../src/index.ts';

function messagesOf(code: string): string[] {
  const config: Linter.Config = {
    plugins: { unleak },
    rules: { 'unleak/no-unbounded-cache': ['error', { confidence: 'possible' }] },
  };
  return new Linter().verify(code, [config]).map(({ message }) => message);
}

test.each([
  ['a set of ids', `const seen = new Set(); socket.on('line', line => { seen.add(line.userId); });`],
  ['a set of what is made for it', `const seen = new Set(); socket.on('line', line => { seen.add({ line }); });`],
  ['a map to numbers', `const seen = new Map(); export const visit = userId => { seen.set(userId, Date.now()); };`],
  [
    'a map to what is changed later',
    `class Session { constructor(userId) { this.userId = userId; this.hits = 0; } hit() { this.hits++; } }
     const sessions = new Map();
     export function sessionOf(userId) {
       let session = sessions.get(userId);
       if (session === undefined) { session = new Session(userId); sessions.set(userId, session); }
       session.hit();
       return session;
     }`,
  ],
])('%s is to be bounded', (_, code) => {
  const [message] = messagesOf(code);
  expect(message).toContain('. Bound it, or delete what is no longer needed.');
});

test('a map to objects may hold them weakly', () => {
  const [message] = messagesOf(
    `const seen = new Map(); export const visit = (userId, at) => { seen.set(userId, at); };`,
  );
  expect(message).toContain(
    '. Hold its values weakly, in a `WeakValueMap`, bound it, or delete what is no longer needed.',
  );
});
