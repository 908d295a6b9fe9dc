import { observerLists } from '../analysis/containers/observer-lists.ts';
import { weakenObservers } from '../rewrites/migrations/weaken-observers.ts';
import { defineCodemod } from './kit/define-codemod.ts';
import { hasWords } from '../rewrites/skim/has-words.ts';

export default defineCodemod({
  rule: 'no-unremovable-observers',
  mayConcern: text => hasWords(text, [/\bforEach\b|\bof\b/]),
  verdicts: observerLists,
  cure: weakenObservers,
});
