import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../src/runtime');
const IMPORT = /^import (?:type )?\{[^}]*\} from '\.\/([^']+)';\n/gm;
const EXPORT_LIST = /^export (?:type )?\{([^}]*)\} from '\.\/([^']+)';$/gm;

/** The sources of the runtime as one TypeScript file without imports, which exports what the runtime exports. */
export function vendoredSource(licence: string): string {
  const lists = [...read('index.ts').matchAll(EXPORT_LIST)];
  const names = lists.flatMap(([list = '', inside = '']) =>
    inside.match(/(?:type )?\w+/g)!.map(name => (list.startsWith('export type') ? `type ${name}` : name)),
  );
  const values = new Set(names.filter(name => !name.startsWith('type ')));
  const types = names.filter(name => name.startsWith('type ')).map(name => name.slice('type '.length));
  const parts: string[] = [];
  const seen = new Set<string>();
  const add = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = read(file);
    for (const [, imported] of text.matchAll(IMPORT)) add(imported!);
    parts.push(withExports(text.replace(IMPORT, ''), values).trim());
  };
  for (const [, , file] of lists) add(file!);
  return `${licence}\n\n${parts.join('\n\n')}\n\nexport type { ${types.join(', ')} };\n`;
}

const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

function withExports(text: string, exported: ReadonlySet<string>): string {
  return text.replace(
    /^export (?=(?:abstract |async |declare )?(?:class|const|function|interface|let|type)\*? (\w+))/gm,
    (prefix, name: string) => (exported.has(name) ? prefix : ''),
  );
}
