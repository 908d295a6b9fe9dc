/** Where the documentation shows a place that a codemod leaves as it is. */
export function docsUrl(codemod: string, hazard: string): string {
  return `https://github.com/unleak/eslint-plugin-unleak/blob/main/docs/codemods/${codemod}.md#${hazard}`;
}
