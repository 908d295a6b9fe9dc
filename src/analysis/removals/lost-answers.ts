import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../containers/containers.ts';
import { functionGiven } from '../functions/handlers.ts';
import { runsIn } from '../functions/reach.ts';
import { inflowOf } from '../growth/inflow.ts';
import { growths } from '../growth/growth.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { mentions } from '../syntax/mentions.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, literalText } from '../syntax/syntax.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `asked[packet.messageId] = request; socket.send(…)` over datagrams, where only what the socket hears takes the request out: a
 * datagram may be lost, and an answer never come.
 */
export function missedWhenLost(source: Source, container: Container): FailedRemoval | undefined {
  const { kind, uses } = container;
  if (kind.name === 'Array' || !mentionsDatagrams(source)) return undefined;
  const taken = uses.filter(({ effect }) => effect === 'shrink' || effect === 'escape');
  const [first] = taken;
  const heard = hearers(source);
  const isHeard = (code: TSESTree.Node): boolean => runsIn(source, heard, code);
  if (first === undefined || heard.length === 0 || !taken.every(({ effect, by }) => effect === 'shrink' && isHeard(by)))
    return undefined;
  // What hears an answer may well do what a timer does, too.
  const late = callbacks(source);
  if (taken.some(({ by }) => runsIn(source, late, by))) return undefined;
  const asked = growths(source, container).find(
    use => !isHeard(use.by) && inflowOf(source, container, use) === 'pending',
  );
  return asked && { node: asked.by, failure: 'missedWhenLost', evidence: first.by };
}

const mentionsDatagrams = mentions(['dgram'], text => text.includes('dgram'));

/** The functions that are given what comes over a socket: `socket.on('message', …)`, `createSocket('udp4', …)`. */
const hearers = perSource((source): readonly FunctionNode[] =>
  callsNamed(source, ['on', 'addListener', 'createSocket']).flatMap(call => {
    const [first, handler] = call.arguments;
    const hears = calleeWord(call) === 'createSocket' || (first && literalText(first) === 'message');
    return (hears && handler && functionGiven(source, handler)) || [];
  }),
);

/** The functions that timers run. */
const callbacks = perSource((source): readonly FunctionNode[] =>
  callsNamed(source, ['setTimeout', 'setInterval']).flatMap(
    ({ arguments: [given] }) => (given && functionGiven(source, given)) ?? [],
  ),
);
