/** What the editor offers, to the letter, and where it offers nothing. */
import rule from '../../src/rules/no-leaked-subscription.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-leaked-subscription: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
export class Tree {
  constructor(drag) { this.drag = drag; }
  ngOnInit() {
    this.drag.start$.pipe(map(e => e.node)).subscribe(n => this.mark(n));
    //                                      ~~~~~~~~~ dropped
  }
  ngOnDestroy() {}
}`,
      {
        end: `
export class Tree {
  constructor(drag) { this.drag = drag; }
  ngOnInit() {
    this.subscription = this.drag.start$.pipe(map(e => e.node)).subscribe(n => this.mark(n));
    //                                      ~~~~~~~~~ dropped
  }
  ngOnDestroy() {
    this.subscription?.unsubscribe();
  }
}`,
      },
    ),
    flagged(
      `
import { cartStore } from './cart.js';
export class Menu {
  open() {
    cartStore.subscribe(cart => { this.cart = cart; });
    //        ~~~~~~~~~ dropped
  }
  close() {}
}`,
      {
        end: `
import { cartStore } from './cart.js';
export class Menu {
  open() {
    this.unsubscribe = cartStore.subscribe(cart => { this.cart = cart; });
    //        ~~~~~~~~~ dropped
  }
  close() {
    this.unsubscribe?.();
  }
}`,
      },
    ),
    flagged(
      `
export class Widget {
  constructor(drag) {
    this.drag = drag;
    this.ended = this.drag.end$.subscribe(n => this.clear(n));
    //                          ~~~~~~~~~ unended
  }
  ngOnDestroy() { this.gone = true; }
}`,
      {
        end: `
export class Widget {
  constructor(drag) {
    this.drag = drag;
    this.ended = this.drag.end$.subscribe(n => this.clear(n));
    //                          ~~~~~~~~~ unended
  }
  ngOnDestroy() { this.gone = true; this.ended.unsubscribe(); }
}`,
      },
    ),
    flagged(
      `
import { autorun } from 'mobx';
import { useEffect } from 'react';
export function useTitle(page) {
  useEffect(() => {
    autorun(() => { document.title = page.title; });
  //~~~~~~~ dropped
  }, [page]);
}`,
      {
        end: `
import { autorun } from 'mobx';
import { useEffect } from 'react';
export function useTitle(page) {
  useEffect(() => {
    const unsubscribe = autorun(() => { document.title = page.title; });
    return () => unsubscribe();
  //~~~~~~~ dropped
  }, [page]);
}`,
      },
    ),
    flagged(
      `
a$.pipe(takeUntil(end$), switchMap(() => interval(9))).subscribe(show);
//      ~~~~~~~~~~~~~~~ outlived`,
      {
        putLast: `
a$.pipe(switchMap(() => interval(9)), takeUntil(end$)).subscribe(show);
//      ~~~~~~~~~~~~~~~ outlived`,
      },
    ),
    // Nothing: who knows what the call returns.
    flagged(`
export class Tree {
  constructor(drag) { this.drag = drag; }
  ngOnInit() {
    this.drag.nodes.subscribe(n => this.mark(n));
    //              ~~~~~~~~~ dropped
  }
  ngOnDestroy() {}
}`),
  ],
});
