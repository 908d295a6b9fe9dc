import { createHash } from 'node:crypto';
import { UsageError } from './usage-error.ts';

/** One of several parts that together do the whole work, whichever machine does which. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/5`. */
export function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index < 1 || index > count) throw new UsageError(`--shard wants a part such as 1/4, not ${text}`);
  return { index, count };
}

/** Whether a file belongs to a part: by the hash of its relative path, so that each file belongs to one. */
export function inShard(path: string, { index, count }: Shard): boolean {
  return createHash('sha1').update(path).digest().readUInt32BE() % count === index - 1;
}
