/** What the system has to say, without code and path: “permission denied”. */
export function systemWords(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return WORDS[code] ?? message.replace(/^E[A-Z]+: (.*?)(?:, \w+(?: '.*')?)?$/, '$1');
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'there is no space left',
  EEXIST: 'something else has that name',
  ENOTDIR: 'something on the way there is no folder',
  EISDIR: 'it is a folder',
  ENOENT: 'it does not exist',
  ELOOP: 'its links lead in a circle',
};
