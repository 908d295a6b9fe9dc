import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '../tables/confidence.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { kindOf } from '../containers/making-kinds.ts';
import { endsOf } from '../removals/endings.ts';
import { growths, isBlank } from '../growth/growth.ts';
import { type Keeping, keepingOf } from '../containers/keeping.ts';
import { hasLastingInstance } from '../lives/lasting-instances.ts';
import { outlivesCalls } from '../lives/lifetimes.ts';
import { FRAMEWORK_ENDS } from '../tables/framework-names.ts';
import { namesInstances } from '../tables/occurrence-names.ts';
import { opennessOf } from '../growth/openness.ts';
import { type Owner, ownerOf } from '../values/owners.ts';
import { membersNamed } from '../values/place-members.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isFunction, userOf } from '../syntax/syntax.ts';

export interface LeakedInstances {
  /** Where `this` is entered. */
  readonly node: TSESTree.Node;
  readonly container: Container;
  readonly keeping: Keeping;
  readonly confidence: Confidence;
  /** The use that enters `this`. */
  readonly growth: Use;
  /** What ends the life of an instance in the eyes of its user, where the class has such a method. */
  readonly teardown: string | undefined;
}

const TEARDOWN =
  /^_?(?:destroy|dispose|close|remove|unmount|terminate|stop|shutdown|teardown|disconnect|detach|end|unload|uninstall|release|free|kill)(?:[A-Z_]|$)/;

/** Containers that outlive the instances of a class, that every instance enters, and that none leaves. */
export const leakedInstances = perSource((source): readonly LeakedInstances[] =>
  containers(source).flatMap(container => judge(source, container) ?? []),
);

function judge(source: Source, container: Container): LeakedInstances | undefined {
  const growth = growths(source, container).find(use => ownerEntered(source, container, use));
  const owner = growth && ownerEntered(source, container, growth);
  if (growth === undefined || owner === undefined || owner === container.place.owner) return undefined;
  const keeping = outlivesCalls(container.lifetime) ? keepingOf(source, container) : undefined;
  if (keeping === undefined) return undefined;
  if (owner.kind === 'static') return undefined; // A class, of which there are so many.
  if (endsOf(source, container).effective.length > 0 || isBlanked(container)) return undefined;
  const teardown = teardownOf(source, owner);
  if (teardown === undefined && growth.value?.type !== 'ThisExpression') return undefined;
  // What has no end of its own may be one of the constants of the program, or the one that the module makes itself.
  const isConstant =
    teardown === undefined && (!holdsInstances(source, container, growth) || hasLastingInstance(source, { owner }));
  const confidence = isConstant ? 'possible' : keeping.confidence;
  return { node: growth.by, container, keeping, confidence, growth, teardown };
}

/** The object that a use enters: itself, or what its constructor files under a property of it: `state[this.id] = { … }`. */
function ownerEntered(source: Source, container: Container, { key, value, inside }: Use): Owner | undefined {
  if (value?.type === 'ThisExpression')
    return key?.type !== 'ThisExpression' || isWalked(container) ? ownerOf(source, value) : undefined;
  const owner =
    key?.type === 'MemberExpression' && key.object.type === 'ThisExpression' ? ownerOf(source, key.object) : undefined;
  // One table for all that share a key holds none of them by itself.
  if (value?.type === 'NewExpression' && kindOf(source, value)) return undefined;
  const method = inside && userOf(inside);
  const isMaker = method?.type === 'MethodDefinition' ? method.kind === 'constructor' : inside === owner?.node;
  return isMaker ? owner : undefined;
}

/** `Chart.all[this.id] = null` lets go of the instance, though not of its key. */
function isBlanked({ uses }: Container): boolean {
  return uses.some(({ effect, value }) => effect === 'grow' && value !== undefined && isBlank(value));
}

/** Whether a set is there to reach its members by; what only marks them may hold them weakly. */
function isWalked({ kind, uses }: Container): boolean {
  return kind.name === 'Set' && uses.some(({ effect }) => effect === 'iterate');
}

/** Whether a collection is named for what comes and goes, or filed by what tells such things apart. */
function holdsInstances(source: Source, { place, kind }: Container, { key }: Use): boolean {
  if (kind.name === 'Set') return false;
  if (key !== undefined) return opennessOf(source, key) === 'identifier';
  return namesInstances(place.name);
}

const isTeardown = (name: string): boolean => TEARDOWN.test(name) || FRAMEWORK_ENDS.has(name);

function teardownOf(source: Source, owner: Owner): string | undefined {
  return [...membersNamed(source, owner, isTeardown)].find(([, { values }]) =>
    values.some(({ value }) => isFunction(value)),
  )?.[0];
}
