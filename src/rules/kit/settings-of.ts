import { didYouMean } from '../../analysis/syntax/nearest.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../analysis/tables/settings.ts';
import { warnOnce } from './warn-once.ts';

/** What a configuration says under `settings.unleak`, with a warning about each part that says nothing, and without it. */
export function settingsOf(given: unknown): Settings {
  if (given === undefined) return DEFAULT_SETTINGS;
  if (typeof given !== 'object' || given === null) {
    warnOnce('`settings.unleak` wants an object. It is ignored.');
    return DEFAULT_SETTINGS;
  }
  const right = Object.entries(given).filter(([name, value]) => {
    const fault = faultOf(name, value);
    if (fault !== undefined) warnOnce(`${fault}. It is ignored.`);
    return fault === undefined;
  });
  return { ...DEFAULT_SETTINGS, ...(Object.fromEntries(right) as Partial<Settings>) };
}

const NAMES = Object.keys(DEFAULT_SETTINGS);

/** What each element of a list has to be, and how to say so. */
const ELEMENTS: Readonly<Record<string, { readonly words: string; readonly is: (element: unknown) => boolean }>> = {
  acquisitions: { words: '`{ add, remove }`', is: isAcquisition },
  lifecycles: { words: 'pairs of names', is: element => Array.isArray(element) && element.every(isName) },
};
const NAMED = { words: 'names', is: isName };

function faultOf(name: string, value: unknown): string | undefined {
  if (!NAMES.includes(name))
    return `\`settings.unleak.${name}\` is no setting${didYouMean(name, NAMES)}: there are ${NAMES.join(', ')}`;
  if (name === 'runtime') return isName(value) ? undefined : '`settings.unleak.runtime` wants the name of a module';
  const { words, is } = ELEMENTS[name] ?? NAMED;
  return Array.isArray(value) && value.every(is) ? undefined : `\`settings.unleak.${name}\` wants a list of ${words}`;
}

function isName(value: unknown): boolean {
  return typeof value === 'string';
}

function isAcquisition(element: unknown): boolean {
  const { add, remove = '' } = (element ?? {}) as Partial<Record<string, unknown>>;
  return isName(add) && isName(remove);
}
