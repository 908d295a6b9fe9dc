/** `npm run bench:runtime`: measures the built runtime against others, and writes what docs/runtime-performance.md says. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { contenders } from './contenders.mjs';
import { plot } from './plot.mjs';

const PEERS = {
  weakref: '0.2.5',
  '@cspell/strong-weak-map': '10.4.1',
  'weak-value': '0.2.3',
  'iterable-weak': '1.0.4',
  'not-so-weak': '1.0.0',
  'weak-lru-cache': '1.2.2',
};
const ROUNDS = process.argv.includes('--quick') ? 2 : 11;
const SIZES = process.argv.includes('--quick') ? [100_000] : [100_000, 1_000_000];
const directory = '.cache/runtime-peers';

function installPeers() {
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}/package.json`, '{ "private": true }\n');
  const packages = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...packages], { cwd: directory });
  return packages.map(name => {
    const bare = name.slice(0, name.lastIndexOf('@'));
    return `${bare} ${JSON.parse(readFileSync(`${directory}/node_modules/${bare}/package.json`, 'utf8')).version}`;
  });
}

function run(script, ...args) {
  const flags = ['--expose-gc', '--no-flush-bytecode', '--max-old-space-size=6000'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, `bench/runtime/${script}.mjs`, ...args.map(String)],
    {
      encoding: 'utf8',
      timeout: 600_000,
    },
  );
  try {
    return JSON.parse(stdout);
  } catch {
    console.error(script, ...args, stderr.slice(-500));
    return undefined;
  }
}

const table = (head, rows) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');

/** Nanoseconds, and in brackets the ratio to the second contender. */
function operationsTable(kind) {
  const best = run('operations', kind, ROUNDS);
  const names = Object.keys(contenders[kind]);
  const rows = Object.entries(best).map(([operation, times]) => [
    operation,
    ...names.map(name => {
      const [time, base] = [times[name], times[names[1]]];
      if (time === undefined || time === null) return '-';
      if (operation === 'clear') return time < 5 ? 'O(1)' : `${time.toFixed(0)} an entry`;
      return `${time.toFixed(0)}${base ? ` (${(time / base).toFixed(2)})` : ''}`;
    }),
  ]);
  return table([kind, ...names], rows);
}

function memoryTable(kind, size) {
  const rows = Object.keys(contenders[kind]).map(name => {
    const result = run('memory', kind, name, size);
    if (result === undefined) return [name, 'failed', '', '', ''];
    const weak = !['Map', 'Set'].includes(name);
    return [
      name,
      result.bytes.toFixed(1),
      result.gc.toFixed(0),
      weak ? result.longest.toFixed(0) : '-',
      weak ? (result.size ?? '-') : 'all, for ever',
    ];
  });
  return table([`${kind}, ${size} entries`, 'bytes an entry', 'full GC, ms', 'longest block, ms', 'left'], rows);
}

function cacheTable() {
  const rows = [1000, 100_000].map(size => {
    const cells = ['strong', 'weak'].map(strength => {
      const { megabytes, entries } = run('cache', strength, size);
      return `${megabytes.toFixed(2)} MB in ${entries} entries`;
    });
    return [`${size} × 10 KB, one in ten in use`, ...cells];
  });
  return table(['cache', 'Map', 'WeakValueMap'], rows);
}

const peers = installPeers();
const lines = [
  { name: 'Map', samples: run('timeline', 'strong').samples, colour: '#d1495b' },
  { name: 'WeakValueMap', samples: run('timeline', 'weak').samples, colour: '#2a9d8f' },
];
const title = 'Sessions of 10 KB come and go; 2,000 are in use at a time';
writeFileSync('docs/runtime-memory.svg', plot({ title, x: '30,000 sessions in all →', y: 'MB', lines }));

const sections = {
  operations: Object.keys(contenders).map(operationsTable),
  memory: Object.keys(contenders).flatMap(kind => SIZES.map(size => memoryTable(kind, size))),
  cache: [cacheTable()],
  listeners: [
    table(
      ['emit', 'ns a listener'],
      Object.entries(run('listeners')).map(([name, time]) => [name, time.toFixed(1)]),
    ),
  ],
};
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`;
const page = readFileSync('bench/runtime/page.md', 'utf8')
  .replace('{{when}}', new Date().toISOString().slice(0, 10))
  .replace('{{where}}', `Node ${process.version} on ${machine}`)
  .replace('{{peers}}', peers.join(', '))
  .replace(/\{\{(\w+)\}\}/g, (_, name) => sections[name].join('\n\n'));
writeFileSync('docs/runtime-performance.md', page);
execFileSync('npx', ['prettier', '--log-level=warn', '--write', 'docs/runtime-performance.md']);
console.log(page);
