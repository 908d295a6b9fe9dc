import type { TSESTree } from '@typescript-eslint/types';
import type { Capture } from '../functions/captures.ts';
import { type Behalf, behalfOf, type Leak } from '../lives/behalf.ts';
import { lifetimeOf, outlivesCalls } from '../lives/lifetimes.ts';
import { judgeOwner } from '../lives/owner-judgement.ts';
import { type Handle, handleOf } from '../releases/handles.ts';
import { whyUnended } from '../releases/unended-handles.ts';
import { globalPath } from '../syntax/globals.ts';
import { propertyName } from '../syntax/member-names.ts';
import { mentions } from '../syntax/mentions.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { userOf, wrapped } from '../syntax/syntax.ts';
import { CONNECTIONS } from '../tables/acquisition-table.ts';
import { anyWord } from '../tables/words.ts';

export interface OpenConnection extends Leak {
  /** The class of the platform that it is of. */
  readonly className: string;
}

/** Connections that a component, or a run of an effect, opens for itself and leaves open. */
export const openConnections = perSource((source): readonly OpenConnection[] =>
  mentionsConnections(source) ? nodesOf(source, 'NewExpression').flatMap(node => judge(source, node) ?? []) : [],
);

const CLASSES = anyWord(CONNECTIONS);
const mentionsConnections = mentions(CONNECTIONS, text => CLASSES.test(text));

/** What it keeps alive is not looked at: it is itself what stays. */
const ITSELF: Capture = { kind: 'unknown', names: [] };

function judge(source: Source, node: TSESTree.NewExpression): OpenConnection | undefined {
  const className = globalPath(source, node.callee) ?? '';
  const behalf = CONNECTIONS.has(className) ? behalfOf(source, node) : undefined;
  if (behalf === undefined || !behalf.ends.byFramework) return undefined;
  const handle = handleOf(source, node);
  if (!isOfOwner(source, handle, className) || !isUnended(source, node, handle, behalf)) return undefined;
  const confidence = judgeOwner(source, 'program', behalf.occasion, behalf.ends, ITSELF);
  return confidence && { node: node.callee, confidence, className, ...behalf, capture: ITSELF };
}

/** Whether nobody else has a connection, and it is more than something to send a word by. */
function isOfOwner(source: Source, handle: Handle, className: string): boolean {
  if (handle.fate !== 'kept') return handle.fate === 'dropped' && className === 'Worker';
  const { place, escapes, isPassed } = handle;
  if (escapes || isPassed || outlivesCalls(lifetimeOf(source, place))) return false;
  return className === 'Worker' || place.occurrences.some(name => isListenedTo(source, name));
}

/** `socket.onmessage = …`, `socket.addEventListener(…)` */
function isListenedTo(source: Source, name: TSESTree.Node): boolean {
  const member = userOf(name);
  return (
    member?.type === 'MemberExpression' &&
    member.object === wrapped(name) &&
    /^(on[a-z]+|addEventListener)$/.test(propertyName(source, member) ?? '')
  );
}

function isUnended(source: Source, node: TSESTree.NewExpression, handle: Handle, behalf: Behalf): boolean {
  const reason = whyUnended(source, node, handle, behalf);
  return reason === 'dropped' || reason === 'unended' || reason === 'missed';
}
