import { Avatar } from './avatar.js';

// Draws each avatar once. Nobody ever takes one out again.
const avatars = new Map();

export function avatarOf(userId) {
  const known = avatars.get(userId);
  if (known !== undefined) return known;
  const drawn = new Avatar(userId);
  avatars.set(userId, drawn);
  return drawn;
}
