import { weakRefMaps } from '../analysis/weak/weak-ref-maps.ts';
import { replaceWeakRefs } from '../rewrites/migrations/replace-weak-refs.ts';
import { defineCodemod } from './kit/define-codemod.ts';
import { hasWords } from '../rewrites/skim/has-words.ts';

export default defineCodemod({
  rule: 'no-stale-weak-entries',
  mayConcern: text => hasWords(text, [/\bMap\b/, /\bWeakRef\b/]),
  verdicts: weakRefMaps,
  cure: replaceWeakRefs,
});
