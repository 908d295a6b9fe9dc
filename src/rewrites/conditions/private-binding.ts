import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../../analysis/containers/containers.ts';
import { foreignUse } from '../../analysis/containers/direct-uses.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import { moduleSystemOf } from '../edits/file-style.ts';
import type { Condition } from './gate.ts';

/** Requires that the file alone can get at a container by its name. */
export const isPrivate: Condition<Container> = (container, source) => {
  const { place, exported } = container;
  if (exported)
    return { doubt: `\`${place.name}\` is exported, and other files may do anything with it`, hazard: 'exported' };
  if (place.kind === 'member') return isHashPrivate(container, source);
  if (!isTopLevel(place.variable?.scope.type) || !isVar(place.variable?.defs[0]?.parent)) return undefined;
  if (moduleSystemOf(source) !== 'none') return undefined;
  return { doubt: `\`${place.name}\` is a global of a script, and other scripts may use it`, hazard: 'exported' };
};

function isTopLevel(scope: string | undefined): boolean {
  return scope === 'global' || scope === 'module';
}

function isVar(node: TSESTree.Node | null | undefined): boolean {
  return node?.type === 'VariableDeclaration' && node.kind === 'var';
}

function isHashPrivate(container: Container, source: Source): ReturnType<Condition<Container>> {
  const { place } = container;
  if (!place.name.startsWith('#')) {
    const isField = place.owner && 'node' in place.owner;
    const what = isField ? 'no `#private` field, and others' : 'a property of an object, and whoever has that';
    return { doubt: `\`${place.name}\` is ${what} can reach it`, hazard: 'reachable-field' };
  }
  const foreign = foreignUse(source, container);
  if (foreign === undefined) return undefined;
  return {
    doubt: `line ${lineOf(foreign)} uses the \`${place.name}\` of another object`,
    hazard: 'reachable-field',
  };
}
