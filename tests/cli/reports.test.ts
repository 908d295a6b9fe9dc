import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installed } from '../../scripts/hosts/installed.ts';
import { dataOf, holdersOf } from '../../src/cli/scan/holders.ts';
import plugin from '../../src/index.ts';
import { CACHE, COUNTS, folderWith, unleak } from './command.ts';

const SOCKET = `export class Chart { constructor() { window.addEventListener('resize', () => this.draw()); } draw() {} destroy() {} }\n`;
const folder = folderWith({
  'src/a<b>&.js': CACHE,
  'src/counts.js': COUNTS,
  'src/chart.js': SOCKET,
  'bad.js': 'let = ;',
  'empty.js': '',
});
const report = (format: string) => unleak(folder, ['scan', '--format', format]).out;

describe('the html report', () => {
  const page = report('html');

  test('needs nothing but itself', () => {
    expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('color-scheme: light dark');
  });

  test('names the causes, and draws who keeps what alive', () => {
    expect(page).toContain('<h1>3 leaks in 3 files</h1>');
    expect(page).toContain('Caches that outlive the calls that fill them and only ever grow');
    const chains = [...page.matchAll(/<ol class="chain".*?<\/ol>/g)].map(([chain]) => chain.replaceAll(/<[^>]+>/g, ''));
    expect(chains).toContain(
      'the program keeps counts keeps the entries that line 2 adds keeps everything they refer to',
    );
    expect(chains).toContain('window keeps the listener of line 1 keeps this Chart');
  });

  test('escapes what it is given, and marks what is meant', () => {
    expect(page).toContain('src/a&lt;b&gt;&amp;.js:2:7');
    expect(page).toContain('const <mark>textures</mark> = new Map();');
    // The line that the message names stands below.
    expect(page).toMatch(
      /<span class="line">1<\/span>const <mark>counts<\/mark> = .*\n<span class="line">2<\/span>export/,
    );
    expect(page).toContain('<code>bad.js</code> cannot be parsed');
    expect(page).toContain('<code>empty.js</code> is empty');
  });
});

test('the md report has the same for comments and summaries', () => {
  const text = report('md');
  expect(text).toMatch(/^\*\*3 leaks in 3 files\*\*, 3 files scanned, 1 skipped, 1 failed\.\n/);
  expect(text).toContain('### Caches that outlive the calls that fill them and only ever grow (2)');
  expect(text).toContain('- `src/counts.js:1` `counts` keeps everything');
  expect(text).toContain('`window` → the listener of line 1 → this `Chart`');
});

test('--group-by cause puts what has one cause together', () => {
  const { out } = unleak(folder, ['scan', '--group-by', 'cause']);
  expect(out).toMatch(/^Caches that outlive .* \(2\)\nhttps:.*no-unbounded-cache\.md\n {2}src\/a<b>&\.js:2:7 /);
  expect(out).toContain('3 leaks in 3 files, 3 files scanned');
});

test('the sarif report is valid by its schema, with paths from where it ran', () => {
  // ESLint's own validator, of the generation of the schema.
  const Ajv = createRequire(import.meta.url)('ajv') as new (options: object) => {
    validate: (schema: object, data: unknown) => boolean;
    errors?: unknown;
    addMetaSchema: (schema: object) => void;
  };
  const schema = JSON.parse(
    readFileSync(join(installed('@microsoft/jest-sarif@1.0.0-beta.0'), 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  const log = JSON.parse(report('sarif'));
  const ajv = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore', meta: false });
  ajv.addMetaSchema(
    createRequire(import.meta.url)(`ajv/lib/refs/json-schema-${schema.$schema.match(/draft-\d+/)}.json`),
  );
  expect(ajv.validate(schema, log), JSON.stringify(ajv.errors)).toBe(true);
  expect(log.runs[0].results).toHaveLength(3);
  for (const result of log.runs[0].results) {
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^src\//);
    expect(result.partialFingerprints['unleak/v1']).toMatch(/^[0-9a-f]{32}$/);
    for (const { physicalLocation } of result.relatedLocations)
      expect(result.message.text).toContain(`line ${physicalLocation.region.startLine}`);
    expect(log.runs[0].tool.driver.rules[result.ruleIndex].help.text).toMatch(/\. See https:/);
  }
});

describe('what a message was made of', () => {
  const messages = Object.entries(plugin.rules).flatMap(([rule, { meta }]) =>
    Object.values(meta.messages).map(template => [rule, template] as const),
  );

  test.each(messages)('%s: %s', (rule, template) => {
    const names = [...new Set([...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))];
    const data = Object.fromEntries(names.map(name => [name, `$1 (${name})`]));
    const message = template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => data[name]!);
    // Where two stand side by side, nobody can tell where one ends.
    if (!template.includes('}}{{')) expect({ ...dataOf(template, message) }).toEqual(data);
    for (const holder of holdersOf(rule, template, message)) expect(holder).not.toMatch(/\{\{|undefined/);
  });
});
