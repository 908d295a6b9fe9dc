import rule from '../../src/rules/no-self-holding-finalizer.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

const FR = `const fr = new FinalizationRegistry(f => f());`;

runRule('no-self-holding-finalizer', rule, {
  valid: [
    `${FR} export const watch = o => fr.register(o, o.id, o);`,
    `${FR} export const watch = (o, h) => fr.register(o, () => close(h), o);`,
    `${FR} class A { constructor(h) { this.h = h; fr.register(this, this.h, this); } }`,
    `${FR} class A { constructor(h) { fr.register(this, { h, at: 1 }); } }`,
    // A method of the prototype does not hold its instance.
    `${FR} class A { constructor() { fr.register(this, this.close); } close() { this.x(); } }`,
    // Through a weak reference.
    `${FR} export function watch(o) { const r = new WeakRef(o); fr.register(o, () => r.deref()?.x); }`,
    // A name of its own.
    `${FR} export function watch(o) { fr.register(o, o => o.close()); }`,
    `${FR} export function watch(o) { fr.register(o, function () { this.close(); }); }`,
    `${FR} class A { constructor() { fr.register(this, function () { return this; }); } }`,
    `${FR} class A { watch(o) { fr.register(o, () => this.forget(1)); } }`,
    `class A { #fr = new FinalizationRegistry(k => this.m.delete(k)); set(k, v) { this.#fr.register(v, k); } }`,
    `${FR} const close = id => () => table.delete(id); export const watch = o => fr.register(o, close(o.id));`,
    `${FR} const pick = x => x.fd; export const watch = o => fr.register(o, pick(o));`,
    `${FR} export function watch() { const state = { n: 1 }; const o = { state }; fr.register(o, state); return o; }`,
    `${FR} fr.register(); fr.register(o); fr.register(...args); fr.register(o, ...args); fr.register({}, {});`,
    `import { finalize } from 'eslint-plugin-unleak/runtime'; export const f = o => finalize(o, close, o.fd);`,
    `import { WeakListeners } from 'eslint-plugin-unleak/runtime'; const l = new WeakListeners(); class A { constructor() { l.add(this, () => this.x()); } }`,
    `import { WeakKeyMap } from 'eslint-plugin-unleak/runtime'; const m = new WeakKeyMap(); export const f = o => m.set(o, { o });`,
    `const m = new WeakMap(); export const f = o => m.set(o, { current: o });`,
  ],
  invalid: [
    flagged(`
      const fr = new FinalizationRegistry((f) => f()); export function watch(o) { fr.register(o, () => o.dispose()); }
      //                                                                                         ~~~~~~~~~~~~~~~~~ heldValue
    `),
    flagged(`
      ${FR}
      export function watch(o) {
        fr.register(o, o);
        //             ~ sameObject
        fr.register(o, { target: o });
        //             ~~~~~~~~~~~~~ heldValue
        fr.register(o, [1, o]);
        //             ~~~~~~ heldValue
        fr.register(o, o.close.bind(o));
        //             ~~~~~~~~~~~~~~~ heldValue
        fr.register(o, close.bind(null, o));
        //             ~~~~~~~~~~~~~~~~~~~ heldValue
        fr.register(o, new Map([['o', o]]));
        //             ~~~~~~~~~~~~~~~~~~~ heldValue
      }
    `),
    flagged(`
      ${FR}
      class Socket {
        handlers = { end: () => this.end() };
        onEnd = () => this.end();
        constructor(path) {
          const self = this;
          this.stop = this.end.bind(this);
          fr.register(this, () => this.end());
          //                ~~~~~~~~~~~~~~~~ heldValue
          fr.register(this, function () { self.end(); });
          //                ~~~~~~~~~~~~~~~~~~~~~~~~~~~ heldValue
          fr.register(this, this.onEnd);
          //                ~~~~~~~~~~ heldValue
          fr.register(this, this.stop);
          //                ~~~~~~~~~ heldValue
          fr.register(this, this.handlers);
          //                ~~~~~~~~~~~~~ heldValue
          fr.register(self, this.end.bind(this));
          //                ~~~~~~~~~~~~~~~~~~~ heldValue
        }
      }
    `),
    // A helper, a local class, state that points back.
    flagged(`
      ${FR}
      const closer = x => () => x.close();
      class Handle { constructor(owner) { this.owner = owner; } }
      export function watch(o) {
        fr.register(o, closer(o));
        //             ~~~~~~~~~ heldValue
        fr.register(o, new Handle(o));
        //             ~~~~~~~~~~~~~ heldValue
        const state = {};
        state.owner = o;
        fr.register(o, state);
        //             ~~~~~ heldValue
        fr.register(o, () => state.count++);
        //             ~~~~~~~~~~~~~~~~~~~ heldValue
      }
    `),
    flagged(`
      export function watch(o, list) {
        const fr = new FinalizationRegistry(() => o.close());
        //                                  ~~~~~~~~~~~~~~~ callback
        list.push(fr);
        fr.register(o, 1);
      }
    `),
    flagged(`
      import { finalize, ref as weak, WeakValueMap } from 'eslint-plugin-unleak/runtime';
      const map = new WeakValueMap();
      export function watch(o) {
        finalize(o, () => o.close());
        //          ~~~~~~~~~~~~~~~ heldValue
        finalize(o, close, 1, o);
        //                    ~ sameObject
        weak(o, () => o.close());
        //      ~~~~~~~~~~~~~~~ heldValue
        map.set({ o }, o);
        //      ~~~~~ heldValue
      }
    `),
  ],
});
