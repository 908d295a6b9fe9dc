const PIXELS = 1_280; // Of 8 bytes each: 10 KB.

/** The picture of a user. */
export class Avatar {
  constructor(userId) {
    this.userId = userId;
    this.pixels = Array.from({ length: PIXELS }, (_, index) => Math.sin(index * userId.length));
  }
}
