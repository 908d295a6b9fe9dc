import { spawnSync } from 'node:child_process';
import { COUNTS, installation } from '../cli/command.ts';

/** Lints a leak in TypeScript, in a project without TypeScript, with this configuration. */
export function lintTypeScriptWith(config: string): string {
  const folder = installation(
    {
      eslint: 'eslint',
      'oxc-parser': 'oxc-parser',
      '@typescript-eslint/parser': '@typescript-eslint/parser',
    },
    {
      'package.json': '{ "type": "module" }',
      'eslint.config.js': config,
      'counts.ts': COUNTS.replace('userId =>', '(userId: string) =>').replace('new Map()', 'new Map<string, number>()'),
    },
  );
  const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout + stderr;
}
