/** A path that was not worked on, and why: the rest of the sentence that starts with the path. */
export interface Unread {
  readonly path: string;
  /** Left out on purpose, not readable as it is, or not there at all. */
  readonly kind: 'skipped' | 'failed' | 'missing';
  readonly reason: string;
}
