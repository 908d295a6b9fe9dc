import { longLived } from '../analysis/containers/direct-uses.ts';
import { weakenKeys } from '../rewrites/migrations/weaken-keys.ts';
import { defineCodemod } from './kit/define-codemod.ts';
import { FILLS_MAP } from './kit/map-words.ts';

export default defineCodemod({
  rule: 'prefer-weak-map',
  words: [FILLS_MAP],
  verdicts: source => longLived(source, 'Map'),
  cure: weakenKeys,
});
