/** How each test of a suite ended, by its name. */
export type TestResults = ReadonlyMap<string, string>;

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Reads what `jest --json`, `vitest --reporter=json` or a runner that speaks TAP has printed. */
export function readResults(output: string): TestResults {
  const json = /^\{.*"testResults".*\}\s*$/ms.exec(output)?.[0];
  return json === undefined ? fromTap(output) : fromJson(JSON.parse(json) as JsonReport);
}

function fromJson({ testResults }: JsonReport): TestResults {
  return collect(
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status }) => [`${name} ${fullName}`, status] as const),
    ),
  );
}

const TAP_LINE = /^(ok|not ok) \d+ - (.*?)(?: # (?:time|SKIP|TODO).*)?$/gm;

function fromTap(output: string): TestResults {
  return collect(
    [...output.matchAll(TAP_LINE)].map(([, state, name]) => [name!, state === 'ok' ? 'passed' : 'failed']),
  );
}

/** Tests of one name are told apart by their order. */
function collect(tests: readonly (readonly [name: string, status: string])[]): TestResults {
  const results = new Map<string, string>();
  for (const [name, status] of tests) {
    let unique = name;
    for (let count = 2; results.has(unique); count++) unique = `${name} (${count})`;
    results.set(unique, status);
  }
  return results;
}
