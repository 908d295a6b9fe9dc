import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { installed } from '../../scripts/hosts/installed.ts';
import plugin from '../../src/index.ts';
import { project } from './project.ts';

const INSPECTOR = '@eslint/config-inspector@3.5.0';
const PRESETS = ['recommended', 'recommended-type-checked', 'strict', 'strict-type-checked', 'all', 'off'] as const;

interface Payload {
  readonly configs: readonly { readonly name: string; readonly rules?: object }[];
  readonly rules: Readonly<Record<string, { readonly docs?: { readonly url?: string } }>>;
}

let payload: Payload;

/** `eslint --inspect-config` hands on to the newest inspector through npx; here it writes its page and ends. */
beforeAll(() => {
  const presets = PRESETS.map(name => `unleak.configs['${name}']`).join(', ');
  const config = `import unleak from 'eslint-plugin-unleak';\nexport default [${presets}];\n`;
  const { folder, runIn } = project('eslint', { 'eslint.config.mjs': config, 'a.js': '' });
  const bin = join(installed(INSPECTOR), 'bin.mjs');
  mkdirSync(join(folder, 'bin'));
  const npx = `#!/bin/sh\nshift\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(bin)} build --outDir page "$@"\n`;
  writeFileSync(join(folder, 'bin/npx'), npx, { mode: 0o755 });
  const { out, err } = runIn({ PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}` }, '--inspect-config');
  const page = join(folder, 'page/__rpc-dump');
  const [dump] = readdirSync(page).filter(name => name.includes('get-payload.record'));
  if (dump === undefined) throw new Error(`the inspector wrote nothing: ${out}${err}`);
  payload = (decoded(JSON.parse(readFileSync(join(page, dump), 'utf8'))) as { output: Payload }).output;
}, 300_000);

type Entry = readonly [kind: number, value: unknown];

/** Its dumps are lists of values that refer to each other by index: those of kind 1 are lists, those of 2 objects. */
function decoded(entries: readonly Entry[], index = 0): unknown {
  const [kind, value] = entries[index]!;
  if (kind === 1) return (value as number[]).map(part => decoded(entries, part));
  if (kind !== 2) return value;
  return Object.fromEntries((value as [number, number][]).map(pair => pair.map(part => decoded(entries, part))));
}

test.each(PRESETS)('eslint --inspect-config shows the preset %s by its name, with its rules', preset => {
  const shown = payload.configs.find(({ name }) => name === `unleak/${preset}`);
  expect(shown?.rules).toEqual(plugin.configs[preset].rules);
});

test('eslint --inspect-config links each rule to its page', () => {
  for (const [name, { meta }] of Object.entries(plugin.rules))
    expect(payload.rules[`unleak/${name}`]?.docs?.url).toBe(meta.docs?.url);
});
