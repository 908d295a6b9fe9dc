/** Every case of every rule, read by each parser: what a rule says of a code does not hang on who read it. */
import type { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { type Case, casesOfRules } from './cases-of-rules.ts';
import { lintCase } from './lint-case.ts';
import { programOf } from './program-of.ts';

const cases = [...(await casesOfRules('invalid')), ...(await casesOfRules('valid'))];
const typed = programOf(cases.map(({ code }) => code));

function reportsOf({ rule }: Case, messages: readonly Linter.LintMessage[]): string[] {
  return messages
    .filter(({ ruleId }) => ruleId === `unleak/${rule}` || ruleId === null)
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** What each case's rule says where typescript-eslint reads it without types; both others are compared with it. */
const usual = new Map<Case, string[]>();
function usualReportsOf(one: Case): string[] {
  const known = usual.get(one) ?? reportsOf(one, lintCase(one, one.code, 'typescript'));
  usual.set(one, known);
  return known;
}

describe.each(Object.keys(plugin.rules))('%s', rule => {
  const its = cases.filter(one => one.rule === rule);

  test.each(its.filter(({ reader }) => reader === 'any'))('says the same without typescript-eslint: $code', one => {
    expect(reportsOf(one, lintCase(one, one.code, 'espree'))).toEqual(usualReportsOf(one));
  });

  test.each(its.filter(({ reader }) => reader !== 'types'))('says the same with types: $code', one => {
    expect(reportsOf(one, lintCase(one, one.code, typed(one.code)))).toEqual(usualReportsOf(one));
  });
});
