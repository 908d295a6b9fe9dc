import { longLived } from '../analysis/containers/direct-uses.ts';
import { weakenKeys } from '../rewrites/migrations/weaken-keys.ts';
import { defineCodemod } from './kit/define-codemod.ts';

export default defineCodemod({
  rule: 'prefer-weak-map',
  words: [/\bnew\s+Map\b|\bextends\s+Map\b|\bMap\.groupBy\b/, /\bset|\bgetOrInsert/],
  verdicts: source => longLived(source, 'Map'),
  cure: weakenKeys,
});
