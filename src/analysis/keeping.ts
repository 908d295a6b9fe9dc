import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from './container-uses.ts';
import type { Confidence } from './confidence.ts';
import type { Container } from './containers.ts';
import { isExported, placeOfDefinition } from './calls.ts';
import { identityOf } from './identity.ts';
import { hasLastingInstance, outlivesCalls } from './lifetimes.ts';
import { ownerName } from './owner-names.ts';
import type { Place } from './places.ts';
import type { Source } from './source.ts';
import { userOf } from './syntax.ts';

/** Why and how long a container keeps what it is given. */
export interface Keeping {
  readonly confidence: Confidence;
  /** The rest of the sentence “keeps everything …”. */
  readonly until: string;
  /** Whether nothing says that the object that the container is a field of lives for long. */
  readonly mayBeShort: boolean;
}

/** How long a container keeps what it is given; `undefined` where it dies with a call, or where somebody unknown has it too. */
export function keepingOf(source: Source, container: Container): Keeping | undefined {
  const { lifetime, place } = container;
  if (container.uses.some(({ effect }) => effect === 'escape') || container.shared || endsSoon(source))
    return undefined;
  if (container.nested)
    return {
      confidence: hasPrimitiveKeys(source, container) ? 'likely' : 'possible',
      until: 'for as long as the object that it is about',
      mayBeShort: false,
    };
  if (outlivesCalls(lifetime)) {
    return {
      confidence: container.exported && !place.name.startsWith('_') ? 'possible' : 'sure',
      until: 'for as long as the program runs',
      mayBeShort: false,
    };
  }
  if (lifetime === 'closure')
    return { confidence: 'possible', until: 'for as long as the function that uses it', mayBeShort: false };
  if (lifetime === 'callback')
    return { confidence: 'possible', until: 'for as long as the callback that uses it', mayBeShort: true };
  return lifetime === 'instance' ? keepingOfField(source, place) : undefined;
}

function keepingOfField(source: Source, place: Place): Keeping {
  const name = ownerName(source, place);
  const last =
    name
      ?.split(/(?<=[a-z\d])(?=[A-Z])|[_$]+/)
      .at(-1)
      ?.toLowerCase() ?? '';
  return {
    confidence: LONG_LIVED.has(last) ? 'likely' : 'possible',
    until: name === undefined ? 'for as long as its object lives' : `for as long as its \`${name}\` lives`,
    mayBeShort: !LONG_LIVED.has(last) && !OFTEN_LONG_LIVED.has(last) && !hasLastingInstance(source, place),
  };
}

function hasPrimitiveKeys(source: Source, { uses }: Container): boolean {
  return uses.every(
    ({ effect, key }) => effect !== 'grow' || (key !== undefined && identityOf(source, key) === 'primitive'),
  );
}

/** A file that is run as a command: its process ends with its work. */
function endsSoon({ text }: Source): boolean {
  return text.startsWith('#!');
}

/** Last words of the names of classes of which a program makes few and keeps them. */
const LONG_LIVED = new Set('server agent client daemon'.split(' '));

/** Those of which programs also make one for each task. */
const OFTEN_LONG_LIVED = new Set('manager registry pool cache'.split(' '));

/** What a container loses: entries one by one, or everything at once where somebody calls for it. */
export interface Ends {
  /** Uses that take single entries out, and those that empty it on a path that this file runs. */
  readonly effective: readonly Use[];
  /** Uses that empty it in a function that nothing in this file calls: a `reset()` for tests, a `dispose()`. */
  readonly purges: readonly Use[];
}

/** Whatever ends the stay of an entry in a container. */
export function endsOf(source: Source, { uses }: Container): Ends {
  const shrinks = uses.filter(({ effect }) => effect === 'shrink');
  const purges = shrinks.filter(use => emptiesAll(use) && isLeftToOthers(source, use));
  const late = shrinks.filter(use => expiresOnRead(source, uses, use));
  return { effective: shrinks.filter(use => !purges.includes(use) && !late.includes(use)), purges };
}

/** Whether an entry only goes when its own key is looked up after its time: what is never asked for again stays. */
function expiresOnRead({ text }: Source, uses: readonly Use[], { by, key, inside }: Use): boolean {
  const spelled = key && text.slice(...key.range);
  const lookUp = uses.find(
    use => use.method === 'get' && use.inside === inside && use.key && text.slice(...use.key.range) === spelled,
  );
  if (lookUp === undefined || lookUp.by.range[0] > by.range[0]) return false;
  const between = text.slice(lookUp.by.range[1], by.range[0]).split('\n');
  return between.some(line => OF_TIME.test(line) && COMPARES.test(line));
}

const OF_TIME = /\bnow\b|expir|ttl|maxAge|timestamp/i;
const COMPARES = /[^=<>][<>]=?[^<>]/;

function emptiesAll({ method }: Use): boolean {
  return method === 'clear' || method === '=' || method === 'length';
}

/** Methods that a framework calls when it is done with an object. */
const LIFECYCLE =
  /^(?:ngOnDestroy|onDestroy|destroyed|beforeDestroy|unmounted|beforeUnmount|disconnectedCallback|componentWillUnmount|hostDisconnected)$/;

/** Methods that end the life of their object, and with it of all that it holds. */
const ENDS_OWNER = /^\W*k?(?:close|destroy|dispose|shutdown|terminate|end|stop)(?![a-z])/i;

/** Whether the code stands in a function that this file hands out and never calls itself. */
function isLeftToOthers(source: Source, { inside }: Use): boolean {
  const place = inside && placeOfDefinition(source, inside);
  if (inside === undefined || place === undefined) return false;
  if (LIFECYCLE.test(place.name)) return false;
  if (place.kind === 'member' && ENDS_OWNER.test(place.name)) return true;
  if (inside.params.length > 0) return false;
  const user = userOf(inside);
  if (user?.type === 'MethodDefinition' && user.kind === 'constructor') return false;
  const isHandedOut =
    place.kind === 'member' ||
    isExported(inside) ||
    place.occurrences.some(({ parent }) => parent?.type === 'ExportSpecifier');
  return isHandedOut && place.occurrences.every(isExporting);
}

/** Whether an occurrence of a name only exports what it names. */
function isExporting({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === 'ExportSpecifier' ||
    (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression')
  );
}
