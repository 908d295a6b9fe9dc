/** Lints one of `part` files of public packages with one set-up, and prints the most memory that the process took. */
import { ownPresets } from './contenders.ts';
import { packageFiles } from './files.ts';
import { FLOOR_NAME, lint, ready } from './lint.ts';

const [name = '', part = ''] = process.argv.slice(2);
// The floor does without the plugin altogether.
const own = name === FLOOR_NAME ? {} : { [name]: (await ownPresets())[name]! };
const contender = ready(own).at(-1)!;
for (const file of await packageFiles(Number(part))) lint(file, contender);
console.log(process.resourceUsage().maxRSS / 1000);
