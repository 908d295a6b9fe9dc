import { parentFields } from '../analysis/verdicts/parent-fields.ts';
import { weakenParent } from '../rewrites/migrations/weaken-parent.ts';
import { defineCodemod } from './kit/define-codemod.ts';
import { hasWords } from '../rewrites/skim/has-words.ts';

export default defineCodemod({
  rule: 'no-pinned-back-reference',
  mayConcern: text => hasWords(text, [/\bclass\b/, /(?:parent|owner|host|container|root|ancestor|manager)\b/i]),
  verdicts: parentFields,
  cure: weakenParent,
});
