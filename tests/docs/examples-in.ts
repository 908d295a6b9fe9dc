/** An example of a page of the documentation of a rule. */
export interface Example {
  readonly line: number;
  readonly verdict: '❌' | '✅';
  readonly language: string;
  readonly code: string;
}

/** A paragraph that is `❌` or `✅`, and the fenced block under it. */
const EXAMPLE = /^(?<verdict>❌|✅)\n\n```(?<language>[jt]sx?)\n(?<code>.*?)^```$/gms;

/** The examples of a page, in order. */
export function examplesIn(markdown: string): Example[] {
  return [...markdown.matchAll(EXAMPLE)].map(({ index, groups }) => {
    const { verdict, language, code } = groups as unknown as Example;
    return { line: markdown.slice(0, index).split('\n').length, verdict, language, code };
  });
}
