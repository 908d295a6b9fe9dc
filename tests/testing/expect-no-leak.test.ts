import { describe, expect, test } from 'vitest';
import { expectNoLeak } from '../../src/testing/index.ts';
import { runNode } from '../runtime/run-node.ts';

class Session {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}

/** What it says of a scenario in a program with a heap of its own, which is small. */
const saidOf = (scenario: string, options = '{}', flags?: string[]): string =>
  runNode(
    `
      const { expectNoLeak } = await load('testing');
      class Session { constructor(id) { this.id = id; } }
      const sessions = new Map();
      await expectNoLeak(${scenario}, ${options}).then(() => console.log('passed'), error => console.log(error.message));
    `,
    flags,
  ).stdout;

describe('expectNoLeak', () => {
  test('passes where nothing stays', async () => {
    const seen: number[] = [];
    await expectNoLeak(
      async round => {
        seen.push(round);
        await Promise.resolve(new Session(round));
      },
      { rounds: 4, warmUp: 2 },
    );
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('names what grows, how much, and what holds it', () => {
    expect(saidOf('round => { sessions.set(round, new Session({ round })); }').split('\n')).toEqual([
      'What 10 rounds leave behind:',
      '  Session: 23 → 33, 1 a round',
      expect.stringMatching(/^ {2}Object: \d+ → \d+, 1(\.\d)? a round$/),
      expect.stringMatching(/^Held by: (\S.* → )?sessions .Map. → Session$/),
    ]);
  });

  test('names functions that hold', () => {
    const said = saidOf(`() => { const once = new Session(); process.on('exit', function onExit() { once.id; }); }`);
    expect(said).toMatch(/Session: 23 → 33, 1 a round\n.*onExit\(\): 23 → 33/s);
    expect(said).toMatch(/Held by: .*once \(Session\)|Held by: .*Session$/m);
  });

  test('passes where a cache has been filled', () => {
    expect(saidOf('round => { sessions.set(round % 12, new Session(round)); }')).toBe('passed');
  });

  test('counts only the given classes', () => {
    const scenario = 'round => { sessions.set(round, new Session(round)); }';
    expect(saidOf(scenario, '{ classes: [Session], rounds: 5 }')).toBe(
      'What 5 rounds leave behind:\n  Session: 8 → 13, 1 a round',
    );
    expect(saidOf(scenario, '{ classes: [URL] }')).toBe('passed');
    expect(saidOf(scenario, `{ ignore: ['Session'] }`)).toBe('passed');
  });

  test('passes on what the scenario throws', async () => {
    const fail = () => Promise.reject(new RangeError('no'));
    await expect(expectNoLeak(fail)).rejects.toThrow(RangeError);
  });

  test('works without --expose-gc, and says what is missing where it cannot', () => {
    expect(saidOf('() => {}', '{}', [])).toBe('passed');
    const withoutHeap = `process.getBuiltinModule = undefined; const { expectNoLeak } = await load('testing');
      await expectNoLeak(() => {}).catch(error => console.log(error.message));`;
    expect(runNode(withoutHeap).stdout).toBe('expectNoLeak() looks at the heap, which needs Node.js 20.16 or later');
  });
});
