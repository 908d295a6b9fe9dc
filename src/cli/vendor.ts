import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import writeFileAtomic from 'write-file-atomic';
import { UsageError } from './kit/usage-error.ts';
import { writing } from './kit/write-file.ts';

const JAVASCRIPT = ['unleak-runtime.js', 'unleak-runtime.d.ts'];
const TYPESCRIPT = ['unleak-runtime.ts'];

interface Options {
  readonly force?: boolean;
  readonly typescript?: boolean;
}

/** Adds `unleak vendor`. */
export function addVendor(program: Command): void {
  program
    .command('vendor')
    .summary('copy the weak collections into your own sources')
    .description(
      'Copies the weak collections, one file without dependencies and its types (or one of TypeScript), into your own sources, so that nothing of this package is needed in production.',
    )
    .argument('[folder]', 'where to', 'src')
    .option('--typescript', 'as one TypeScript file')
    .option('--force', 'write even over a file that is something else')
    .addHelpText('after', EXAMPLES)
    .action(vendor);
}

const EXAMPLES = `
Examples:
  unleak vendor                 into src
  unleak vendor src/lib
  unleak vendor src/lib --typescript
  unleak vendor src/lib --force  over an older copy`;

function isOther(path: string, text: string): boolean {
  return existsSync(path) && (!statSync(path).isFile() || readFileSync(path, 'utf8') !== text);
}

function vendor(folder: string, { force, typescript }: Options): void {
  const copies = (typescript ? TYPESCRIPT : JAVASCRIPT).map(file => ({
    path: join(folder, file),
    text: readFileSync(new URL(`./vendor/${file}`, import.meta.url), 'utf8'),
  }));
  const other = copies.find(({ path, text }) => isOther(path, text));
  if (other && !force) throw new UsageError(`${other.path} is there and is something else: add --force to replace it`);
  writing(folder, () => mkdirSync(folder, { recursive: true }));
  for (const { path, text } of copies) {
    writing(path, () => writeFileAtomic.sync(path, text));
    process.stdout.write(`${path}\n`);
  }
  process.stdout.write(
    'Give the codemods its name, as your sources import it: unleak migrate all --runtime <specifier>\n',
  );
}
