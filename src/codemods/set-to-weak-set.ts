import { longLived } from '../analysis/containers/direct-uses.ts';
import { weakenReadKeys } from '../rewrites/migrations/weaken-read-keys.ts';
import { defineCodemod } from './kit/define-codemod.ts';
import { mayMakeLasting } from '../rewrites/skim/may-make-lasting.ts';

export default defineCodemod({
  rule: 'prefer-weak-map',
  mayConcern: (text, path) => mayMakeLasting('Set', text, path),
  verdicts: source => longLived(source, 'Set'),
  cure: weakenReadKeys,
});
