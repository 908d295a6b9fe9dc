/** The import of what the cache holds. */
export const I = "import { Tree } from './tree';\n";

/** A cache of a module. */
export const T = 'const trees = new Map<string, Tree>();\n';

/** The only one who reads and fills it. */
export const GET = `export function parse(text: string): Tree {
  let tree = trees.get(text);
  if (!tree) {
    tree = new Tree(text);
    trees.set(text, tree);
  }
  return tree;
}
`;

/** All of them, and something else that the module does. */
export const wv = (body: string): string => I + T + GET + body;
