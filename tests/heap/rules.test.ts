import { expect, test } from 'vitest';
import { objection, prove } from '../../scripts/prove/prove.ts';
import { ruleExamples } from '../../scripts/prove/rule-examples.ts';

test.each(
  ruleExamples().flatMap(example =>
    example.proof === undefined ? [] : [[example.rule, example.verdict, example.line, example.name, example] as const],
  ),
)('%s %s line %i: %s', async (_rule, mark, _line, _name, example) => {
  expect(objection(mark, await prove(example, example.proof!))).toBeUndefined();
});
