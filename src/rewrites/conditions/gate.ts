import type { Source } from '../../analysis/syntax/source.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** A condition of a rewrite: why a subject does not meet it, or `undefined` where it does. */
export type Condition<Subject> = (subject: Subject, source: Source) => Doubt | undefined;

/** The doubt of the first condition that is not met. */
export function firstDoubt<Subject>(
  conditions: readonly Condition<Subject>[],
  subject: Subject,
  source: Source,
): Doubt | undefined {
  for (const condition of conditions) {
    const doubt = condition(subject, source);
    if (doubt) return doubt;
  }
  return undefined;
}
