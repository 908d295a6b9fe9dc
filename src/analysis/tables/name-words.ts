/** The words that a name is made of, in lower case: `sessions`, `by`, `id` for `sessionsById`, `SESSIONS_BY_ID`. */
export function wordsOf(name: string): string[] {
  const words = name.split(/(?<=[a-z\d])(?=[A-Z])|[_$]+/).map(word => word.toLowerCase());
  return words.filter(word => word !== '');
}
