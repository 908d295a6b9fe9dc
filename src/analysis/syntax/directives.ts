import type { TSESTree } from '@typescript-eslint/types';
import { perSource, type Source } from './source.ts';

interface Silence {
  readonly from: number;
  readonly to: number;
  /** None for all rules. */
  readonly rules: readonly string[];
}

/** Whether a comment of the file turns a rule of ours off at a line: an `eslint-disable` of any kind. */
export function isSilenced(source: Source, rule: string, line: number): boolean {
  return silences(source).some(
    ({ from, to, rules }) =>
      from <= line && line <= to && (rules.length === 0 || rules.some(name => isOurs(name, rule))),
  );
}

/** A plugin may go by another name in a project's configuration. */
function isOurs(name: string, rule: string): boolean {
  return name.startsWith('unleak/') || name.split('/').at(-1) === rule;
}

const DIRECTIVE = /^\s*(eslint-(?:disable(?:-next-line|-line)?|enable))(?=\s|$)([^]*)$/;

const silences = perSource(({ ast }): readonly Silence[] => {
  const found: Silence[] = [];
  for (const { value, loc } of ast.comments ?? []) {
    const [, directive, list = ''] = DIRECTIVE.exec(value) ?? [];
    if (directive === undefined) continue;
    const rules = rulesIn(list);
    if (directive === 'eslint-enable') end(found, rules, loc.start.line);
    else found.push({ ...span(directive, loc), rules });
  }
  return found;
});

function rulesIn(list: string): string[] {
  const [names = ''] = list.split(/\s-{2,}\s/);
  return names
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
}

function span(directive: string, { start, end }: TSESTree.SourceLocation): Pick<Silence, 'from' | 'to'> {
  if (directive === 'eslint-disable-next-line') return { from: end.line + 1, to: end.line + 1 };
  if (directive === 'eslint-disable-line') return { from: start.line, to: end.line };
  return { from: start.line, to: Infinity };
}

/** `eslint-enable` ends what is still open, of the rules that it names. */
function end(found: Silence[], rules: readonly string[], line: number): void {
  found.forEach((silence, index) => {
    const isEnded = rules.length === 0 || silence.rules.some(rule => rules.includes(rule));
    if (silence.to === Infinity && isEnded) found[index] = { ...silence, to: line };
  });
}
