import { lineOf } from '../analysis/syntax/syntax.ts';
import { unownedRegistries } from '../analysis/verdicts/unowned-registries.ts';
import { hoistRegistry } from '../rewrites/mends/hoist-registry.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

const MESSAGES = { nobody: 'temporary', call: 'local', target: 'ownedByTarget' } as const;

export default createRule({
  name: 'no-unowned-finalization-registry',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow finalization registries that are collected before they can call back',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      temporary:
        'Nothing holds this registry, so it is collected with its callback and never calls back. ' +
        'Keep it in a constant of the module.',
      local:
        '`{{name}}` ends with the function, and the registry with it: what line {{line}} registers is never reported. ' +
        'Keep the registry in a constant of the module.',
      ownedByTarget:
        '`{{name}}` dies together with the object that line {{line}} registers, so it never calls back. ' +
        'Keep the registry in a constant of the module.',
      hoist: 'Make it a constant of the module.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, unownedRegistries, (registry, source) => ({
        messageId: MESSAGES[registry.holder],
        data: { name: registry.place?.name ?? '', line: lineOf(registry.registration) },
        cures: { hoist: hoistRegistry(registry, source) },
      }));
    },
  }),
});
