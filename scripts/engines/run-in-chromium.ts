import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
];

/** Runs the bundled tests in headless Chromium; says how it went. */
export async function runInChromium(
  code: string,
): Promise<{ name: string; failed: boolean | undefined; output: string }> {
  const name = 'Chromium';
  if (!existsSync(PROGRAM)) {
    return { name, failed: undefined, output: `There is no ${PROGRAM}: apt-get install chromium, or set CHROMIUM` };
  }
  const browser = await chromium.launch({ executablePath: PROGRAM, args: ARGS });
  try {
    const page = await browser.newPage();
    await page.route('http://runtime.test/*', route =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    await page.goto('http://runtime.test/');
    const run = `import('http://runtime.test/tests.js').then(({ runAll }) => runAll())`;
    const { passed, failures } = await page.evaluate<{ passed: number; failures: string[] }>(run);
    const output = [`${browser.version()} ${passed} passed, ${failures.length} failed`, ...failures].join('\n');
    return { name, failed: failures.length > 0, output };
  } finally {
    await browser.close();
  }
}
