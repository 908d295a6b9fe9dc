import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesOf } from '../../scripts/prove/page.ts';
import plugin from '../../src/index.ts';
import { folderWith } from '../cli/command.ts';

/** Besides the examples of the documentation: places that hosts count or read in their own ways. */
const ODDITIES: Readonly<Record<string, string>> = {
  'characters.js': `/* 😀 ünï */ const counts = new Map(); // 😀\nexport const count = word => counts.set(word, '😀');\n`,
  'crlf.js': `// a\r\n\r\n  const counts = new Map();\r\nexport const count = word => counts.set(word, 1);\r\n`,
  'hashbang.js': `#!/usr/bin/env node\nconst ref = new WeakRef(make());\nexport const size = () => ref.deref().size;\n`,
  'off.js': `// eslint-disable-next-line unleak/no-unbounded-cache\nconst counts = new Map();\nexport const count = word => counts.set(word, 1);\n`,
  'off-file.ts': `/* eslint-disable unleak/no-unbounded-cache */\nconst counts = new Map<string, number>();\nexport const count = (word: string) => counts.set(word, 1);\n`,
  'view.tsx': `const counts = new Map<string, number>();\nexport const View = ({ word }: { word: string }) => {\n  counts.set(word, 1);\n  return <p title={word}>{word}</p>;\n};\n`,
  'common.cjs': `const counts = new Map();\nexports.count = word => counts.set(word, 1);\n`,
  'types.mts': `const counts = new Map<string, number>() satisfies object;\nexport function count(word: string): void { counts.set(word, 1); }\n`,
};

/** Every rule, as the preset `all` sets it. */
export const RULES = plugin.configs.all.rules;

/** A folder with all of it, a file each. */
export function fixtures(): string {
  const folder = folderWith(ODDITIES);
  for (const page of readdirSync('docs/rules')) {
    const rule = page.replace(/\.md$/, '');
    for (const { line, language, code } of examplesOf(readFileSync(`docs/rules/${page}`, 'utf8')))
      writeFileSync(join(folder, `${rule}-${line}.${language}`), code);
  }
  return folder;
}
