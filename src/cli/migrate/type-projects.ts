import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as TypeScript from 'typescript';
import { load } from '../../codemods/kit/project-modules.ts';

export type TypeScriptApi = typeof TypeScript;

/** A tsconfig.json and what it includes. */
export interface Project {
  readonly config: string;
  readonly options: TypeScript.CompilerOptions;
  readonly files: readonly string[];
}

/** TypeScript as the project has it; from version 7 on it has no such interface. */
export function loadTypeScript(): TypeScriptApi | undefined {
  const typescript = load('', 'typescript') as Partial<TypeScriptApi> | undefined;
  return typescript?.createProgram ? (typescript as TypeScriptApi) : undefined;
}

/** Finds the project of a file: of the tsconfig.json files above it, the nearest that includes it, by itself or in one that it refers to. */
export function projectFinder(typescript: TypeScriptApi): (file: string) => Project | undefined {
  const known = new Map<string, readonly Project[]>();
  const projectsOf = (config: string): readonly Project[] => {
    let projects = known.get(config);
    if (projects === undefined) known.set(config, (projects = read(typescript, config)));
    return projects;
  };
  return file => {
    for (let config = configAbove(typescript, file); config; config = configAbove(typescript, dirname(config))) {
      const project = projectsOf(config).find(({ files }) => files.includes(file));
      if (project) return project;
    }
    return undefined;
  };
}

/** The nearest tsconfig.json above a file or folder. */
export function configAbove(typescript: TypeScriptApi, path: string): string | undefined {
  return typescript.findConfigFile(dirname(path), existsSync);
}

/** A project and all that it refers to. */
function read(typescript: TypeScriptApi, config: string, seen = new Set<string>()): Project[] {
  if (seen.has(config)) return [];
  seen.add(config);
  const host = { ...typescript.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = typescript.getParsedCommandLineOfConfigFile(config, {}, host);
  if (parsed === undefined) return [];
  const { options, fileNames, projectReferences = [] } = parsed;
  return [
    { config, options, files: fileNames },
    ...projectReferences.flatMap(reference =>
      read(typescript, typescript.resolveProjectReferencePath(reference), seen),
    ),
  ];
}
