import { join } from 'node:path';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.Preserve,
  strict: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
  typeRoots: [join(import.meta.dirname, '../../node_modules/@types')],
};

/** The declarations that every program shares, so that only the first one pays for reading them. */
const declarations = new Map<string, ts.SourceFile | undefined>();

/** A program for one file, which need not exist, and what it imports and can be found: no tsconfig is asked for. */
export function programFor(path: string, text: string): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host; // eslint-disable-line @typescript-eslint/unbound-method -- they are functions
  host.fileExists = file => file === path || fileExists(file);
  host.readFile = file => (file === path ? text : readFile(file));
  host.getSourceFile = (file, languageVersion) => {
    if (file === path) return ts.createSourceFile(file, text, languageVersion, true);
    if (!file.includes('/node_modules/')) return getSourceFile(file, languageVersion);
    if (!declarations.has(file)) declarations.set(file, getSourceFile(file, languageVersion));
    return declarations.get(file);
  };
  return ts.createProgram([path], OPTIONS, host);
}
