import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { examplesOf, type Example } from './page.ts';
import type { Subject } from './program.ts';
import { scriptOf } from './script.ts';
import { UNDRIVEN } from './undriven.ts';

/** An example of a rule's page, and what proves it. */
export interface RuleExample extends Example {
  readonly rule: string;
  /** What it declares, in words; empty where it only runs. */
  readonly name: string;
  readonly proof?: string;
  /** Why there is no proof. */
  readonly undriven?: string;
}

/** All examples of all pages, page by page, each with the proof that is right under it or that fits it. */
export function ruleExamples(folder = 'docs/rules'): RuleExample[] {
  return readdirSync(folder).flatMap(file => {
    const rule = file.slice(0, -'.md'.length);
    return withProofs(rule, examplesOf(readFileSync(`${folder}/${file}`, 'utf8')));
  });
}

/**
 * An example without a proof of its own is proven by the first of the page whose names it declares, all of them: so
 * a cure is judged by the very proof that shows the leak.
 */
export function withProofs(rule: string, examples: readonly Example[]): RuleExample[] {
  const proofs = examples.flatMap(({ proof }) => (proof === undefined ? [] : [proof]));
  return examples.map(example => {
    const proof = example.proof ?? fittingProof(example, proofs);
    const name = scriptOf(example.code, example.language).declared.at(-1) ?? '';
    const undriven = UNDRIVEN[`${rule} ${name}`];
    return {
      ...example,
      rule,
      name,
      ...(proof !== undefined && { proof }),
      ...(undriven !== undefined && { undriven }),
    };
  });
}

/** The first proof that asks for something, and for nothing that the subject does not declare. */
export function fittingProof({ code, language }: Subject, proofs: readonly string[]): string | undefined {
  const { declared } = scriptOf(code, language);
  return proofs.find(proof => {
    const names = namesAskedFor(proof);
    return names.length > 0 && names.every(name => declared.includes(name));
  });
}

/** The names that `user` or `works` takes out of its subject, except those with a default. */
function namesAskedFor(proof: string): string[] {
  const file = ts.createSourceFile('proof.js', proof, ts.ScriptTarget.ES2022, true);
  const main = file.statements
    .filter(ts.isFunctionDeclaration)
    .find(({ name }) => name?.text === 'user' || name?.text === 'works');
  const pattern = main?.parameters[0]?.name;
  if (pattern === undefined || !ts.isObjectBindingPattern(pattern)) return [];
  return pattern.elements
    .filter(({ initializer }) => initializer === undefined)
    .map(({ propertyName, name }) => (propertyName ?? name).getText());
}
