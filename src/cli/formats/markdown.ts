import type { Finding } from '../scan/scanner.ts';
import { byCause, type Cause } from './by-cause.ts';
import type { Format } from './format.ts';
import { sums } from './sums.ts';

/** For comments on pull requests and summaries of jobs: by cause, each with who keeps what alive. */
export const markdown: Format = report => {
  const { found, read } = sums(report);
  const causes = byCause(report);
  const failed = report.unread.filter(({ kind }) => kind !== 'skipped');
  const blocks = [
    `**${found}**, ${read}.`,
    ...causes.map(section),
    ...(failed.length > 0 ? [failed.map(({ path, reason }) => `- ${code(path)} ${escape(reason)}`).join('\n')] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function section({ title, rule, url, findings }: Cause): string {
  return `### ${title} (${findings.length})\n\n[${rule}](${url})\n\n${findings.map(item).join('\n')}`;
}

function item({ path, line, message, holders }: Finding): string {
  const chain = holders.length > 0 ? `\\\n  ${escape(holders.join(' → '))}` : '';
  return `- ${code(`${path}:${line}`)} ${escape(message)}${chain}`;
}

/** Backticks stay: messages mean by them what Markdown does. */
const escape = (text: string): string => text.replaceAll(/[<>&*_[\]|\\]/g, '\\$&').replaceAll('\n', ' ');

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);
