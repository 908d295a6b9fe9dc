import { compileFunction } from 'node:vm';
import { pageWorld } from './page-world.ts';
import { scriptOf, type Script } from './script.ts';

/** Code that somebody else drives. */
export interface Subject {
  readonly language: string;
  readonly code: string;
}

/** Tells what a user sees on the way, to compare the same proof of two programs. */
export type Note = (...seen: readonly unknown[]) => void;

/** The two ways to prove something; a proof has one of them. */
export interface Proof {
  /** Comes, uses the subject, goes, and hands back what the collector must be able to have then. */
  readonly user?: (subject: Names, index: number, note: Note) => unknown;
  /** Whether the subject does what it is for; nothing, if no answer could be had. */
  readonly works?: (subject: Names) => unknown;
}

/** A subject and its proof, loaded. */
export interface Program {
  readonly proof: Proof;
  /** Runs the subject, which may fail. */
  readonly load: () => Promise<Names>;
  /** Stops what still runs. */
  readonly close: () => Promise<void>;
}

type Names = Readonly<Record<string, unknown>>;
type Main = (load: Load, ...globals: unknown[]) => Promise<Names>;
type Load = (module: string, wanted: Readonly<Record<string, string>>) => Promise<Names>;

const OURS: Readonly<Record<string, () => Promise<Names>>> = {
  'eslint-plugin-unleak/runtime': () => import('../../src/runtime/index.ts'),
  'eslint-plugin-unleak/testing': () => import('../../src/testing/index.ts'),
};

const loadReal: Load = module => OURS[module]?.() ?? (import(module) as Promise<Names>);

/**
 * Loads both into a fresh world. What the subject imports, or takes for a global variable, is what the proof declares
 * under that name; else the real module, or what a page has.
 */
export async function loadProgram(subject: Subject, proof: string): Promise<Program> {
  const { globals, close } = pageWorld(subject.code + proof);
  const declared = await run(scriptOf(proof, 'js'), globals, loadReal);
  const load: Load = async (module, wanted) => {
    const given = Object.entries(wanted).map(([imported, local]) => [imported, declared[local]] as const);
    return given.every(([, value]) => value !== undefined) ? Object.fromEntries(given) : loadReal(module, wanted);
  };
  const script = scriptOf(subject.code, subject.language);
  return { proof: declared, load: () => run(script, { ...globals, ...declared }, load), close };
}

function run({ body, declared }: Script, globals: Names, load: Load): Promise<Names> {
  const names = Object.keys(globals).filter(name => !declared.includes(name));
  const main = compileFunction(`return (async () => {\n${body}\n})();`, ['$load', ...names]) as Main;
  return main(load, ...names.map(name => globals[name]));
}
