import { readFileSync, writeFileSync } from 'node:fs';

/** Writes the files whose text is not what it should be; with `--check` only names them, and fails. */
export function writeGenerated(files: Readonly<Record<string, string>>): void {
  const check = process.argv.includes('--check');
  for (const [file, text] of Object.entries(files)) {
    if (textOf(file) === text) continue;
    console.log(`${file} ${check ? 'is out of date' : 'written'}`);
    if (check) process.exitCode = 1;
    else writeFileSync(file, text);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
