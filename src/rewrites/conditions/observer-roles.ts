import type { TSESTree } from '@typescript-eslint/types';
import type { ObserverList } from '../../analysis/containers/observer-lists.ts';
import { contains, walk } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isFunction, lineOf } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';
import { calledOn, isTold, namesOf } from './told-elements.ts';

/** Requires that each walk reaches all observers: which of them would end it early is left to chance. */
export const walksReachAll: Condition<ObserverList> = ({ container }, source) => {
  const early = container.uses.find(({ by }) => by.type === 'ForOfStatement' && endsEarly(source, by.body));
  return (
    early && {
      doubt: `line ${lineOf(early.node)} walks \`${container.place.name}\` until one of them ends it, and an \`IterableWeakSet\` may have let go of that one`,
      hazard: 'walked',
    }
  );
};

function endsEarly(source: Source, body: TSESTree.Node): boolean {
  let found = false;
  walk(source, body, node => {
    if (node.type === 'BreakStatement' || node.type === 'ReturnStatement') found = true;
    return isFunction(node) ? false : undefined;
  });
  return found;
}

/** Requires that observers are told something, and asked nothing but whether to tell them: answers would differ with who is still there. */
export const observersAreNotAsked: Condition<ObserverList> = (list, source) => {
  const names = namesOf(list);
  const asked = names.find(
    name => calledOn(source, name) !== undefined && !isTold(source, name) && !asksWhetherToTell(source, name, names),
  );
  return (
    asked && {
      doubt: `line ${lineOf(asked)} asks what is in \`${list.container.place.name}\`, and what comes of it would depend on who is still there`,
      hazard: 'asked',
    }
  );
};

/** `if (observer.wants(event)) observer.tell(event)` */
function asksWhetherToTell(source: Source, asked: TSESTree.Node, names: readonly TSESTree.Node[]): boolean {
  for (let { parent } = asked; parent !== undefined && !isFunction(parent); { parent } = parent) {
    const then =
      parent.type === 'IfStatement'
        ? parent.consequent
        : parent.type === 'LogicalExpression'
          ? parent.right
          : undefined;
    if (then && !contains(then, asked)) return names.some(name => contains(then, name) && isTold(source, name));
  }
  return false;
}

/** Requires that observers hear of something, and are not there to do what the list is for: then the list owns them. */
export const observersDoNoWork: Condition<ObserverList> = (list, source) => {
  const worker = namesOf(list).find(name => WORK.test(calledOn(source, name) ?? ''));
  return (
    worker && {
      doubt: `line ${lineOf(worker)} has what is in \`${list.container.place.name}\` do its work, as what it owns and not as what hears of something`,
      hazard: 'work',
    }
  );
};

const WORK =
  /^(?:run|exec|execute|perform|process|resolve|reject|apply|draw|paint|install|setup|next|write|send|end|remove|flush|invoke)$/;
