import { loadFromProject } from './project-modules.ts';
import type { Parsed, Reader, Reading } from './reader.ts';

interface HermesEslint {
  readonly parseForESLint: (text: string, options: object) => Parsed;
}

/** The way to read Flow, where the project has `hermes-eslint`. */
export function hermesReaders({ path }: Reading): Reader[] {
  const hermes = loadFromProject(path, 'hermes-eslint') as HermesEslint | undefined;
  return hermes ? [text => hermes.parseForESLint(text, { sourceType: 'module' })] : [];
}
