import { variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { occasionOf } from '../lives/occasions.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, isFunction, unwrap } from '../syntax/syntax.ts';

/** `useEffect(() => { all.push(setState); }, [])`: what a component has made for itself, which goes and leaves it there. */
export function isPartOfComponent(source: Source, { by, value }: Use): boolean {
  const item = value && unwrap(value);
  const definition = item?.type === 'Identifier' ? variableOf(source, item)?.defs[0] : undefined;
  if (definition?.type !== 'Variable') return false;
  const occasion = occasionOf(source, by);
  if (occasion?.kind !== 'effect' && occasion?.kind !== 'component') return false;
  const component = occasion.kind === 'effect' ? functionAround(occasion.start) : occasion.start;
  return component !== undefined && isFunction(component) && contains(component, definition.name);
}
