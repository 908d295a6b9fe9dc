import { setImmediate } from 'node:timers/promises';
import { forceCollection } from '../../src/testing/force-collection.ts';
import { gcUntil } from '../../src/testing/index.ts';
import type { Note, Program } from './program.ts';

/** What came of a proof. A user who left long ago `leaks` or is `gone`; what is asked for is `wrong` or `right`. */
export type Verdict = 'leaks' | 'gone' | 'wrong' | 'right' | 'inconclusive';

/** A verdict, and what it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly users?: number;
  /** How many of the users the collector could not have, in the end. */
  readonly alive?: number;
  /** What each user saw, as text. */
  readonly notes: readonly string[];
  readonly why?: string;
}

/** Enough that a cache of a hundred lets go of the first half. */
export const USERS = 250;

/** The engine itself may still hold one or two, in a register that has not been used again. */
const STRAGGLERS = 0.02;

/** One is enough where nothing waits for anything else to be collected. */
const COLLECTIONS = 5;

/** Where users leave nothing behind that could be watched, the heap is: many of them, and bytes that are no noise. */
const UNWATCHED_USERS = 20_000;
const GROWING = 8;
const STEADY = 2;

/** Drives a program as its proof says and asks the collector. */
export async function judge(program: Program, users = USERS): Promise<Judgement> {
  return program.proof.works ? judgeResult(program) : judgeUsers(program, users);
}

async function judgeResult({ proof, load }: Program): Promise<Judgement> {
  try {
    const works = await proof.works?.(await load());
    if (works === undefined) return { verdict: 'inconclusive', notes: [], why: 'the proof came to no answer' };
    return { verdict: works ? 'right' : 'wrong', notes: [] };
  } catch (error) {
    // What an engine says to a use of nothing, or of what it cannot hold; anything else is a mistake of the proof.
    if (error instanceof Error && error.name === 'TypeError')
      return { verdict: 'wrong', notes: [], why: error.message };
    throw error;
  }
}

async function judgeUsers(program: Program, users: number): Promise<Judgement> {
  const use = program.proof.user;
  if (!use) throw new ReferenceError('a proof declares `user` or `works`');
  const subject = await program.load();
  const { watched, alive, early, notes } = await afterUse((index, note) => use(subject, index, note), users);
  if (watched === 0) return judgeGrowth(index => use(subject, index, () => undefined));
  if (early <= stragglersOf(watched)) return { verdict: 'gone', users, alive, notes };
  if (alive === watched) return { verdict: 'leaks', users, alive, notes };
  return { verdict: 'inconclusive', users, alive, notes, why: `${early} of the first half are alive` };
}

/** What is left of users who came and went. */
export interface Staying {
  /** How many handed back something to be watched. */
  readonly watched: number;
  readonly alive: number;
  /** How many of the first half are alive, who left long ago. */
  readonly early: number;
  readonly notes: readonly string[];
}

/** Lets users come and go, one after the other, and asks the collector. */
export async function afterUse(use: Use, users: number): Promise<Staying> {
  const { refs, notes } = await comeAndGo(use, users);
  const firstHalf = refs.slice(0, refs.length / 2);
  await gcUntil(() => living(firstHalf) <= stragglersOf(refs.length), { attempts: COLLECTIONS });
  return { watched: refs.length, alive: living(refs), early: living(firstHalf), notes };
}

const stragglersOf = (watched: number): number => (watched / 2) * STRAGGLERS;

const living = (refs: readonly WeakRef<WeakKey>[]): number =>
  refs.reduce((count, ref) => count + Number(ref.deref() !== undefined), 0);

type Use = (index: number, note: Note) => unknown;

/** In a function of its own, so that no variable of the judge holds a user. */
async function comeAndGo(use: Use, users: number): Promise<{ refs: WeakRef<WeakKey>[]; notes: string[] }> {
  const refs: WeakRef<WeakKey>[] = [];
  const notes: string[] = [];
  const note: Note = (...seen) => notes.push(JSON.stringify(seen));
  for (let index = 0; index < users; index++) {
    const user = await use(index, note);
    if (user !== undefined) refs.push(new WeakRef(user as WeakKey));
  }
  return { refs, notes };
}

async function judgeGrowth(use: Use): Promise<Judgement> {
  const bytes = await bytesPerUser(use, UNWATCHED_USERS);
  if (bytes < STEADY) return { verdict: 'gone', notes: [] };
  return { verdict: bytes > GROWING ? 'leaks' : 'inconclusive', notes: [], why: `${bytes.toFixed(1)} bytes a user` };
}

/** By how much the heap has grown when `users` more have come and gone. */
export async function bytesPerUser(use: Use, users: number): Promise<number> {
  const before = await heapUsed();
  for (let index = 0; index < users; index++) await use(index, () => undefined);
  return ((await heapUsed()) - before) / users;
}

async function heapUsed(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    await setImmediate();
    forceCollection();
  }
  return process.memoryUsage().heapUsed;
}
