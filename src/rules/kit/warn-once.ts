const said = new Set<string>();

/** Tells whoever configures the plugin what is wrong, once, not once for every file. */
export function warnOnce(fault: string): void {
  if (said.has(fault)) return;
  said.add(fault);
  process.emitWarning(fault, { type: 'eslint-plugin-unleak' });
}
