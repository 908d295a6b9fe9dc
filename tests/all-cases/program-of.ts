import { resolve } from 'node:path';
import ts from 'typescript';

/** A program with type information, and the file of it that a code is. */
export interface TypedCode {
  readonly program: ts.Program;
  readonly file: string;
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Each code has its own names, whether it imports anything or not.
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.Preserve,
  strict: true,
  noEmit: true,
  types: [],
};

/** One program of many codes, which are much faster to read together than one by one. */
export function programOf(codes: readonly string[]): (code: string) => TypedCode {
  const files = new Map(
    [...new Set(codes)].map((code, index) => [code, resolve(`case-${index}.${fileEnding(code)}`)] as const),
  );
  const texts = new Map([...files].map(([code, file]) => [file, code]));
  const host = ts.createCompilerHost(OPTIONS, true);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = file => texts.has(file) || fileExists(file);
  host.readFile = file => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) =>
    texts.has(file)
      ? ts.createSourceFile(file, texts.get(file)!, version, true)
      : getSourceFile(file, version, ...rest);
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  return code => ({ program, file: files.get(code)! });
}

/** `tsx` where there is JSX, which TypeScript then reads as such. */
export const fileEnding = (code: string): 'ts' | 'tsx' => (/<\/|\/>/.test(code) ? 'tsx' : 'ts');
