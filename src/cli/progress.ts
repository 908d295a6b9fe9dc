import cliProgress from 'cli-progress';

/** Goes through the items, with a bar on stderr where that is a terminal and the work is long enough to watch. */
export function* withProgress<Item>(items: readonly Item[], label: string): Generator<Item, void> {
  if (!process.stderr.isTTY || items.length < WORTH_WATCHING) {
    yield* items;
    return;
  }
  const format = `${label} {bar} {value}/{total} files`;
  const bar = new cliProgress.SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(items.length, 0);
  try {
    for (const item of items) {
      yield item;
      bar.increment();
    }
  } finally {
    bar.stop();
  }
}

const WORTH_WATCHING = 50;
