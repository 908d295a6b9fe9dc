/** What the editor offers, to the letter, and where it offers nothing. */
import rule from '../../src/rules/no-discarded-disposer.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-discarded-disposer: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
import * as vscode from 'vscode';
export class Panel {
  constructor() {
    vscode.languages.registerHoverProvider('ts', () => this.show());
//  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
  }
  dispose() {
    this.view.close();
  }
}`,
      {
        keep: `
import * as vscode from 'vscode';
export class Panel {
  constructor() {
    this.disposable = vscode.languages.registerHoverProvider('ts', () => this.show());
//  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
  }
  dispose() {
    this.view.close();
    this.disposable.dispose();
  }
}`,
      },
    ),
    flagged(
      `
import { useEffect } from 'react';
import { languages } from 'vscode';
export function useHover(provider) {
  useEffect(() => {
    languages.registerHoverProvider('json', provider);
//  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
  }, [provider]);
}`,
      {
        keep: `
import { useEffect } from 'react';
import { languages } from 'vscode';
export function useHover(provider) {
  useEffect(() => {
    const disposable = languages.registerHoverProvider('json', provider);
    return () => disposable.dispose();
//  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
  }, [provider]);
}`,
      },
    ),
    // Nothing: nobody says when the work is done.
    flagged(`
import * as vscode from 'vscode';
export function show(view) {
  vscode.languages.registerHoverProvider('ts', () => view.show());
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ discarded
}`),
  ],
});
