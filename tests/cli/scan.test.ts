import { describe, expect, test } from 'vitest';
import { CACHE, cliOf, COUNTS, folderWith, installation, unleak } from './command.ts';

const CLEAN = 'export const answer = 42;\n';

test('without configuration it reports with the code and a caret under it, and exits with 1', () => {
  const { code, out, err } = unleak(folderWith({ 'src/counts.js': COUNTS, 'src/clean.ts': CLEAN }), ['scan']);
  expect(err).toBe('');
  expect(out).toMatch(/^src\/counts\.js\n {2}1:7 {2}`counts` .*\.\s+unleak\/no-unbounded-cache\n/);
  expect(out).toContain(`     1 | const counts = new Map();\n       |       ^^^^^^\n     2 | export const count = `);
  expect(out).toMatch(/1 leak in 1 file, 2 files scanned\.\n$/);
  expect(code).toBe(1);
});

test('a clean folder exits with 0', () => {
  expect(unleak(folderWith({ 'a.js': CLEAN }), ['scan'])).toEqual({
    code: 0,
    out: 'No leaks, 1 file scanned.\n',
    err: '',
  });
});

test('finds and reads each extension', () => {
  const extensions = ['cjs', 'cts', 'js', 'jsx', 'mjs', 'mts', 'ts', 'tsx'];
  const files = extensions.map(extension => [`a.${extension}`, COUNTS]);
  const { out } = unleak(folderWith(Object.fromEntries(files)), ['scan', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    scanned: 8,
    failed: [],
    findings: files.map(([path]) => ({ path, line: 1 })),
  });
});

test('comments turn its rules off, and those of others never on', () => {
  const folder = folderWith({
    'off.js': `// eslint-disable-next-line unleak/no-unbounded-cache\n${COUNTS}`,
    'others.js': `/* eslint no-undef: error, unknown/rule: error */\nmissing();\n// eslint-disable-next-line no-console\n/* eslint-env browser */\n/* eslint-disable nonsense -- */\n`,
  });
  expect(unleak(folder, ['scan'])).toMatchObject({ code: 0, err: '' });
});

test('json is for machines', () => {
  const { out, code } = unleak(folderWith({ 'a.js': COUNTS, 'b.js': 'let = ;', 'c.js': '' }), [
    'scan',
    '--format',
    'json',
  ]);
  expect(JSON.parse(out)).toEqual({
    version: 1,
    scanned: 1,
    findings: [
      {
        path: 'a.js',
        line: 1,
        column: 7,
        endLine: 1,
        endColumn: 13,
        rule: 'unleak/no-unbounded-cache',
        message: expect.stringMatching(/^`counts` /),
        code: 'const counts = new Map();',
        cited: [{ line: 2, code: COUNTS.split('\n')[1] }],
        holders: ['the program', '`counts`', 'the entries that line 2 adds', 'everything they refer to'],
      },
    ],
    skipped: [{ path: 'c.js', reason: 'is empty' }],
    failed: [{ path: 'b.js', reason: expect.stringMatching(/^cannot be parsed: 1:\d+ /) }],
  });
  expect(code).toBe(2);
});

describe('sarif', () => {
  const folder = folderWith({ 'src/a b.js': COUNTS, 'bad.js': 'let = ;' });
  const [run] = JSON.parse(unleak(folder, ['scan', '--format', 'sarif']).out).runs;

  test('has rules with help, relative addresses and what could not be read', () => {
    expect(run.tool.driver.rules[run.results[0].ruleIndex]).toMatchObject({
      id: 'unleak/no-unbounded-cache',
      helpUri: expect.stringMatching(/^https:.*no-unbounded-cache\.md$/),
    });
    expect(run.results[0].locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'src/a%20b.js',
      uriBaseId: 'SRCROOT',
    });
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error' }],
    });
  });

  test('has fingerprints that stay when lines move', () => {
    const moved = folderWith({ 'src/a b.js': `\n\n${COUNTS}` });
    const [again] = JSON.parse(unleak(moved, ['scan', '--format', 'sarif']).out).runs;
    expect(again.results[0].partialFingerprints).toEqual(run.results[0].partialFingerprints);
  });
});

