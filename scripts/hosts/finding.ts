/** What a host shows of a report, in the terms that all hosts share: lines and columns from 1, in UTF-16 code units. */
export interface HostFinding {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  readonly start: string;
  readonly end: string;
}

/** What a host made of a folder: its findings in order, and the files that it could not read. */
export interface HostRun {
  readonly findings: readonly HostFinding[];
  readonly unread: ReadonlySet<string>;
}

/** In the order of paths, then places, then rules, whatever order the host reports in. */
export function inOrder<Finding extends HostFinding>(findings: readonly Finding[]): Finding[] {
  const key = ({ path, start, rule, message }: Finding): string => {
    const [line = '', column = ''] = start.split(':');
    return [path, line.padStart(9), column.padStart(9), rule, message].join('\0');
  };
  return findings
    .map(finding => ({ finding, key: key(finding) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ finding }) => finding);
}
