/** What the editor offers, to the letter, and where it offers nothing. */
import rule from '../../src/rules/no-leaked-observer.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-leaked-observer: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
export class Overlay {
  constructor(root) {
    this.observer = new MutationObserver(() => this.measure());
    //                  ~~~~~~~~~~~~~~~~ undisconnected
    this.observer.observe(root, { subtree: true });
  }
  destroy() { this.overlay = null; }
}`,
      {
        disconnect: `
export class Overlay {
  constructor(root) {
    this.observer = new MutationObserver(() => this.measure());
    //                  ~~~~~~~~~~~~~~~~ undisconnected
    this.observer.observe(root, { subtree: true });
  }
  destroy() { this.overlay = null; this.observer.disconnect(); }
}`,
      },
    ),
    flagged(
      `
export class Overlay {
  open() {
    const watcher = new ResizeObserver(() => this.fit(watcher.takeRecords()));
    //                  ~~~~~~~~~~~~~~ undisconnected
    watcher.observe(document.body);
  }
  close() { this.overlay = null; }
}`,
      {
        disconnect: `
export class Overlay {
  open() {
    this.observer = new ResizeObserver(() => this.fit(this.observer.takeRecords()));
    //                  ~~~~~~~~~~~~~~ undisconnected
    this.observer.observe(document.body);
  }
  close() { this.overlay = null; this.observer?.disconnect(); }
}`,
      },
    ),
    flagged(
      `
import { useEffect } from 'react';
export function useSize(fit) {
  useEffect(() => {
    new ResizeObserver(() => fit()).observe(document.body);
    //  ~~~~~~~~~~~~~~ undisconnected
  }, [fit]);
}`,
      {
        disconnect: `
import { useEffect } from 'react';
export function useSize(fit) {
  useEffect(() => {
    const observer = new ResizeObserver(() => fit());
    observer.observe(document.body);
    return () => observer.disconnect();
    //  ~~~~~~~~~~~~~~ undisconnected
  }, [fit]);
}`,
      },
    ),
    // Nothing: nobody says when the work is done.
    flagged(`
export function follow(view) {
  new MutationObserver(() => view.draw()).observe(document.body, { childList: true });
  //  ~~~~~~~~~~~~~~~~ undisconnected
}`),
  ],
});
