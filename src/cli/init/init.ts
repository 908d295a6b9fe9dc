import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { initEslintrc } from './init-eslintrc.ts';
import { initFlat } from './init-flat.ts';
import { initOxlint, oxlintByHand } from './init-oxlint.ts';
import { systemWords } from '../kit/system-error.ts';
import { UsageError } from '../kit/usage-error.ts';
import { replaceFile, writing } from '../kit/write-file.ts';

const WHOLE_FLAT = `  import unleak from 'eslint-plugin-unleak';\n\n  export default [unleak.configs.recommended];\n`;
const FLAT_BY_HAND = `  import unleak from 'eslint-plugin-unleak';\n  // and at the end of the list that is exported:\n  unleak.configs.recommended,\n`;
const ESLINTRC_BY_HAND = `  at the end of "extends": "plugin:unleak/legacy-recommended"\n`;
/** A kind of configuration: its files, what edits them, and what to say where that cannot. */
interface Kind {
  readonly files: readonly string[];
  readonly edit?: (path: string, text: string) => string | undefined;
  readonly byHand: () => string;
  /** What runs the rules then. */
  readonly run: string;
}

const KINDS: readonly Kind[] = [
  {
    files: ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map(extension => `eslint.config.${extension}`),
    edit: initFlat,
    byHand: () => FLAT_BY_HAND,
    run: 'eslint .',
  },
  {
    files: ['.eslintrc.json', '.eslintrc'],
    edit: (_, text) => initEslintrc(text),
    byHand: () => ESLINTRC_BY_HAND,
    run: 'eslint .',
  },
  {
    files: ['js', 'cjs', 'yaml', 'yml'].map(extension => `.eslintrc.${extension}`),
    byHand: () => ESLINTRC_BY_HAND,
    run: 'eslint .',
  },
  { files: ['.oxlintrc.json'], edit: (_, text) => initOxlint(text), byHand: oxlintByHand, run: 'oxlint' },
];

const kindOf = (path: string): Kind => KINDS.find(({ files }) => files.includes(path))!;

/** Adds `unleak init`. */
export function addInit(program: Command): void {
  program
    .command('init')
    .summary('add the plugin to the configuration of ESLint or oxlint')
    .description(
      'Adds the recommended rules to the configuration of ESLint or oxlint in this folder, by an edit that changes nothing else; where that is not plain to see, prints what to add.',
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
  const path = KINDS.flatMap(({ files }) => files).find(file => existsSync(file));
  if (path === undefined)
    throw new UsageError(
      `there is no configuration of ESLint or oxlint here. Write an eslint.config.mjs:\n\n${WHOLE_FLAT}`,
    );
  const text = readConfig(path);
  if (text.includes('eslint-plugin-unleak') || text.includes('plugin:unleak/')) {
    process.stdout.write(`${path} has it already.\n`);
    return;
  }
  const { edit, byHand, run } = kindOf(path);
  const edited = tried(() => edit?.(path, text));
  if (edited === undefined)
    throw new UsageError(`${path} is not written in a way that can be edited safely. Add:\n${byHand()}`);
  if (!dryRun) writing(path, () => replaceFile(path, edited));
  process.stdout.write(dryRun ? edited : `${path} has the recommended rules now. Run \`npx ${run}\`.\n`);
}

function readConfig(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${systemWords(error)}`);
  }
}

/** What cannot be parsed is not edited. */
function tried(edit: () => string | undefined): string | undefined {
  try {
    return edit();
  } catch {
    return undefined;
  }
}
