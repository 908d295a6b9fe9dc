import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../../analysis/containers/container-uses.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { directUses } from '../../analysis/containers/direct-uses.ts';
import { lineOf, userOf, wrapped } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';
import type { Doubt } from '../edits/rewrite.ts';
import { isWalk } from './walks.ts';
import { doubtOfCall } from './plain-calls.ts';

interface Allowed {
  readonly methods: readonly string[];
  /** The class that the container is to become. */
  readonly target: string;
  /** Which ways to walk or count it are allowed as well. */
  readonly walks?: (use: Use) => boolean;
}

/** Requires that a container is only ever used by direct calls of some of its methods, for what they are there for. */
export function onlyCalls(allowed: Allowed): Condition<Container> {
  return container => {
    for (const [name, use] of directUses(container)) {
      const doubt = doubtOf(container, name, use, allowed);
      if (doubt) return doubt;
    }
    return undefined;
  };
}

function doubtOf(
  { place, kind }: Container,
  name: TSESTree.Node,
  use: Use | undefined,
  allowed: Allowed,
): Doubt | undefined {
  const { methods, target, walks } = allowed;
  const line = lineOf(name);
  const what = `\`${place.name}\``;
  const kin = `${/^[AEIOU]/.test(target) ? 'an' : 'a'} \`${target}\``;
  if (isCast(name)) return { doubt: `line ${line} casts ${what} to another type`, hazard: 'another-type' };
  if (use?.effect === 'export') return { doubt: `line ${line} exports ${what}`, hazard: 'exported' };
  if (use?.effect === 'shrink')
    return { doubt: `line ${line} takes entries out of ${what} already: there is nothing to cure`, hazard: 'emptied' };
  if (use === undefined || isHandedOn(use))
    return { doubt: `line ${line} hands ${what} on, where a real \`${kind.name}\` may be needed`, hazard: 'handed-on' };
  if (walks?.(use)) return undefined;
  if (use.method !== undefined && methods.includes(use.method)) return doubtOfCall(use, what);
  if (use.effect === 'iterate' && (!walks || isWalk(use)))
    return {
      doubt: `line ${line} walks or counts ${what}, which ${kin} cannot do${walks ? ' in that way' : ''}`,
      hazard: 'walked',
    };
  if (use.effect === 'iterate')
    return { doubt: `line ${line} hands ${what} on, where a real \`${kind.name}\` may be needed`, hazard: 'handed-on' };
  if (use.method !== undefined)
    return { doubt: `line ${line} calls \`${use.method}\`, which this rewrite does not know`, hazard: 'other-methods' };
  return { doubt: `line ${line} asks what ${what} is, and ${kin} is something else`, hazard: 'compared' };
}

function isCast({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === 'TSAsExpression' || parent?.type === 'TSTypeAssertion' || parent?.type === 'TSSatisfiesExpression'
  );
}

function isHandedOn({ effect, node }: Use): boolean {
  if (effect === 'escape') return true;
  const user = userOf(node);
  const isArgument = user?.type === 'CallExpression' && user.callee !== wrapped(node) && effect !== 'iterate';
  return isArgument || user?.type === 'VariableDeclarator' || user?.type === 'ReturnStatement';
}
