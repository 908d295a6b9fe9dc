/** Walks the README in fresh projects of three shapes, from the installation to a leak that is reported and then mended. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CACHE } from '../tests/cli/command.ts';

const CHART = `import { useEffect } from 'react';

export function Chart({ draw }) {
  useEffect(() => {
    window.addEventListener('resize', () => draw());
  }, [draw]);
  return <canvas />;
}
`;
const MENDED_CHART = CHART.replace(
  `    window.addEventListener('resize', () => draw());\n`,
  `    const resized = () => draw();\n    window.addEventListener('resize', resized);\n    return () => window.removeEventListener('resize', resized);\n`,
);

interface Shape {
  readonly files: Readonly<Record<string, string>>;
  readonly packages: readonly string[];
  readonly init: boolean;
  readonly lint: string;
  readonly rule: string;
  /** The command that mends the leak, or the file as somebody mends it by hand. */
  readonly mend: string | Readonly<Record<string, string>>;
}

const SHAPES: Readonly<Record<string, Shape>> = {
  'JavaScript, ESLint 8 with an eslintrc': {
    files: {
      'package.json': '{ "private": true }',
      '.eslintrc.json': '{ "root": true, "parserOptions": { "ecmaVersion": 2022, "sourceType": "module" } }',
      'src/textures.js': CACHE,
    },
    packages: ['eslint@8'],
    init: true,
    lint: 'npx eslint src',
    rule: 'unleak/no-unbounded-cache',
    mend: 'npx unleak migrate all src --write',
  },
  'TypeScript, ESLint 10 with a flat config, in a workspace': {
    files: {
      'package.json': '{ "private": true, "type": "module", "workspaces": ["packages/*"] }',
      'eslint.config.js': `import tseslint from 'typescript-eslint';\n\nexport default tseslint.config({ files: ['**/*.ts'], extends: [tseslint.configs.base] });\n`,
      'packages/a/package.json': '{ "name": "a", "version": "1.0.0" }',
      'packages/a/src/textures.ts': CACHE.replace('new Map()', 'new Map<string, Texture>()')
        .replace('(url)', '(url: string)')
        .replace('class Texture {}', 'class Texture { constructor(readonly url: string) {} }'),
    },
    packages: ['eslint@10', 'typescript-eslint@8', 'typescript@<6.1'],
    init: true,
    lint: 'npx eslint .',
    rule: 'unleak/no-unbounded-cache',
    mend: 'npx unleak migrate all --write',
  },
  'React, oxlint': {
    files: {
      'package.json': '{ "private": true, "type": "module" }',
      '.oxlintrc.json':
        '{ "jsPlugins": [{ "name": "unleak", "specifier": "eslint-plugin-unleak" }], "rules": { "unleak/no-unbounded-cache": "error", "unleak/no-leaked-listener": "error" } }',
      'src/chart.jsx': CHART,
    },
    packages: ['oxlint@1.94.0', 'react@19'],
    init: false,
    lint: 'npx oxlint src',
    rule: 'no-leaked-listener',
    mend: { 'src/chart.jsx': MENDED_CHART },
  },
};

const WORK = mkdtempSync(join(tmpdir(), 'unleak-walk-'));
const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--pack-destination', WORK], { encoding: 'utf8' }),
) as [{ filename: string }];

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** What went wrong on the way, if anything. */
function walk({ files, packages, init, lint, rule, mend }: Shape, folder: string): string | undefined {
  const sh = (command: string) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    return { status, output: `${command}\n${stdout}${stderr}` };
  };
  put(folder, files);
  const names = packages.map(name => `'${name}'`).join(' ');
  const installs = sh(`npm install --no-audit --no-fund --save-dev ${names} ${join(WORK, packed.filename)}`);
  if (installs.status !== 0) return installs.output;
  if (init) {
    const { status, output } = sh('npx unleak init');
    if (status !== 0) return output;
  }
  const before = sh(lint);
  if (before.status !== 1 || !before.output.includes(rule)) return before.output;
  if (typeof mend !== 'string') put(folder, mend);
  else {
    const { status, output } = sh(mend);
    if (status !== 0) return output;
  }
  const after = sh(lint);
  return after.status === 0 ? undefined : after.output;
}

try {
  for (const [index, [name, shape]] of Object.entries(SHAPES).entries()) {
    const start = performance.now();
    const fault = walk(shape, join(WORK, String(index)));
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`${name}: ${fault ?? `a leak reported and mended in ${seconds} s`}`);
    if (fault !== undefined) process.exitCode = 1;
  }
} finally {
  rmSync(WORK, { recursive: true });
}
