/** `npm run new no-foo`: the three files of a rule, which pass from the start, and the lists that name it. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';

const [name = ''] = process.argv.slice(2);

const RULE = `import { nodesOf } from '../analysis/syntax/nodes.ts';
import type { Source } from '../analysis/syntax/source.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

const debuggers = (source: Source) => nodesOf(source, 'DebuggerStatement').map(node => ({ node }));

export default createRule({
  name: '${name}',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow debugger statements', recommended: 'strict' },
    messages: { found: '\`debugger\` stops the program here. Remove it.' },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, debuggers, () => ({ messageId: 'found' }));
    },
  }),
});
`;

const TEST = `import rule from '../../src/rules/${name}.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('${name}', rule, {
  valid: ['const debuggers = 1;'],
  invalid: [
    flagged(\`
    debugger;
 // ~~~~~~~~~ found
\`),
  ],
});
`;

const DOCS = `# unleak/${name}

📝 Disallow debugger statements.

💼 This rule is enabled in the following configs: 🔒 \`strict\`, 🔐 \`strict-type-checked\`.

<!-- end auto-generated rule header -->

❌

\`\`\`js
const shown = [];

export function show(thing) {
  debugger;
  shown.push(thing);
}
\`\`\`

<details><summary>Proof</summary>

\`\`\`js
export function user({ show }) {
  const thing = {};
  show(thing);
  return thing;
}
\`\`\`

</details>

✅

\`\`\`js
export function show(thing) {
  console.assert(thing);
}
\`\`\`
`;

const FILES: Readonly<Record<string, string>> = {
  [`src/rules/${name}.ts`]: RULE,
  [`tests/rules/${name}.test.ts`]: TEST,
  [`docs/rules/${name}.md`]: DOCS,
};

function refusal(): string | undefined {
  if (!/^(no|prefer)(-[a-z]+)+$/.test(name)) return 'usage: npm run new no-foo (or prefer-foo)';
  const present = Object.keys(FILES).find(file => existsSync(file));
  return present && `${present} is there already`;
}

const refused = refusal();
if (refused === undefined) {
  for (const [file, text] of Object.entries(FILES)) {
    writeFileSync(file, text);
    console.log(`${file} written`);
  }
  spawnSync('npx', ['--no-install', 'tsx', 'scripts/generate.ts'], { stdio: 'inherit' });
  console.log('`npm run docs` enters it in the README.');
  console.log('It reports `debugger`: let it report a verdict of src/analysis instead.');
} else {
  console.error(refused);
  process.exitCode = 2;
}
