import type { TSESTree } from '@typescript-eslint/types';
import { takeNothingOut } from '../containers/alike-uses.ts';
import { counts, type Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { isRefilled } from '../containers/refilling.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { reachedFrom } from '../functions/reach.ts';
import { opennessOf } from '../growth/openness.ts';
import { resolve } from '../syntax/bindings.ts';
import { leaves } from '../syntax/exits.ts';
import { propertyName } from '../syntax/member-names.ts';
import { contains, nodesOf, textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, type FunctionNode, isFunction, memberOn, unwrap, userOf } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import { wordsOf } from '../tables/name-words.ts';
import { asksForWord } from './asked-words.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `if (frame.isFirst()) parts.set(frame.id, frame); else if (frame.isLast()) done(parts.get(frame.id))`, and nothing takes the entry
 * out: what is over stays.
 */
export function begunAndEnded(source: Source, { kind, uses }: Container, growth: Use): FailedRemoval | undefined {
  const isKeyed = kind.name === 'Map' || kind.name === 'Object';
  if (!isKeyed || growth.key === undefined || !takeNothingOut(uses) || !isOfOne(source, growth.key)) return undefined;
  if (growth.inside === undefined || isRefilled(uses) || !isAtBegin(source, growth.by, growth.inside)) return undefined;
  // Who looks at all there are, or writes down what became of one, wants it after its end, too.
  if (uses.some(use => use.effect === 'iterate' && !counts(use))) return undefined;
  const reads = uses.filter(use => use.effect === 'read' && use.inside !== undefined);
  const entries = reads.filter(readsEntry);
  const names = entries.flatMap(({ by }) => namesOfEntry(source, by));
  if (names.some(entry => isMarked(source, entry))) return undefined;
  const end = endIn(source, uses, growth, entries, names);
  if (end === undefined || !reads.every(({ inside }) => isPartOf(source, inside!, [growth.inside!, end.around])))
    return undefined;
  return { node: end.test, failure: 'begunAndEnded', evidence: growth.by };
}

/** Whether a key is that of one of many that come and go. */
const isOfOne = (source: Source, key: TSESTree.Node): boolean =>
  /^id(?:entifier)?$/.test(opennessOf(source, key) ?? '') || /(?:^|[a-z.]_?)I?[iI][dD]$/.test(textOf(source, key));

interface End {
  readonly test: TSESTree.Node;
  readonly around: FunctionNode;
}

/** Where a function that looks the entry up, or calls what does, asks whether it is over. */
function endIn(
  source: Source,
  uses: readonly Use[],
  growth: Use,
  entries: readonly Use[],
  names: readonly TSESTree.Node[],
): End | undefined {
  const keys = [growth, ...entries].flatMap(({ key }) => key ?? []);
  for (const statement of nodesOf(source, 'IfStatement')) {
    const around = functionAround(statement);
    const test = statement.test;
    if (around === undefined || !entries.some(({ inside }) => inside === around || isCalledIn(source, inside!, around)))
      continue;
    if (!asksForWord(source, test, END) || !isAboutOneOf(source, test, keys)) continue;
    // What the entry itself says may be asked of it again, for as long as somebody likes.
    if (names.some(name => contains(test, name))) continue;
    if (uses.some(use => use.effect === 'grow' && use !== growth && contains(statement, use.by))) continue;
    // `if (!end) return;`: what comes behind that is at the end.
    if (isNegated(test) ? leaves(statement.consequent) : !leadsOn(statement)) return { test, around };
  }
  return undefined;
}

/** What an expression is got from, at last: `message` for `message.getId()`, also through a variable. */
function originOf(source: Source, node: TSESTree.Node, hops = 0): TSESTree.Node {
  const made = resolve(source, node);
  // `const next = next.of();` is no program, and yet is parsed.
  if (hops > 8) return made;
  if (made.type === 'MemberExpression') return originOf(source, made.object, hops + 1);
  return made.type === 'CallExpression' && made.callee.type === 'MemberExpression'
    ? originOf(source, made.callee, hops + 1)
    : made;
}

/** Whether a test asks something of what a key is taken from, or of nothing that has a name: `frame.isLast()` for `frame.id`. */
function isAboutOneOf(source: Source, test: TSESTree.Node, keys: readonly TSESTree.Node[]): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case 'UnaryExpression':
      return isAboutOneOf(source, node.argument, keys);
    case 'BinaryExpression':
      return isAboutOneOf(source, node.left, keys) || isAboutOneOf(source, node.right, keys);
    case 'CallExpression':
      return [node.callee, ...node.arguments].some(part => isAboutOneOf(source, part, keys));
    case 'MemberExpression': {
      const holder = textOf(source, originOf(source, node));
      return keys.some(key => textOf(source, originOf(source, key)) === holder);
    }
    default:
      return node.type === 'Identifier';
  }
}

const isNegated = (test: TSESTree.Node): boolean => {
  const node = unwrap(test);
  return node.type === 'UnaryExpression' && node.operator === '!';
};

/** `if (ended) return;`: nothing is done at the end. */
function leadsOn({ consequent }: TSESTree.IfStatement): boolean {
  const only = consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
  return only?.type === 'ReturnStatement' || only?.type === 'ThrowStatement';
}

/** Whether code runs when something begins: by the name of its function, or by what is asked around it. */
function isAtBegin(source: Source, code: TSESTree.Node, inside: FunctionNode): boolean {
  if (wordsOf(nameOfFunction(source, inside) ?? '').some(word => BEGIN.has(word))) return true;
  for (let inner = code, outer = code.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent)
    if (outer.type === 'IfStatement' && outer.consequent === inner && asksForWord(source, outer.test, BEGIN))
      return true;
  return false;
}

const BEGIN = new Set('begin begins start starts first init open'.split(' '));
const END = new Set('end ends ended fin final last finished complete completed'.split(' '));

const isCalledIn = (source: Source, called: FunctionNode, around: FunctionNode): boolean =>
  callsTo(source, called).calls.some(call => functionAround(call) === around);

/** Whether a function is one of these, or runs only as a part of them. */
const isPartOf = (source: Source, inner: FunctionNode, outer: readonly FunctionNode[]): boolean =>
  outer.includes(inner) || reachedFrom(source, outer).has(inner);

/** `entry.status = 'done'` */
function isMarked(source: Source, entry: TSESTree.Node): boolean {
  const member = memberOn(entry);
  const user = member && userOf(member);
  return (
    user?.type === 'AssignmentExpression' &&
    user.left === member &&
    /stat(?:e|us)|done|end|finish|complete|result|exit/i.test(propertyName(source, member) ?? '')
  );
}
