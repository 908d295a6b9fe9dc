import type { Definition, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from './bindings.ts';
import { perSource, type Source } from './source.ts';

/** Answers a question about the variable that an expression names. */
type Answers = (source: Source, name: TSESTree.Node, ask: (definition: Definition) => boolean) => boolean;

/**
 * A question that is asked about each variable of a file once: functions that call each other with what they are given
 * would be gone through for ever. While the answer is sought, and where there is no variable, it is no.
 */
export function perVariable(): Answers {
  const tables = perSource(() => new Map<Variable, boolean>());
  return (source, name, ask) => {
    const variable = variableOf(source, name);
    const definition = variable?.defs[0];
    if (variable === undefined || definition === undefined) return false;
    const answers = tables(source);
    const known = answers.get(variable);
    if (known !== undefined) return known;
    answers.set(variable, false);
    const answer = ask(definition);
    answers.set(variable, answer);
    return answer;
  };
}
