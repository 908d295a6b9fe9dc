import { spawnSync } from 'node:child_process';
import { installation } from '../cli/command.ts';

const PARSER = { '@typescript-eslint/parser': '@typescript-eslint/parser' };

/** A project with some ESLint, the plugin as it was built, and these files. */
export function project(eslint: string, files: Readonly<Record<string, string>>) {
  const folder = installation({ eslint, ...PARSER }, files);
  const runIn = (env: NodeJS.ProcessEnv, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return { code: status, out: stdout, err: stderr };
  };
  const run = (...args: string[]) => runIn({}, ...args);
  const rulesFor = (file: string) => {
    const { out, err } = run('--print-config', file);
    if (err !== '') throw new Error(err);
    const { rules } = JSON.parse(out) as { rules: Record<string, unknown> };
    return Object.fromEntries(Object.entries(rules).filter(([rule]) => rule.startsWith('unleak/')));
  };
  return { folder, run, runIn, rulesFor };
}
