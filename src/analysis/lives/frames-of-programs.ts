import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../syntax/source.ts';
import { calleeWord, isFunction, userOf } from '../syntax/syntax.ts';

/** Files of Vue and Svelte that are called so hold what a program or a window starts with. */
const ROOTS = /^(app|root)(initiali[sz]er|shell|root)?\.(vue|svelte)$/i;

/**
 * What components around all the others are called: `TitleBar`, `DefaultLayout`, `GlobalShortcuts`. A `Sidebar` or
 * `Navbar` may be shown and hidden, and come with each page anew.
 */
const FRAMES = /^(App|Main|Default|Base)(Layout|Shell)|^Global[A-Z]|^(Layout|Shell)Component$|TitleBar(Component)?$/;

/** Folders of Vue and Svelte that hold these, and nothing else. */
const FOLDERS = /^layouts?$/i;

/** Elements that a program has one of, with everything else inside. */
const ROOT_ELEMENTS = /<(v-app|q-layout|ion-app|router-view|RouterView|NuxtPage|NuxtLayout)[\s/>]/;

/** Whether a component is the frame that a program shows everything else in, of which it has one. */
export function isFrame({ fileName = '', folders = [], text }: Source, name: string): boolean {
  const [, base = '', extension = ''] = /^(.*)\.(\w+)$/.exec(fileName) ?? [];
  const isFile = extension === 'vue' || extension === 'svelte';
  return (
    FRAMES.test(name) ||
    (isFile && (ROOTS.test(fileName) || FRAMES.test(base) || base === '+layout')) ||
    (isFile && folders.some(folder => FOLDERS.test(folder))) ||
    (extension === 'vue' && ROOT_ELEMENTS.test(text))
  );
}

/** `defineNuxtPlugin(app => …)`: a program calls it once, when it starts. */
export function isPlugin(start: TSESTree.Node): boolean {
  const user = userOf(start);
  return user?.type === 'CallExpression' && /^define[A-Z]\w*Plugin$/.test(calleeWord(user));
}

/** `module.factory('bus', ['$rootScope', $rootScope => …])`: the injector of AngularJS calls it once, for whoever asks. */
export function isMadeByInjector(start: TSESTree.Node): boolean {
  const [first] = isFunction(start) ? start.params : [];
  if (first?.type !== 'Identifier' || !first.name.startsWith('$')) return false;
  const user = userOf(start);
  const call = user?.type === 'ArrayExpression' ? userOf(user) : user;
  return call?.type === 'CallExpression' && /^(run|config|factory|service|provider|directive)$/.test(calleeWord(call));
}
