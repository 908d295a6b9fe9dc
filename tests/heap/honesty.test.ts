import { type ChildProcess, spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { examplesOf } from '../../scripts/prove/page.ts';
import { objection, prove } from '../../scripts/prove/prove.ts';
import { withProofs } from '../../scripts/prove/rule-examples.ts';

/** A page with one example of each kind, and one proof. */
const pageOf = (wrong: string, right: string, proof: string): string => `❌

\`\`\`js
${wrong}
\`\`\`

<details><summary>Proof</summary>

\`\`\`js
${proof}
\`\`\`

</details>

✅

\`\`\`js
${right}
\`\`\`
`;

async function objectionsTo(page: string): Promise<(string | undefined)[]> {
  const objections: (string | undefined)[] = [];
  for (const { verdict, proof, ...subject } of withProofs('no-foo', examplesOf(page))) {
    objections.push(objection(verdict, await prove(subject, proof!)));
  }
  return objections;
}

const LEAKS = 'const all = [];\nexport const keep = it => void all.push(it);';
const LETS_GO = 'const all = new WeakSet();\nexport const keep = it => void all.add(it);';
const USER = 'export function user({ keep }) {\n  const it = {};\n  keep(it);\n  return it;\n}';

describe('an example under the wrong mark', () => {
  test('is found out', async () => {
    expect(await objectionsTo(pageOf(LEAKS, LETS_GO, USER))).toEqual([undefined, undefined]);
    expect(await objectionsTo(pageOf(LETS_GO, LEAKS, USER))).toEqual([
      expect.stringMatching(/^gone under ❌, \d of 250 users alive$/),
      'leaks under ✅, 250 of 250 users alive',
    ]);
  });

  test('is found out where the result is at stake', async () => {
    const works = 'export function works({ keep }) {\n  keep(7);\n  return true;\n}';
    expect(await objectionsTo(pageOf(LETS_GO, LEAKS, works))).toEqual([undefined, undefined]);
    expect(await objectionsTo(pageOf(LEAKS, LETS_GO, works))).toEqual([
      'right under ❌',
      expect.stringMatching(/^wrong under ✅: Invalid value used in weak set/),
    ]);
  });

  test('is found out by the bytes where nothing can be watched', async () => {
    const unwatched = 'export function user({ keep }, index) {\n  keep(`text ${index}`);\n}';
    const forgets = 'export const keep = text => void text.length;';
    expect(await objectionsTo(pageOf(LEAKS, forgets, unwatched))).toEqual([undefined, undefined]);
    expect(await objectionsTo(pageOf(forgets, LEAKS, unwatched))).toEqual([
      expect.stringMatching(/^gone under ❌/),
      expect.stringMatching(/^leaks under ✅: [\d.]+ bytes a user$/),
    ]);
  });
});

describe('a proof that comes to nothing', () => {
  test('is inconclusive under either mark, after a few attempts', async () => {
    const half = `export function user({ keep }, index) {\n  const it = {};\n  if (index % 2) keep(it);\n  return it;\n}`;
    const neither = expect.stringMatching(
      /^inconclusive under .: |^inconclusive under .,.* of the first half are alive$/,
    );
    expect(await objectionsTo(pageOf(LEAKS, LEAKS, half))).toEqual([neither, neither]);
    const silent = 'let times = 0;\nexport function works({ keep }) {\n  times++;\n  return undefined;\n}';
    expect(await objectionsTo(pageOf(LEAKS, LEAKS, silent))).toEqual([
      'inconclusive under ❌: the proof came to no answer',
      'inconclusive under ✅: the proof came to no answer',
    ]);
  });

  test('is a mistake where it fails by itself', async () => {
    const wrong = 'export function works({ keep }) {\n  return missing(keep);\n}';
    await expect(objectionsTo(pageOf(LEAKS, LETS_GO, wrong))).rejects.toThrow('missing is not defined');
    await expect(objectionsTo(pageOf(LEAKS, LETS_GO, 'export const other = ({ keep }) => keep;'))).rejects.toThrow();
  });
});

test('the verdicts are the same while others take all the time there is', async () => {
  const busy: ChildProcess[] = Array.from({ length: 3 }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  try {
    for (let times = 0; times < 5; times++) {
      expect(await objectionsTo(pageOf(LEAKS, LETS_GO, USER))).toEqual([undefined, undefined]);
    }
  } finally {
    for (const process of busy) process.kill();
  }
});
