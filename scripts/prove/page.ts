/** A piece of code in a page of the docs, under the mark that says whether it is wrong or right. */
export interface Example {
  readonly line: number;
  readonly verdict: '❌' | '✅';
  readonly language: string;
  readonly code: string;
  /** The proof that is folded away right under it. */
  readonly proof?: string;
}

/** A paragraph that is `❌` or `✅`, the fenced block under it, and the folded one that drives it. */
const EXAMPLE = new RegExp(
  '^(?<verdict>❌|✅)\\n\\n```(?<language>[jt]sx?)\\n(?<code>.*?)^```$' +
    '(?:\\n\\n<details><summary>Proof</summary>\\n\\n```js\\n(?<proof>.*?)^```\\n\\n</details>$)?',
  'gms',
);

/** The examples of a page, in order. */
export function examplesOf(markdown: string): Example[] {
  return [...markdown.matchAll(EXAMPLE)].map(({ index, groups }) => ({
    ...(groups as unknown as Example),
    line: markdown.slice(0, index).split('\n').length,
  }));
}

/** What a codemod makes of a text, and the proof of both. */
export interface Rewriting {
  readonly language: string;
  readonly before: string;
  readonly after: string;
  readonly proof: string;
}

const REWRITING = new RegExp(
  'Before:\\n\\n```(?<language>\\w+)\\n(?<before>[^]*?)```\\n\\nAfter:\\n\\n```\\w+\\n(?<after>[^]*?)```' +
    '\\n\\n<details><summary>Proof</summary>\\n\\n```js\\n(?<proof>[^]*?)^```\\n\\n</details>$',
  'm',
);

/** The text that the page of a codemod shows before and after. */
export function rewritingOf(markdown: string): Rewriting {
  const { groups } = REWRITING.exec(markdown) ?? {};
  if (groups === undefined) throw new SyntaxError('the page shows no text before and after, with a proof of both');
  return groups as unknown as Rewriting;
}
