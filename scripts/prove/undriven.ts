/** Examples that no program can be seen to suffer from, by page and by what they declare, and why. */
export const UNDRIVEN: Readonly<Record<string, string>> = {
  'no-gc-dependent-logic purge': 'What a forced collection costs is time, and how much is up to the engine.',
};
