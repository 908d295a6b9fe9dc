import { Avatar } from './avatar.js';

// Draws each avatar once. Nobody ever takes one out again.
const avatars = new Map();

export function avatarOf(name) {
  const known = avatars.get(name);
  if (known !== undefined) return known;
  const drawn = new Avatar(name);
  avatars.set(name, drawn);
  return drawn;
}
