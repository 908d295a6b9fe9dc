/** Whether a text has all words in it of one of some lists. */
export function hasWords(text: string, ...lists: readonly (readonly RegExp[])[]): boolean {
  return lists.some(list => list.every(word => word.test(text)));
}
