import { ownedListeners } from '../analysis/releases/owned-listeners.ts';
import { weakenListener } from '../rewrites/migrations/weaken-listener.ts';
import { defineCodemod } from './kit/define-codemod.ts';
import { hasWords } from '../rewrites/skim/has-words.ts';

export default defineCodemod({
  rule: 'no-leaked-listener',
  mayConcern: text =>
    hasWords(text, [/\bclass\b/, /addEventListener|(?:add|prepend)Listener|\bon(?:ce)?\b['"`\]?.\s]*\(/]),
  verdicts: ownedListeners,
  cure: weakenListener,
});
