import type { Finding } from '../scan/scanner.ts';
import { byCause, type Cause } from './by-cause.ts';
import type { Format } from './format.ts';
import { STYLE } from './html-style.ts';
import { sums } from './sums.ts';

/** One page that needs nothing else: by cause, each finding with its code and the chain of who keeps what alive. */
export const html: Format = report => {
  const { found, read } = sums(report);
  const causes = byCause(report);
  const unread = report.unread.map(({ path, reason }) => `<li><code>${escape(path)}</code> ${escape(reason)}</li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(found)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escape(found)}</h1>
<p>${escape(read)}, by unleak ${escape(report.version)}</p>
</header>
<main>
${contents(causes)}${causes.map(section).join('\n')}
${unread.length > 0 ? `<section><h2>Not scanned</h2><ul class="plain">${unread.join('')}</ul></section>` : ''}
</main>
</body>
</html>
`;
};

function contents(causes: readonly Cause[]): string {
  if (causes.length < 2) return '';
  const items = causes.map(
    ({ rule, title, findings }) =>
      `<li><a href="#${idOf(rule)}">${escape(title)}</a> <span class="count">${findings.length}</span></li>`,
  );
  return `<nav aria-label="Causes"><ol>${items.join('')}</ol></nav>\n`;
}

function section({ rule, title, url, findings }: Cause): string {
  return `<section id="${idOf(rule)}">
<h2>${escape(title)} <span class="count">${findings.length}</span></h2>
<p><a href="${escape(url)}">${escape(rule)}</a></p>
${findings.map(article).join('\n')}
</section>`;
}

function article(finding: Finding): string {
  const { path, line, column, message, holders } = finding;
  return `<article>
<h3><code>${escape(path)}:${line}:${column}</code></h3>
<p>${prose(message)}</p>
${holders.length > 0 ? chain(holders) : ''}
<pre><code>${lines(finding)}</code></pre>
</article>`;
}

/** The line that is meant, and those that the message names. */
function lines(finding: Finding): string {
  const { line, cited } = finding;
  const own = { line, text: marked(finding) };
  return [own, ...cited.map(other => ({ line: other.line, text: escape(other.code) }))]
    .sort((a, b) => a.line - b.line)
    .map(shown => `<span class="line">${shown.line}</span>${shown.text}`)
    .join('\n');
}

/** Boxes with “keeps” between them, which is also how the list reads aloud and without any style. */
function chain(holders: readonly string[]): string {
  const items = holders.map((holder, index) => {
    const kind = index === 0 ? 'root' : index === holders.length - 1 ? 'thing' : '';
    const keeps = index < holders.length - 1 ? '<span class="keeps"> keeps </span>' : '';
    return `<li class="${kind}"><span class="holder">${prose(holder)}</span>${keeps}</li>`;
  });
  return `<ol class="chain" aria-label="Who keeps what alive">${items.join('')}</ol>`;
}

/** The line with a mark on what is meant. */
function marked({ line, column, endLine, endColumn, code }: Finding): string {
  const start = column - 1;
  const end = endLine === line ? Math.max(endColumn - 1, column) : code.length;
  return `${escape(code.slice(0, start))}<mark>${escape(code.slice(start, end))}</mark>${escape(code.slice(end))}`;
}

/** Text with names in backticks. */
const prose = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

const idOf = (rule: string): string => escape(rule.replaceAll('/', '-'));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, character => ENTITIES[character] ?? '');
