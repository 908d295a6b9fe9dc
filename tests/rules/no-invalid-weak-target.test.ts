import rule from '../../src/rules/no-invalid-weak-target.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

const RUNTIME = `import { WeakValueMap, ref } from 'eslint-plugin-unleak/runtime';`;

runRule('no-invalid-weak-target', rule, {
  valid: [
    `new WeakRef({});`,
    `new WeakMap().set(Symbol('own'), 1);`,
    `new WeakMap().set(key, 'value');`,
    `new WeakMap().get('never there');`,
    `new WeakMap().has(1);`,
    `registry.register(o, 'held');`,
    `const r = new FinalizationRegistry(f); r.register(o, 'held'); r.register(o, 'held', undefined); r.register(o, 'held', o);`,
    `class WeakRef {} new WeakRef('mine');`,
    `import { WeakMap } from 'ours'; new WeakMap().set('a', 1);`,
    `try { new WeakRef('probe'); } catch {}`,
    `assert.throws(() => new WeakRef('probe'), TypeError);`,
    `expect(() => new WeakSet().add(1)).toThrow(TypeError);`,
    `new WeakRef(...things); new WeakRef; new WeakSet([, ...x]);`,
    `new WeakMap().set(/re/, 1); new WeakMap().set(cond ? 'a' : o, 1);`,
    `import { WeakRefMap } from 'weak-ref-collections'; new WeakRefMap().set('a', 'kept');`,
    `import { BackRef } from 'eslint-plugin-unleak/runtime'; new BackRef(undefined).set(undefined);`,
  ],
  invalid: [
    flagged(`
    new WeakRef('text');
    //          ~~~~~~ invalidTarget
  `),
    flagged(`
    const id = 12, ids = new WeakSet([{}, 1]);
    //                                    ~ invalidTarget
    ids.add(id);
    //      ~~ invalidTarget
    ids.add(\`a\${id}\`);
    //      ~~~~~~~~ invalidTarget
  `),
    flagged(`
    const data = new WeakMap([['key', 1]]);
    //                         ~~~~~ invalidTarget
    data.set(Symbol.for('app'), 1);
    //       ~~~~~~~~~~~~~~~~~ invalidTarget
    data.set(null, 1);
    //       ~~~~ invalidTarget
    data.set(undefined, 1);
    //       ~~~~~~~~~ invalidTarget
    data.set(typeof x, 1);
    //       ~~~~~~~~ invalidTarget
  `),
    flagged(`
    class Cache {
      #gone = new FinalizationRegistry(key => this.map.delete(key));
      add(key, value) {
        this.#gone.register(value, key, 'token');
        //                              ~~~~~~~ invalidToken
        this.#gone.register('value', key);
        //                  ~~~~~~~ invalidTarget
        this.#gone.unregister(5);
        //                    ~ invalidToken
      }
    }
  `),
    flagged(`
    ${RUNTIME}
    const map = new WeakValueMap([['a', 1]]);
    //                                  ~ invalidTarget
    map.set('a', 'b');
    //           ~~~ invalidTarget
    ref(1);
    //  ~ invalidTarget
  `),
    flagged(`
    import Values, * as all from 'weak-value';
    import * as weak from 'eslint-plugin-unleak/runtime';
    new Values().set('a', 'b');
    //                    ~~~ invalidTarget
    new all.default().set('a', 'b');
    //                         ~~~ invalidTarget
    new weak.IterableWeakSet().add('a');
    //                             ~~~ invalidTarget
  `),
    flagged(`
    const { WeakValueMap: Values } = require('weakref');
    new Values().set('a', 'b');
    //                    ~~~ invalidTarget
  `),
  ],
  typescript: {
    valid: [`new WeakMap().set(key as symbol, 1); function f(key: string | object) { new WeakMap().set(key, 1); }`],
    invalid: [
      flagged(`
        export const put = (key: string, id: number | 'a') => {
          new WeakMap().set(key, 1);
          //                ~~~ invalidTarget
          new WeakSet().add(id as any);
          //                ~~~~~~~~~ invalidTarget
        };
      `),
    ],
  },
  typed: {
    valid: [`declare function make(): string | object; new WeakSet<any>().add(make());`],
    invalid: [
      flagged(`
        declare function key(): string;
        new WeakSet<any>().add(key());
        //                     ~~~~~ invalidTarget
      `),
    ],
  },
});
