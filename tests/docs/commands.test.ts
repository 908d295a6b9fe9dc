import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CACHE, COUNTS, installation } from '../cli/command.ts';

/** What needs a network, a clone of this repository, or a machine of its own; with where it is run instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'npm install --save-dev eslint eslint-plugin-unleak': 'tests/package.test.ts installs the tarball',
  'npm install --save-dev eslint-plugin-unleak': 'tests/package.test.ts installs the tarball',
  'npm ci && npm run demo': 'tests/docs/figures.test.ts runs the demo',
  'npm install --save-dev oxc-parser @typescript-eslint/scope-manager': 'they are installed here',
  'npm cit': '.ci/run',
};
/** Scripts of this repository, whose names another test looks up, and an engine that needs servers. */
const HANDLED_BY = /^(?:npm run |npm ci$|multi-gitter )/;

const PAGES = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).trimEnd().split('\n');

/** What a page tells to run: the blocks of shell commands, and the steps of workflows. */
function runOn(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  const blocks = [...text.matchAll(/^ *```(?:sh|bash|shell|console)\n(.*?)^ *```/gms)].map(([, block = '']) => block);
  const steps = [...text.matchAll(/^ *- run: (.*)$/gm)].map(([, step = '']) =>
    step.replace('${{ matrix.shard }}', '2/4').replace('{staged_files}', 'src/textures.js'),
  );
  return [...blocks, ...steps];
}

/** Each line of them, without its remark. */
const commands = PAGES.flatMap(page =>
  runOn(page).flatMap(block =>
    block
      .split('\n')
      .map(line => line.replace(/\s+#.*$/, '').trim())
      .filter(line => line !== '' && ELSEWHERE[line] === undefined && !HANDLED_BY.test(line))
      .map(line => [page, line] as const),
  ),
);

/** A project as the pages suppose it: committed, with the plugin, a leak that can be rewritten and one that cannot. */
function project(): string {
  const folder = installation(
    { eslint: 'eslint', jscodeshift: 'jscodeshift', '@typescript-eslint/parser': '@typescript-eslint/parser' },
    {
      'package.json': '{ "type": "module", "imports": { "#unleak": "./src/lib/unleak-runtime.js" } }',
      '.gitignore': 'node_modules\n',
      'eslint.config.js': `import unleak from 'eslint-plugin-unleak';\nexport default [unleak.configs.recommended];\n`,
      'src/textures.js': CACHE,
      'src/counts.js': COUNTS,
    },
  );
  const bins = join(folder, 'node_modules/.bin');
  mkdirSync(bins, { recursive: true });
  symlinkSync('../eslint/bin/eslint.js', join(bins, 'eslint'));
  symlinkSync('../jscodeshift/bin/jscodeshift.js', join(bins, 'jscodeshift'));
  for (const name of ['unleak', 'eslint-plugin-unleak'])
    writeFileSync(
      join(bins, name),
      '#!/bin/sh\nexec node "$(dirname "$0")/../eslint-plugin-unleak/dist/cli.js" "$@"\n',
      { mode: 0o755 },
    );
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Start');
  return folder;
}

test('there are commands to run', () => {
  expect(commands.length).toBeGreaterThan(15);
});

test('what is left to elsewhere stands on a page', () => {
  const told = PAGES.flatMap(runOn).join('\n');
  expect(Object.keys(ELSEWHERE).filter(command => !told.includes(command))).toEqual([]);
});

/** What is wrong with a command, as it tells itself; findings are an answer as well, and nothing wrong. */
function faultOf(command: string): string | undefined {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: project(),
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true', npm_config_yes: 'false', GITHUB_STEP_SUMMARY: 'summary.md' },
  });
  const isAnswer = (status === 0 || status === 1) && !/error:|not found|npm error/.test(stderr);
  return isAnswer ? undefined : `${command} ends with ${status}: ${stdout}${stderr}`;
}

test.each(commands)('%s: %s', (_, command) => {
  expect(faultOf(command)).toBeUndefined();
});

test.each([
  'npx unleak scan --formt json src',
  'npx unleak migrate no-such-codemod src',
  'npx unleak no-such-command',
  'npx unleak scan no-such-folder',
  'npx eslint --no-such-option src',
  'npx no-such-program',
])('%s is wrong', command => {
  expect(faultOf(command)).toContain(command);
});

test('every script that is named anywhere is one of package.json', () => {
  const files = execFileSync('git', ['ls-files', '*.md', '*.ts', '*.yml', '*.mjs', '.ci/*'], { encoding: 'utf8' });
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = files
    .trimEnd()
    .split('\n')
    .flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(
        ([, name]) => `${file} ${name}`,
      ),
    );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(line => scripts[line.split(' ')[1]!] === undefined)).toEqual([]);
});
