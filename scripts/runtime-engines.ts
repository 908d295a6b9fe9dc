/**
 * `npm run engines`: the tests of the runtime, against what was built (`npm run build` first), in several versions of Node
 * and in Chromium. Names on the command line choose: `npm run engines 22 chromium`. Asking for an engine that is missing
 * by its name is a failure; otherwise it is said, and passed over.
 */
import { bundle } from './engines/bundle.ts';
import { runInChromium } from './engines/run-in-chromium.ts';
import { runInNode } from './engines/run-in-node.ts';

const ALL = ['20', '22', '24', '26', 'chromium'];
const asked = process.argv.slice(2);

const code = await bundle();
for (const engine of asked.length > 0 ? asked : ALL) {
  const result = engine === 'chromium' ? await runInChromium(code) : runInNode(Number(engine));
  const { name, failed = asked.length > 0, output } = result;
  console.log(`${failed ? 'FAILED' : result.failed === undefined ? 'missing' : 'passed'} ${name}: ${output}`);
  if (failed) process.exitCode = 1;
}
