import { judge, type Judgement, type Verdict } from './judge.ts';
import { loadProgram, type Subject } from './program.ts';

const ATTEMPTS = 3;

/** Proves a subject in a fresh world each time, until there is a verdict; a few times, then it is inconclusive. */
export async function prove(subject: Subject, proof: string): Promise<Judgement> {
  let judgement: Judgement = { verdict: 'inconclusive', notes: [] };
  for (let attempt = 0; attempt < ATTEMPTS && judgement.verdict === 'inconclusive'; attempt++) {
    const program = await loadProgram(subject, proof);
    try {
      judgement = await judge(program);
    } finally {
      await program.close();
    }
  }
  return judgement;
}

/** What is under which mark. */
const SHOWN: Readonly<Record<'❌' | '✅', readonly Verdict[]>> = { '❌': ['leaks', 'wrong'], '✅': ['gone', 'right'] };

/** Why a judgement does not bear out the mark; nothing if it does. */
export function objection(mark: '❌' | '✅', { verdict, alive, users, why }: Judgement): string | undefined {
  if (SHOWN[mark].includes(verdict)) return undefined;
  const counts = alive === undefined ? '' : `, ${alive} of ${users} users alive`;
  return `${verdict} under ${mark}${counts}${why === undefined ? '' : `: ${why}`}`;
}
