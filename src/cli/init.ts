import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { initEslintrc } from './init-eslintrc.ts';
import { initFlat } from './init-flat.ts';
import { oxlintAddition } from './init-oxlint.ts';
import { systemWords } from './system-error.ts';
import { UsageError } from './usage-error.ts';
import { replaceFile, writing } from './write-file.ts';

const FLAT = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map(extension => `eslint.config.${extension}`);
const JSON_FILES = ['.eslintrc.json', '.eslintrc'];
const OTHERS = ['js', 'cjs', 'yaml', 'yml'].map(extension => `.eslintrc.${extension}`);

const OXLINT = '.oxlintrc.json';

const WHOLE_FLAT = `  import unleak from 'eslint-plugin-unleak';\n\n  export default [unleak.configs.recommended];\n`;
const BY_HAND_FLAT = `  import unleak from 'eslint-plugin-unleak';\n  // and at the end of the list that is exported:\n  unleak.configs.recommended,\n`;
const BY_HAND_ESLINTRC = `  at the end of "extends": "plugin:unleak/legacy-recommended"\n`;

/** Adds `unleak init`. */
export function addInit(program: Command): void {
  program
    .command('init')
    .summary('add the plugin to the ESLint configuration')
    .description(
      'Adds the recommended rules to the ESLint configuration of this folder, by an edit that changes nothing else; where that is not plain to see, prints what to add.',
    )
    .option('--dry-run', 'print the configuration as it would be, and write nothing')
    .addHelpText('after', EXAMPLES)
    .action(({ dryRun = false }: { dryRun?: boolean }) => init(dryRun));
}

const EXAMPLES = `
Examples:
  unleak init
  unleak init --dry-run
  npm install --save-dev eslint-plugin-unleak && npx unleak init`;

function init(dryRun: boolean): void {
  const path = [...FLAT, ...JSON_FILES, ...OTHERS, OXLINT].find(file => existsSync(file));
  if (path === undefined)
    throw new UsageError(`there is no ESLint configuration here. Write an eslint.config.mjs:\n\n${WHOLE_FLAT}`);
  const text = readConfig(path);
  if (text.includes('eslint-plugin-unleak') || text.includes('plugin:unleak/')) {
    process.stdout.write(`${path} has it already.\n`);
    return;
  }
  if (path === OXLINT) throw new UsageError(`${path} is not edited. Add:\n${oxlintAddition()}\n`);
  const isFlat = FLAT.includes(path);
  const edited = isFlat ? flatOf(path, text) : JSON_FILES.includes(path) ? initEslintrc(text) : undefined;
  if (edited === undefined)
    throw new UsageError(
      `${path} is not written in a way that can be edited safely. Add:\n${isFlat ? BY_HAND_FLAT : BY_HAND_ESLINTRC}`,
    );
  if (!dryRun) writing(path, () => replaceFile(path, edited));
  process.stdout.write(dryRun ? edited : `${path} has the recommended rules now. Run \`npx eslint .\`.\n`);
}

function readConfig(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${systemWords(error)}`);
  }
}

/** A file that cannot be parsed is not edited. */
function flatOf(path: string, text: string): string | undefined {
  try {
    return initFlat(path, text);
  } catch {
    return undefined;
  }
}
