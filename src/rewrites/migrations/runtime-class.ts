import type { Source } from '../../analysis/syntax/source.ts';
import { moduleSystemOf } from '../edits/file-style.ts';
import { runtimeName } from '../edits/imports.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** The name of an export of the runtime in this file, or why it cannot have one. */
export function fromRuntime(source: Source, exported: string): { readonly name: string } | Doubt {
  const name = runtimeName(source, exported);
  if (name === undefined)
    return { doubt: `\`${exported}\` is the name of something else in this file`, hazard: 'taken-name' };
  if (moduleSystemOf(source) !== 'none') return { name };
  return {
    doubt: 'the file has neither `import` nor `require`, so that nothing tells how to get at the runtime',
    hazard: 'no-modules',
  };
}
