import { longLived } from '../analysis/containers/direct-uses.ts';
import { weakenKeys } from '../rewrites/migrations/weaken-keys.ts';
import { defineCodemod } from './kit/define-codemod.ts';

export default defineCodemod({
  rule: 'prefer-weak-map',
  words: [[/\bSet\b/, /\badd\b/]],
  verdicts: source => longLived(source, 'Set'),
  cure: weakenKeys,
});
