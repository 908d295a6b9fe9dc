/**
 * For each rule who keeps what alive, from the root to the thing, in the words of the data of its messages.
 * A step whose data a message does not have is left out; rules about what is lost too early have no chain.
 */
const CHAINS: Readonly<Record<string, readonly string[]>> = {
  'no-discarded-disposer': ['`{{call}}`', 'what it starts', 'the `{{type}}` that nobody keeps'],
  'no-ineffective-removal': ['`{{name}}`', 'the entries that stay in it', 'everything they refer to'],
  'no-leaked-instances': [
    '{{until}}',
    '`{{name}}`',
    'every instance that line {{line}} enters',
    'everything it refers to',
  ],
  'no-leaked-listener': ['`{{target}}`', 'the listener of line {{line}}', '{{kept}}'],
  'no-leaked-observer': ['what `{{observer}}` watches', '`{{observer}}`, made at line {{line}}', '{{kept}}'],
  'no-leaked-subscription': ['`{{target}}`', 'the subscription of line {{line}}', '{{kept}}'],
  'no-leaked-timer': ['the page or process', '`{{timer}}`', 'the callback of line {{line}}', '{{kept}}'],
  'no-mismatched-removal': [
    'what it was registered with',
    'what was registered, which stays',
    'everything it captures',
  ],
  'no-pinned-back-reference': ['`{{name}}`', 'the child', '`{{field}}`', 'the parent'],
  'no-self-holding-finalizer': ['the registry `{{name}}`', 'what it holds for the callback', '`{{target}}`'],
  'no-stale-weak-entries': ['`{{name}}`', 'the keys and empty references that line {{line}} adds'],
  'no-strong-weakref-capture': ['whoever keeps this function', '`{{name}}`'],
  'no-unbounded-cache': [
    '{{until}}',
    '`{{name}}`',
    '`{{from}}`',
    'the entries that line {{line}} adds',
    'a result for every `{{parameter}}`',
    'everything they refer to',
  ],
  'no-unchecked-deref': ['`{{name}}`', 'the object that `{{read}}` held weakly'],
  'no-unhittable-cache-key': ['`{{name}}`', 'one more entry for every call', 'the object that line {{line}} makes'],
  'no-unremovable-observers': ['{{until}}', '`{{name}}`', 'whoever joins it by `{{method}}`'],
  'prefer-weak-map': ['{{until}}', '`{{name}}`', 'every {{key}} that line {{line}} adds', 'everything it refers to'],
};

const PLACEHOLDER = /\{\{(\w+)\}\}/g;
const FEWEST_HOLDERS = 2;

/** Who keeps what alive, from the root to the thing, as a message of a rule tells; empty where it is about something else. */
export function holdersOf(rule: string, template: string, message: string): string[] {
  const data = dataOf(template, message);
  const steps = (CHAINS[rule] ?? []).filter(step =>
    [...step.matchAll(PLACEHOLDER)].every(([, name = '']) => data[name] !== undefined),
  );
  const told = steps.map(step => step.replaceAll(PLACEHOLDER, (_, name: string) => nounOf(data[name] ?? '')));
  return told.length >= FEWEST_HOLDERS ? told : [];
}

/** “for as long as the program runs” is about the program. */
const nounOf = (words: string): string => words.replace(/^for as long as (.*?)(?: runs| lives)?$/, '$1');

/** What was put into a template to make a message. */
export function dataOf(template: string, message: string): Readonly<Record<string, string>> {
  const seen = new Set<string>();
  const pattern = template
    .split(/(\{\{\w+\}\})/)
    .map(part => {
      const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1];
      if (name === undefined) return part.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      if (seen.has(name)) return `\\k<${name}>`;
      seen.add(name);
      return `(?<${name}>.*?)`;
    })
    .join('');
  return new RegExp(`^${pattern}$`, 's').exec(message)?.groups ?? {};
}
