import { longLived } from '../analysis/containers/direct-uses.ts';
import { weakenKeys } from '../rewrites/migrations/weaken-keys.ts';
import { defineCodemod } from './kit/define-codemod.ts';
import { mayMakeLasting } from './skim/may-make-lasting.ts';

export default defineCodemod({
  rule: 'prefer-weak-map',
  mayConcern: (text, path) => mayMakeLasting('Set', text, path),
  verdicts: source => longLived(source, 'Set'),
  cure: weakenKeys,
});
