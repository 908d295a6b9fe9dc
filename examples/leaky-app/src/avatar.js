const PIXELS = 1_280; // Of 8 bytes each: 10 KB.

/** The picture of a user. */
export class Avatar {
  constructor(name) {
    this.name = name;
    this.pixels = Array.from({ length: PIXELS }, (_, index) => Math.sin(index * name.length));
  }
}
