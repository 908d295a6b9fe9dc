/** A text that a codemod rewrites. */
export interface Fixture {
  readonly what: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A text in which `‹Name›` is what the rewrite renames. */
export function marked(what: string, path: string, text: string, renamed: Readonly<Record<string, string>>): Fixture {
  const after = text.replaceAll(/‹(\w+)›/g, (_, name: string) => renamed[name] ?? name);
  return { what, path, before: text.replaceAll(/[‹›]/g, ''), after };
}
