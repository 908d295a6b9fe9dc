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
