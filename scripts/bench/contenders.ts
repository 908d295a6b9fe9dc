import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Linter } from 'eslint';
import { loadPlugin } from '../measure/plugin.ts';

/** What is measured against ESLint with no rules at all, by its name. */
export type Contenders = Readonly<Record<string, readonly Linter.Config[]>>;

/** The plugin's own presets. */
export async function ownPresets(): Promise<Contenders> {
  const { configs } = await loadPlugin('built');
  return {
    recommended: [configs.recommended],
    strict: [configs.strict],
  };
}

/** What ESLint takes for having any rule at all: it makes contexts then, by which each file outlives its quick collections. */
export const emptyRule: Contenders = {
  'a rule that does nothing': [
    { plugins: { empty: { rules: { rule: { create: () => ({}) } } } }, rules: { 'empty/rule': 'error' } },
  ],
};

const PEERS: Readonly<Record<string, string>> = {
  'eslint-plugin-listeners': '1.6.0',
  'eslint-plugin-observers': '1.0.1',
  'eslint-plugin-react-web-api': '5.23.0',
  'eslint-plugin-unicorn': '62.0.0',
  'eslint-plugin-sonarjs': '4.2.2',
};

const CACHE = resolve(process.env['UNLEAK_CACHE'] ?? join(import.meta.dirname, '../../.cache'), 'bench');

/** Stands beside them, so that their names resolve from there. */
const LOADER = join(CACHE, 'load.mjs');

/** Plugins that others use, installed into the ignored cache; the first two, which each watch half, as one. */
export async function peers(): Promise<Contenders> {
  install();
  const plugin = async (name: string): Promise<PeerPlugin> => {
    const { load } = (await import(pathToFileURL(LOADER).href)) as {
      load: (name: string) => Promise<PeerPlugin & { default?: PeerPlugin }>;
    };
    const module = await load(name);
    return module.default ?? module;
  };
  const listeners = allOf('listeners', await plugin('eslint-plugin-listeners'));
  const observers = allOf('observers', await plugin('eslint-plugin-observers'));
  const webApi = allOf('web-api', await plugin('eslint-plugin-react-web-api'));
  const unicorn = (await plugin('eslint-plugin-unicorn')).configs?.['recommended'];
  const sonarjs = (await plugin('eslint-plugin-sonarjs')).configs?.['recommended'];
  return {
    'listeners + observers': [listeners, observers],
    'react-web-api': [webApi],
    'unicorn recommended': unicorn ? [rulesOnly(unicorn)] : [],
    'sonarjs recommended': sonarjs ? [rulesOnly(sonarjs)] : [],
  };
}

/** The versions of the peers, as they are installed. */
export const peerVersions = (): string =>
  Object.keys(PEERS)
    .map(name => {
      const { version } = createRequire(join(CACHE, 'noop.js'))(join(CACHE, 'node_modules', name, 'package.json')) as {
        version: string;
      };
      return `${name} ${version}`;
    })
    .join(', ');

interface PeerPlugin {
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly configs?: Readonly<Record<string, Linter.Config>>;
}

/** Every rule of a plugin: those that watch for leaks have few, and no preset in common. */
function allOf(name: string, plugin: PeerPlugin): Linter.Config {
  const rules = Object.keys(plugin.rules ?? {}).map(rule => [`${name}/${rule}`, 'error'] as const);
  return { plugins: { [name]: plugin as never }, rules: Object.fromEntries(rules) };
}

/** What a preset says of parsers and globals would measure something else. */
function rulesOnly({ plugins, rules }: Linter.Config): Linter.Config {
  return { ...(plugins && { plugins }), ...(rules && { rules }) };
}

function install(): void {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(LOADER, 'export const load = name => import(name);\n');
  if (Object.keys(PEERS).every(name => existsSync(join(CACHE, 'node_modules', name)))) return;
  writeFileSync(
    join(CACHE, 'package.json'),
    JSON.stringify({ private: true, dependencies: { ...PEERS, eslint: Linter.version } }),
  );
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--silent'], {
    cwd: CACHE,
    stdio: 'inherit',
  });
}
