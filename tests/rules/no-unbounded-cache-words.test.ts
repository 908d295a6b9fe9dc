/** Which cure a message names: holding weakly only where something else may hold what is in there. */
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import unleak from '../../src/index.ts';

function messagesOf(code: string, more: Linter.Config = {}): string[] {
  const config: Linter.Config = {
    plugins: { unleak },
    rules: { 'unleak/no-unbounded-cache': ['error', { confidence: 'possible' }] },
  };
  return new Linter().verify(code, [config, more]).map(({ message }) => message);
}

test.each([
  ['a set of ids', `const seen = new Set(); socket.on('line', line => { seen.add(line.userId); });`],
  ['a set of what is made for it', `const seen = new Set(); socket.on('line', line => { seen.add({ line }); });`],
  ['a map to numbers', `const seen = new Map(); export const visit = userId => { seen.set(userId, Date.now()); };`],
  [
    'a map to what is made for it, and not made again',
    `const seen = new Map(); export const visit = userId => { const visit = new Visit(userId); seen.set(userId, visit); };`,
  ],
  [
    'a map to the URLs of objects',
    `const urls = new Map(); export async function urlOf(userId) { let url = urls.get(userId); if (!url) { url = URL.createObjectURL(await load(userId)); urls.set(userId, url); } return url; }`,
  ],
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

test('a map that is declared for texts is to be bounded', () => {
  const typed: Linter.Config = { languageOptions: { parser: typescriptParser } };
  const code = `const names = new Map<string, string>(); export const nameOf = (userId, found) => { names.set(userId, found); };`;
  const [message] = messagesOf(code, typed);
  expect(message).toContain('. Bound it, or delete what is no longer needed.');
});
