import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Where a build leaves the names of the packages that it took in. */
export const BUNDLED = '.cache/bundled';

/** Notes which packages a build takes in, so that their licences can be given. */
export function noteBundled(name: string): Plugin {
  return {
    name: 'note-bundled',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap(chunk =>
        chunk.type === 'chunk' && !DECLARATIONS.test(chunk.fileName) ? chunk.moduleIds : [],
      );
      const folders = new Set(modules.flatMap(module => packageOf(module) ?? []));
      mkdirSync(BUNDLED, { recursive: true });
      writeFileSync(join(BUNDLED, `${name}.json`), JSON.stringify([...folders].sort()));
    },
  };
}

const DECLARATIONS = /\.d\.[cm]?ts$/;

/** The folder of the installed package that a module belongs to. */
function packageOf(module: string): string | undefined {
  if (!module.includes('/node_modules/')) return undefined;
  let folder = dirname(module);
  while (!hasName(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

const hasName = (manifest: string): boolean =>
  existsSync(manifest) && 'name' in (JSON.parse(readFileSync(manifest, 'utf8')) as object);
