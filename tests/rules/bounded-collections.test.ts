import { RuleTester } from '../rule-tester.ts';
import rule from '../../src/rules/no-unbounded-cache.ts';
import { reportsOf } from '../run-rule.ts';

/** What `settings.unleak.boundedCollections` names bounds itself, and so does what is made of it. */
const bounded = { settings: { unleak: { boundedCollections: ['Lru'] } } };

const OWN = `class Lru extends Map {} const users = new Lru(); export function put(userId, user) { users.set(userId, user); }`;
const SUBCLASS = OWN.replace('const users = new Lru()', 'class Users extends Lru {} const users = new Users()');
const IMPORTED = `import { Lru } from './lru.js'; class Users extends Lru {} const users = new Users(); export function put(userId, user) { users.set(userId, user); }`;

new RuleTester().run('no-unbounded-cache, bounded collections', reportsOf(rule), {
  valid: [
    { code: OWN, ...bounded },
    { code: SUBCLASS, ...bounded },
    { code: IMPORTED, ...bounded },
  ],
  invalid: [OWN, SUBCLASS].map(code => ({ code, errors: [{ messageId: 'unbounded' as const }] })),
});
