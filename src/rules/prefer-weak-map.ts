import { textOf } from '../analysis/syntax/nodes.ts';
import { strongMetadata } from '../analysis/verdicts/strong-metadata.ts';
import { lineOf } from '../analysis/syntax/syntax.ts';
import { agreedTo } from '../rewrites/edits/rewrite.ts';
import { weakenKeys } from '../rewrites/migrations/weaken-keys.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'prefer-weak-map',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow long-lived maps, sets and lists that keep objects alive only to say something about them',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      kept:
        '`{{name}}` keeps alive every {{key}} that line {{line}} adds, {{until}}, and nothing takes it out. ' +
        'Use {{weak}}, which lets go of it when nothing else holds it.',
      keptUntilRemoved:
        '`{{name}}` keeps alive every {{key}} that line {{line}} adds until line {{removal}} takes it out, on the paths that get there. ' +
        'Use {{weak}}, which lets go of it when nothing else holds it.',
      useWeak: 'Use {{weak}}.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, strongMetadata, ({ container, keeping, growth, key, removal, weak }, source) => ({
        messageId: removal ? 'keptUntilRemoved' : 'kept',
        data: {
          name: container.place.name,
          key: key.type === 'ThisExpression' ? 'instance' : `\`${textOf(source, key)}\``,
          line: lineOf(growth.by),
          until: keeping.until,
          removal: removal ? lineOf(removal.by) : '',
          weak: `${weak === 'IterableWeakSet' ? 'an' : 'a'} \`${weak}\``,
        },
        cures: { useWeak: agreedTo(weakenKeys(container, source)) },
      }));
    },
  }),
});
