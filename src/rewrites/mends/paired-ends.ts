import { COUNTERPARTS } from '../../analysis/tables/lifecycle-names.ts';
import { FRAMEWORK_STARTS } from '../../analysis/tables/framework-names.ts';

/** Ends that a framework may have follow by another start, whether the class says something about that or not. */
const COMES_BACK = /^(disconnectedCallback|detachedCallback|hostDisconnected|deactivated|on(Before|After)Detach)$/;

const FINAL = /^(unmounted|beforeUnmount)$/;

/** Whether what a method of an object starts can end in another one, and start again whenever the object comes back. */
export function isPairedEnd(
  start: string,
  end: string,
  methods: Iterable<string>,
  lifecycles: readonly (readonly [start: string, end: string])[],
): boolean {
  if (lifecycles.some(([from, to]) => from === start && to === end) || FINAL.test(end)) return true;
  const starts = COUNTERPARTS.find(([pattern]) => pattern.test(bare(end)))?.[1];
  if (starts === undefined || starts.test(bare(start))) return true;
  return !COMES_BACK.test(end) && ![...methods].some(name => starts.test(bare(name)));
}

const bare = (name: string): string => name.replace(/^[_#$]+|[_$]+$/g, '');

const REPEATED = /^(componentDidUpdate|ngOnChanges|ngDoCheck|setup|transform|updated)$/;
const STARTING =
  /^(constructor|on)?(init|initialize|initialise|setup|create|start|open|run|play|mount|attach|connect|enable|activate|boot|install|load|listen|bind|register|watch|observe|show)?/i;

/** Whether a method runs once for each life of its object. */
export function isOncePerLife(method: string): boolean {
  if (REPEATED.test(method)) return false;
  return method === 'constructor' || FRAMEWORK_STARTS.has(method) || (STARTING.exec(bare(method))?.[2] ?? '') !== '';
}
