import { RuleTester } from '../rule-tester.ts';
import noUncheckedDeref from '../../src/rules/no-unchecked-deref.ts';
import noWeakTemporary from '../../src/rules/no-weak-temporary.ts';
import { reportsOf } from '../run-rule.ts';

/** A copy of the runtime in the project's own source is known by what `settings.unleak.runtime` names. */
const vendored = { settings: { unleak: { runtime: '#weak' } } };

const UNCHECKED = `import { WeakValueMap as Cache } from '#weak'; const users = new Cache(); export const nameOf = id => users.get(id).name;`;
const TEMPORARY = `import { IterableWeakSet } from '#weak'; const all = new IterableWeakSet(); export function join() { all.add(() => {}); }`;

new RuleTester().run('no-unchecked-deref, vendored', reportsOf(noUncheckedDeref), {
  valid: [{ code: UNCHECKED }, { code: UNCHECKED.replace('.name;', '?.name;'), ...vendored }],
  invalid: [{ code: UNCHECKED, ...vendored, errors: [{ messageId: 'used' }] }],
});

new RuleTester().run('no-weak-temporary, vendored', reportsOf(noWeakTemporary), {
  valid: [{ code: TEMPORARY }],
  invalid: [{ code: TEMPORARY, ...vendored, errors: [{ messageId: 'function' }] }],
});
