import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { constantText } from '../syntax/bindings.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { compareHandlers, type Sameness } from '../functions/handlers.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { isPartOfPage } from '../lives/parts-of-page.ts';
import { isNothing } from '../lives/template-refs.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { compareTargets, isFixedTarget, isSameTarget } from './same-targets.ts';
import { readOptions } from '../acquisitions/listener-options.ts';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { targetLife } from '../lives/target-lives.ts';
import { unwrap } from '../syntax/syntax.ts';
import { listWalked } from '../values/walked-lists.ts';

/** How a removal fits a registration, part by part. */
export interface Fit {
  readonly target: Sameness;
  readonly event: Sameness;
  readonly handler: Sameness;
  readonly capture: Sameness;
}

/** How a removal fits a registration of the same pair of methods. */
export function fitOf(source: Source, added: Registration, removed: Registration): Fit {
  return new LazyFit(source, added, removed);
}

/** Most pairs are told apart by their events: the other parts are compared when somebody asks. */
class LazyFit implements Fit {
  readonly #source: Source;
  readonly #added: Registration;
  readonly #removed: Registration;
  #target: Sameness | undefined;
  #event: Sameness | undefined;
  #handler: Sameness | undefined;
  #capture: Sameness | undefined;

  constructor(source: Source, added: Registration, removed: Registration) {
    this.#source = source;
    this.#added = added;
    this.#removed = removed;
  }

  get target(): Sameness {
    return (this.#target ??= compareTargetsOf(this.#source, this.#added, this.#removed));
  }

  get event(): Sameness {
    return (this.#event ??= compareEvents(this.#source, this.#added, this.#removed));
  }

  get handler(): Sameness {
    return (this.#handler ??= compareGivenHandlers(this.#source, this.#added, this.#removed));
  }

  get capture(): Sameness {
    return (this.#capture ??= compareCapture(this.#source, this.#added, this.#removed));
  }
}

function compareTargetsOf(source: Source, added: Registration, removed: Registration): Sameness {
  // Whoever removes everything from something unknown does not mean the page or the process.
  return isSweeping(removed) && isFixedTarget(source, added.target)
    ? sweptTarget(source, added, removed)
    : compareTargets(source, added.target, removed.target);
}

const isSweeping = ({ handler }: Registration): boolean => handler === undefined;

function sweptTarget(source: Source, added: Registration, removed: Registration): Sameness {
  return isSameTarget(source, added.target, removed.target) ? 'same' : 'different';
}

/** Whether a removal takes back a registration, for all that the file shows. */
export function mayRemove(fit: Fit): boolean {
  // The target last: what it is takes the longest to find out.
  return (
    fit.event !== 'different' &&
    fit.capture !== 'different' &&
    fit.handler !== 'different' &&
    fit.target !== 'different'
  );
}

/** jQuery takes several events in one string, each with namespaces behind it; a removal without event takes all. */
function compareEvents(source: Source, added: Registration, removed: Registration): Sameness {
  if (added.pair.event === undefined) return 'same';
  if (removed.event === undefined) return 'unknown';
  if (added.event === undefined) return 'unknown';
  const [text, other] = [constantText(source, added.event), constantText(source, removed.event)];
  if (text !== undefined && other !== undefined) return haveCommonEvent(text, other) ? 'same' : 'different';
  if (isAlike(source, added.event, removed.event) || walkTheSame(source, added.event, removed.event)) return 'same';
  return isNamedEvent(source, added.event) && isNamedEvent(source, removed.event) ? 'different' : 'unknown';
}

/** `events.forEach(event => target.on(event, f))` and the same for `off`: whether two names stand for each of one list. */
function walkTheSame(source: Source, event: TSESTree.Node, other: TSESTree.Node): boolean {
  const [list, second] = [listWalked(source, unwrap(event)), listWalked(source, unwrap(other))];
  return list !== undefined && second !== undefined && isAlike(source, list, second);
}

function haveCommonEvent(text: string, other: string): boolean {
  if (text === other) return true;
  const others = other.split(/\s+/);
  return text
    .split(/\s+/)
    .some(event =>
      others.some(
        name => event === name || event.startsWith(`${name}.`) || (name.startsWith('.') && event.endsWith(name)),
      ),
    );
}

/** Whether an event is a literal, or a constant of an enumeration such as `RoomEvent.Timeline`. */
export function isNamedEvent(source: Source, event: TSESTree.Node): boolean {
  const node = unwrap(event);
  if (constantText(source, node) !== undefined) return true;
  return (
    node.type === 'MemberExpression' &&
    !node.computed &&
    unwrap(node.object).type === 'Identifier' &&
    targetLife(source, node.object) === 'program'
  );
}

function compareGivenHandlers(source: Source, added: Registration, removed: Registration): Sameness {
  if (removed.handler === undefined || isWhatAddingGave(source, removed.handler, added)) return 'unknown';
  return added.handler ? compareHandlers(source, added.handler, removed.handler) : 'unknown';
}

/**
 * `this.listener = editor.on('paste', () => …)`, and then `editor.off('paste', this.listener)`: some emitters hand the
 * handler back, as no part of a page does.
 */
function isWhatAddingGave(source: Source, handler: TSESTree.Node, { call, target }: Registration): boolean {
  if (isFixedTarget(source, target)) return false;
  return placeOf(source, handlerOf(handler))?.values.some(({ value }) => unwrap(value) === call) ?? false;
}

/**
 * Whether a removal is given what `window.addEventListener(…)` returned, and nothing else: that is no function, and not
 * the one that was added.
 */
export function isGivenResult(source: Source, { call, method, target }: Registration, removed: Registration): boolean {
  if (removed.handler === undefined || calledMethod(source, call) !== method) return false;
  if (!isFixedTarget(source, target) && !(method === 'addEventListener' && isPartOfPage(source, target))) return false;
  const values = placeOf(source, handlerOf(removed.handler))?.values.filter(({ value }) => !isNothing(value)) ?? [];
  return values.length > 0 && values.every(({ value }) => unwrap(value) === call);
}

function compareCapture(source: Source, added: Registration, removed: Registration): Sameness {
  if (added.pair.options === undefined) return 'same';
  const [capture, other] = [readOptions(source, added.options).capture, readOptions(source, removed.options).capture];
  if (capture === undefined || other === undefined) return 'unknown';
  return capture === other ? 'same' : 'different';
}
