import { resolve } from 'node:path';
import type * as TypeScript from 'typescript';
import type { FileResult } from './migrate-file.ts';
import type { Project, TypeScriptApi } from './type-projects.ts';

/** What TypeScript finds wrong with files of a project only after their rewrite: the rest of the sentence that starts with the path. */
export function newTypeErrors(
  typescript: TypeScriptApi,
  { options, files }: Project,
  rewritten: readonly FileResult[],
): Map<string, string> {
  const host = overlaidHost(typescript, { ...options, noEmit: true, incremental: false, composite: false });
  const faults = new Map<string, string>();
  const before = host.compile(files, new Map());
  const expected = new Map(rewritten.map(({ path }) => [path, errorsOf(before, resolve(path))]));
  // What is put back may be what another file counts on: look again until nothing is new.
  for (let isNew = true; isNew;) {
    const kept = rewritten.filter(({ path }) => !faults.has(path));
    const after = host.compile(files, new Map(kept.map(({ path, change }) => [resolve(path), change!.after])));
    const found = kept.flatMap(({ path }) => {
      const error = added(expected.get(path)!, errorsOf(after, resolve(path)));
      return error ? [[path, error] as const] : [];
    });
    for (const [path, error] of found) faults.set(path, describe(typescript, error));
    isNew = found.length > 0 && kept.length > found.length;
  }
  return faults;
}

type Overlay = ReadonlyMap<string, string>;

interface OverlaidHost {
  /** The program as it would be with other texts in the place of some files. */
  readonly compile: (files: readonly string[], overlay: Overlay) => TypeScript.Program;
}

function overlaidHost(typescript: TypeScriptApi, options: TypeScript.CompilerOptions): OverlaidHost {
  const host = typescript.createCompilerHost(options);
  const readFile = host.getSourceFile.bind(host);
  const known = new Map<string, TypeScript.SourceFile | undefined>();
  let program: TypeScript.Program | undefined;
  const compile: OverlaidHost['compile'] = (rootNames, overlay) => {
    host.getSourceFile = (name, target, ...rest) => {
      const text = overlay.get(resolve(name));
      if (text !== undefined) return typescript.createSourceFile(name, text, target);
      if (!known.has(name)) known.set(name, readFile(name, target, ...rest));
      return known.get(name);
    };
    return (program = typescript.createProgram({ rootNames, options, host, ...(program && { oldProgram: program }) }));
  };
  return { compile };
}

function errorsOf(program: TypeScript.Program, path: string): readonly TypeScript.Diagnostic[] {
  const file = program.getSourceFile(path);
  return file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)] : [];
}

/** An error of a kind that there are more of than before; messages may name a class that is another now. */
function added(
  before: readonly TypeScript.Diagnostic[],
  after: readonly TypeScript.Diagnostic[],
): TypeScript.Diagnostic | undefined {
  const count = (errors: readonly TypeScript.Diagnostic[], code: number): number =>
    errors.filter(error => error.code === code).length;
  const texts = new Set(before.map(({ messageText }) => JSON.stringify(messageText)));
  const more = after.filter(({ code }) => count(after, code) > count(before, code));
  return more.find(({ messageText }) => !texts.has(JSON.stringify(messageText))) ?? more[0];
}

function describe(typescript: TypeScriptApi, { code, messageText, file, start = 0 }: TypeScript.Diagnostic): string {
  const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
  const message = typescript.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ');
  return `is left as it is: on line ${line} of the rewrite TypeScript says: ${message} (TS${code})`;
}
