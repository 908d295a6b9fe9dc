/**
 * Drives one package in a process of its own: `drive-package.ts <folder of the package> <proof>` prints what has grown.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { afterUse, bytesPerUser } from './judge.ts';

/** What a file of `corpus/proofs` exports. */
interface PackageProof {
  /** Given what loads the package, or a file of it, makes the operation that is repeated. */
  readonly default: (load: (path?: string) => unknown) => (index: number) => unknown;
  readonly operations?: number;
  /** It needs a page around it. */
  readonly page?: true;
}

/** What is printed. */
export interface Growth {
  readonly operations: number;
  /** How many of the operations hand back an object, and how many of these could not be collected. */
  readonly watched: number;
  readonly alive: number;
  readonly bytes: number;
}

const [folder = '', proofFile = ''] = process.argv.slice(2);
const { default: prepare, operations = 1000, page } = (await import(pathToFileURL(proofFile).href)) as PackageProof;
if (page) {
  const { window } = new JSDOM('<!doctype html><body></body>');
  for (const name of ['window', 'document', 'navigator', 'DOMParser']) {
    Object.defineProperty(globalThis, name, { value: window[name] ?? window, configurable: true });
  }
}
const require = createRequire(import.meta.url);
const operate = prepare((path = '') => require(join(folder, path)));
for (let index = -operations; index < 0; index += 4) await operate(index); // Until code is compiled.
const { watched, alive } = await afterUse(operate, operations);
const bytes = await bytesPerUser(index => operate(index + operations), operations);
process.stdout.write(JSON.stringify({ operations, watched, alive, bytes } satisfies Growth), () => process.exit());
