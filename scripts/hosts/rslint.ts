import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type HostRun, inOrder } from './finding.ts';
import { installed } from './installed.ts';

/** The newest that was tried. */
export const RSLINT = '@rslint/core@0.9.2';

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Diagnostic {
  readonly ruleName: string;
  readonly message: string;
  readonly filePath: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

/** Lints a folder with these rules in rslint. */
export function lintWithRslint(folder: string, rules: object): HostRun {
  const files = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}';
  const config = `import unleak from ${JSON.stringify(resolve('dist/index.js'))};
export default [{ files: ['${files}'], plugins: { unleak }, rules: ${JSON.stringify(rules)} }];
`;
  writeFileSync(join(folder, 'rslint.config.mjs'), config);
  const args = [join(installed(RSLINT), 'bin/rslint.js'), '--format', 'jsonline', '--config', 'rslint.config.mjs'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: Infinity });
  if (stderr !== '') throw new Error(`rslint did not run: ${stderr}`);
  const diagnostics = stdout
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as Diagnostic);
  const text = ({ line, column }: Place): string => `${line}:${column}`;
  return {
    findings: inOrder(
      diagnostics
        .filter(({ ruleName }) => ruleName.startsWith('unleak/'))
        .map(({ ruleName: rule, message, filePath: path, range }) => ({
          path,
          rule,
          message,
          start: text(range.start),
          end: text(range.end),
        })),
    ),
    unread: new Set(
      diagnostics.filter(({ ruleName }) => !ruleName.startsWith('unleak/')).map(({ filePath }) => filePath),
    ),
  };
}
