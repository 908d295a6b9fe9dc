/**
 * Writes THIRD-PARTY-NOTICES.md: the packages whose code the last build took into `dist`, with their licences.
 * With `--check` writes nothing and fails where it is out of date.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLED } from './bundled.ts';
import { writeGenerated } from './write-generated.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const folders = new Set(
  readdirSync(BUNDLED).flatMap(file => JSON.parse(readFileSync(join(BUNDLED, file), 'utf8')) as string[]),
);

const packages = [...folders].map(folder => ({
  ...(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest),
  text: licenceText(folder),
}));

function licenceText(folder: string): string {
  const file = readdirSync(folder).find(name => /^licen[cs]e/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
}

const sections = packages
  .sort((a, b) => (a.name < b.name ? -1 : 1))
  .map(
    ({ name, version, license = 'unknown', text }) =>
      `## ${name} ${version}\n\n${license}\n\n\`\`\`\n${text}\n\`\`\`\n`,
  );

const HEADER = `# Third-party notices

Code of these packages is part of the files in \`dist\`. Made by \`npm run notices\` after a build.
`;

writeGenerated({ 'THIRD-PARTY-NOTICES.md': [HEADER, ...sections].join('\n') });
