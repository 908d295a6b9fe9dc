import { createHash } from 'node:crypto';
import type { Finding, RuleDocs } from '../scan/scanner.ts';
import type { Unread } from '../kit/unread.ts';
import type { Format } from './format.ts';

/** SARIF 2.1.0, which code hosts and editors read. */
export const sarif: Format = ({ findings, unread, docs, version }) => {
  const seen = new Map<string, number>();
  const ids = Object.keys(docs).sort();
  const failed = unread.filter(({ kind }) => kind !== 'skipped');
  const run = {
    tool: {
      driver: {
        name: 'unleak',
        informationUri: 'https://github.com/unleak/eslint-plugin-unleak',
        semanticVersion: version,
        rules: ids.map(id => ruleOf(id, docs)),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { description: { text: 'The folder that was scanned from.' } } },
    invocations: [{ executionSuccessful: failed.length === 0, toolExecutionNotifications: failed.map(notification) }],
    results: findings.map(finding => resultOf(finding, ids, fingerprint(finding, seen))),
  };
  const $schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
  return `${JSON.stringify({ $schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

function ruleOf(id: string, docs: RuleDocs): object {
  const { description, url } = docs[id] ?? { description: id, url: '' };
  const text = `${description}.`;
  return {
    id,
    shortDescription: { text },
    help: { text: `${text} See ${url}` },
    helpUri: url,
    defaultConfiguration: { level: 'warning' },
  };
}

function resultOf(
  { path, line, column, endLine, endColumn, rule, message, cited }: Finding,
  ids: readonly string[],
  print: string,
): object {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: 'warning',
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact(path), region } }],
    relatedLocations: cited.map(other => ({
      physicalLocation: { artifactLocation: artifact(path), region: { startLine: other.line } },
    })),
    partialFingerprints: { 'unleak/v1': print },
  };
}

const notification = ({ path, reason }: Unread): object => ({
  level: 'error',
  message: { text: `${path} ${reason}` },
  locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
});

const artifact = (path: string): object => ({
  uri: path.split('/').map(encodeURIComponent).join('/'),
  uriBaseId: 'SRCROOT',
});

/** The same for a finding whose line moves: rule, path, code, and which of several alike it is. */
function fingerprint({ rule, path, code }: Finding, seen: Map<string, number>): string {
  const like = [rule, path, code.trim()].join('\0');
  const number = seen.get(like) ?? 0;
  seen.set(like, number + 1);
  return createHash('sha256').update(`${like}\0${number}`).digest('hex').slice(0, 32);
}
