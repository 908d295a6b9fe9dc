import { weakRefMaps } from '../analysis/weak/weak-ref-maps.ts';
import { replaceWeakRefs } from '../rewrites/migrations/replace-weak-refs.ts';
import { defineCodemod } from './kit/define-codemod.ts';

export default defineCodemod({
  rule: 'no-stale-weak-entries',
  words: [[/\bMap\b/, /\bWeakRef\b/]],
  verdicts: weakRefMaps,
  cure: replaceWeakRefs,
});
