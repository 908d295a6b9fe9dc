import { weakRefMaps } from '../analysis/weak-ref-maps.ts';
import { replaceWeakRefs } from '../rewrites/replace-weak-refs.ts';
import { defineCodemod } from './kit/define-codemod.ts';

export default defineCodemod({ rule: 'no-stale-weak-entries', verdicts: weakRefMaps, cure: replaceWeakRefs });
