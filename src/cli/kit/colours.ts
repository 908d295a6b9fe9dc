import type { WriteStream } from 'node:tty';
import pico from 'picocolors';

export type Colours = ReturnType<typeof pico.createColors>;

/** Colours for a stream: on a terminal, unless NO_COLOR or --no-color says no; elsewhere only if FORCE_COLOR or --color says so. */
export function coloursFor(stream: Partial<Pick<WriteStream, 'isTTY'>>): Colours {
  const { env, argv } = process;
  const off = env['NO_COLOR'] || argv.includes('--no-color') || env['TERM'] === 'dumb';
  const on = env['FORCE_COLOR'] || argv.includes('--color') || stream.isTTY;
  return pico.createColors(!off && Boolean(on));
}
