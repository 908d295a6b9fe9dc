import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import type { Settings } from '../tables/settings.ts';

/** The type information of a host that has some: typescript-eslint's parser services with a program. */
export type TypeServices = ParserServicesWithTypeInformation;

/** One file, as a rule is handed it and as a codemod opens it: all that the analysis knows of its host. */
export interface Source {
  readonly ast: TSESTree.Program;
  /** Without its byte order mark; every range counts from here. */
  readonly text: string;
  readonly scopeManager: ScopeManager;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  /** Hands out every node in the order of the text, where the host has walked the tree already. */
  readonly visit?: (enter: (node: TSESTree.Node) => void) => void;
  readonly settings: Settings;
  /** The name of the file, without its folders, where the host tells. */
  readonly fileName?: string;
  /** The folders that lead to the file from where the host runs, where it tells. */
  readonly folders?: readonly string[];
  /** Only where the host parsed the file with type information. */
  readonly types?: TypeServices;
}

/** What has been computed of a file, by the number of the table: it dies with the file. */
const FACTS = Symbol('facts');

interface Studied {
  [FACTS]?: unknown[];
}

let tables = 0;

/** Computes a table of facts once per file, however many rules and codemods ask for it; it dies with the file. */
export function perSource<Facts>(compute: (source: Source) => Facts): (source: Source) => Facts {
  const table = tables++;
  return source => {
    // All at once: a list that grows a little with each table that is asked for is copied each time.
    const facts = ((source as Studied)[FACTS] ??= new Array<unknown>(tables));
    return (facts[table] ??= compute(source)) as Facts;
  };
}

/** Computes what there is to know of one node, place or call of a file once, however often it is asked for. */
export function perItem<Item, Fact>(
  compute: (source: Source, item: Item) => Fact,
): (source: Source, item: Item) => Fact {
  const known = perSource(() => new Map<Item, Fact>());
  return (source, item) => {
    const facts = known(source);
    let fact = facts.get(item);
    if (fact === undefined && !facts.has(item)) facts.set(item, (fact = compute(source, item)));
    return fact as Fact;
  };
}

/** How far a fact is followed from item to item. */
const LONGEST = 100;

/**
 * As `perItem`, for facts that follow from those of other items: where one leads back to itself, or goes on for ever, it
 * counts for `unsettled` there.
 */
export function perLinkedItem<Item, Fact>(
  unsettled: Fact,
  compute: (source: Source, item: Item) => Fact,
): (source: Source, item: Item) => Fact {
  const known = perSource(() => ({ facts: new Map<Item, Fact>(), depth: 0 }));
  return (source, item) => {
    const state = known(source);
    const { facts } = state;
    const fact = facts.get(item);
    if (fact !== undefined || facts.has(item)) return fact as Fact;
    if (state.depth > LONGEST) return unsettled;
    facts.set(item, unsettled);
    state.depth++;
    const found = compute(source, item);
    state.depth--;
    facts.set(item, found);
    return found;
  };
}
