import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

/**
 * Tells what the `.gitignore` files of a repository leave out; each file is read once.
 * With `within`, only what stands in or below that folder counts: whoever names an ignored folder means it.
 */
export function gitIgnore(): (path: string, isFolder: boolean, within?: string) => boolean {
  const known = new Map<string, readonly Rules[]>();
  const rulesOf = (folder: string): readonly Rules[] => {
    let rules = known.get(folder);
    if (rules === undefined) {
      const isTop = existsSync(join(folder, '.git')) || dirname(folder) === folder;
      rules = [...(isTop ? [] : rulesOf(dirname(folder))), ...ownRules(folder)];
      known.set(folder, rules);
    }
    return rules;
  };
  return (path, isFolder, within = '') => {
    // The nearest file has the last word.
    for (const { folder, matcher } of rulesOf(dirname(path)).toReversed()) {
      if (!folder.startsWith(within)) break;
      const { ignored, unignored } = matcher.test(relative(folder, path).replaceAll(sep, '/') + (isFolder ? '/' : ''));
      if (ignored || unignored) return ignored;
    }
    return false;
  };
}

function ownRules(folder: string): Rules[] {
  try {
    return [{ folder, matcher: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    return [];
  }
}