test('a long line is cropped around what is meant', () => {
  const { out } = unleak(folderWith({ 'a.js': `${'void 0; '.repeat(500)}${COUNTS}` }), ['scan']);
  const [line = '', carets = ''] = out.split('\n').filter(text => text.includes(' | '));
  expect(line.length).toBeLessThan(120);
  expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('counts');
});

test('tabs stay in step with the carets', () => {
  const { out } = unleak(
    folderWith({ 'a.js': `{\n\t\tvar counts = new Map(); exports.f = userId => counts.set(userId, 1);\n}` }),
    ['scan'],
  );
  expect(out).toContain('       | \t\t    ^^^^^^\n');
});

test.each(['eslint-v8', 'eslint-v9', 'eslint'])('runs with %s', version => {
  const folder = installation(
    { eslint: version },
    { 'counts.js': COUNTS, 'script.js': `with (a) b;\n${COUNTS.replace('export', '')}` },
  );
  const { code, out, err } = unleak(folder, ['scan', '--format', 'json'], { cli: cliOf(folder) });
  expect(err).toBe('');
  expect(JSON.parse(out)).toMatchObject({
    scanned: 2,
    findings: [{ path: 'counts.js', line: 1, column: 7 }, { path: 'script.js' }],
  });
  expect(code).toBe(1);
});

test('without ESLint it names the command that has it', () => {
  const folder = installation({}, { 'counts.js': COUNTS });
  const { code, err } = unleak(folder, ['scan'], { cli: cliOf(folder) });
  expect(err).toBe('error: ESLint is not installed: run `npx -p eslint -p eslint-plugin-unleak unleak scan`\n');
  expect(code).toBe(2);
});

test('TypeScript without a parser is said, with the command that has one; JavaScript is scanned', () => {
  const folder = installation({ eslint: 'eslint' }, { 'a.ts': CLEAN, 'b.js': CLEAN });
  const { code, out, err } = unleak(folder, ['scan'], { cli: cliOf(folder) });
  expect(err).toMatch(
    /^a\.ts cannot be parsed: no parser for TypeScript is installed: run `npm install .* oxc-parser .*`, or `npx -p .*`\n$/,
  );
  expect(out).toContain('1 file scanned');
  expect(code).toBe(2);
});

test('TypeScript is scanned where only what needs no TypeScript is installed: the parser of oxc, and what finds scopes', () => {
  const packages = ['eslint', 'oxc-parser', '@typescript-eslint/scope-manager'];
  const folder = installation(Object.fromEntries(packages.map(name => [name, name])), {
    'a.ts': `const counts = new Map<string, number>();\nexport const count = (userId: string): void => { counts.set(userId, 1); };`,
    'b.ts': CLEAN,
    'c.ts': 'const broken: = 1;',
  });
  const { code, out, err } = unleak(folder, ['scan', '--format', 'json'], { cli: cliOf(folder) });
  expect(err).toMatch(/^c\.ts cannot be parsed: 1:15 .+\n$/);
  expect(JSON.parse(out)).toMatchObject({ scanned: 2, findings: [{ path: 'a.ts', line: 1 }] });
  expect(code).toBe(2);
});

test('what comes on stdin goes by the name that is given', () => {
  const { code, out } = unleak(folderWith(), ['scan', '--stdin', 'src/new.ts'], { input: COUNTS });
  expect(out).toMatch(/^src\/new\.ts\n {2}1:7/);
  expect(code).toBe(1);
  expect(unleak(folderWith(), ['scan', '--stdin'], { input: COUNTS }).code).toBe(2);
});

test('colours come only where they are wanted', () => {
  const folder = folderWith({ 'a.js': COUNTS });
  expect(unleak(folder, ['scan']).out).not.toContain('\u001B[');
  expect(unleak(folder, ['scan', '--color']).out).toContain('\u001B[');
  expect(unleak(folder, ['scan'], { env: { FORCE_COLOR: '1' } }).out).toContain('\u001B[');
  expect(unleak(folder, ['scan', '--no-color'], { env: { FORCE_COLOR: '1' } }).out).not.toContain('\u001B[');
});

test('a missing path is said, and the others are scanned', () => {
  const { code, out, err } = unleak(folderWith({ 'a.js': CACHE }), ['scan', 'nowhere', 'a.js']);
  expect(err).toBe('nowhere does not exist\n');
  expect(out).toContain('1 file scanned, 1 failed');
  expect(code).toBe(2);
});
