import cliProgress from 'cli-progress';

/** Goes through the items, with a bar on stderr where that is a terminal and the work is long enough to watch. */
export function* withProgress<Item>(items: readonly Item[], label: string): Generator<Item, void> {
  const progress = startProgress(items.length, label);
  try {
    for (const item of items) {
      yield item;
      progress.step();
    }
  } finally {
    progress.end();
  }
}

interface Progress {
  readonly step: () => void;
  readonly end: () => void;
}

/** A bar for so many steps; none on what is no terminal, or for what is over at once. */
export function startProgress(total: number, label: string): Progress {
  if (!process.stderr.isTTY || total < WORTH_WATCHING) return { step: () => undefined, end: () => undefined };
  const format = `${label} {bar} {value}/{total} files`;
  const bar = new cliProgress.SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), end: () => bar.stop() };
}

const WORTH_WATCHING = 50;
