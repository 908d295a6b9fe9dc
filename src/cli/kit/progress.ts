import cliProgress from 'cli-progress';

interface Progress {
  readonly step: () => void;
  readonly end: () => void;
}

/** A bar for so many steps; none on what is no terminal, or for what is over at once. */
export function startProgress(total: number, label: string): Progress {
  if (!process.stderr.isTTY || total < WORTH_WATCHING) return { step: () => undefined, end: () => undefined };
  const format = `${label} {bar} {value}/{total} files`;
  const bar = new cliProgress.SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: false },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), end: () => bar.stop() };
}

const WORTH_WATCHING = 50;
