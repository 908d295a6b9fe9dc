import { resolve } from 'node:path';
import type { FileResult } from './migrate-file.ts';
import { newTypeErrors } from './type-errors.ts';
import { configAbove, loadTypeScript, type Project, projectFinder, type TypeScriptApi } from './type-projects.ts';
import { UsageError } from '../kit/usage-error.ts';

/**
 * Leaves a file as it is where TypeScript finds more wrong with it after its rewrite than before.
 *
 * @throws {UsageError} where there is no TypeScript, or no tsconfig.json, to tell.
 */
export function verifyTypes(results: readonly FileResult[]): FileResult[] {
  const typescript = loadTypeScript();
  if (typescript === undefined)
    throw new UsageError('--verify-types needs TypeScript, before version 7: npm install --save-dev typescript@6');
  const faults = new Map<string, string>();
  for (const [project, files] of byProject(
    typescript,
    results.filter(({ change }) => change),
  ))
    for (const [path, fault] of newTypeErrors(typescript, project, files)) faults.set(path, fault);
  return results.map(result => {
    const reason = faults.get(result.path);
    return reason === undefined ? result : { path: result.path, status: 'failed', reason, sites: [] };
  });
}

function byProject(typescript: TypeScriptApi, rewritten: readonly FileResult[]): Map<Project, FileResult[]> {
  const projectOf = projectFinder(typescript);
  const projects = new Map<Project, FileResult[]>();
  for (const result of rewritten) {
    const file = resolve(result.path);
    const project = projectOf(file);
    if (project) projects.set(project, [...(projects.get(project) ?? []), result]);
    else if (configAbove(typescript, file) === undefined)
      throw new UsageError(`--verify-types: there is no tsconfig.json above ${result.path}`);
    else process.stderr.write(`warning: no tsconfig.json includes ${result.path}, so its types are not compared\n`);
  }
  return projects;
}
