import type { ParserServices, TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Source } from '../../analysis/syntax/source.ts';
import { settingsOf } from './settings-of.ts';

const sources = new WeakMap<object, Source>();

/** The file that a rule is asked about, as the analysis reads it: the same object for every rule. */
export function sourceOf(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): Source {
  const { sourceCode, settings } = context;
  let source = sources.get(sourceCode);
  if (source === undefined) sources.set(sourceCode, (source = open(context, settings['unleak'])));
  return source;
}

function open(
  { sourceCode, filename: path, cwd }: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
  settings: unknown,
): Source {
  const { ast, text, scopeManager, visitorKeys } = sourceCode;
  if (scopeManager === null) throw new TypeError('eslint-plugin-unleak needs a parser that analyzes scopes');
  const types = typesOf(sourceCode.parserServices);
  return {
    ast,
    text,
    scopeManager,
    visitorKeys,
    ...(hasSteps(sourceCode) && { visit: enter => visitSteps(sourceCode, enter) }),
    settings: settingsOf(settings),
    fileName: path.slice(path.search(/[^\\/]*$/)),
    folders: foldersOf(path, cwd),
    ...(types && { types }),
  };
}

/** The folders below the one that the host runs in: what is above it says nothing of a file. */
function foldersOf(path: string, cwd: string | undefined): readonly string[] {
  if (!cwd || !path.startsWith(cwd)) return [];
  return path.slice(cwd.length).split(/[\\/]/).filter(Boolean).slice(0, -1);
}

/** ESLint since its version 9 keeps the steps of its walk; to go along them costs a third of another walk. */
interface Walked {
  traverse(): Iterable<{ readonly kind: number; readonly phase?: number; readonly target: unknown }>;
}

function hasSteps(sourceCode: object): sourceCode is Walked {
  return 'traverse' in sourceCode && typeof sourceCode.traverse === 'function';
}

function visitSteps(sourceCode: Walked, enter: (node: TSESTree.Node) => void): void {
  for (const step of sourceCode.traverse())
    if (step.kind === VISIT && step.phase === ENTER) enter(step.target as TSESTree.Node);
}

const VISIT = 1;
const ENTER = 1;

function typesOf(services: Partial<ParserServices> | undefined): Source['types'] {
  return services?.program ? (services as NonNullable<Source['types']>) : undefined;
}
