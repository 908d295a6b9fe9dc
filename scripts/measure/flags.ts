import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Flags<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/**
 * The flags of the command line. One that the script does not know, or that lacks its value, ends it with a sentence
 * and the flags that there are; `--help` with these alone.
 *
 * @param help what the script says of its flags; without one, their names
 */
export function flagsOf<const T extends Options>(options: T, help = namesOf(options)): Flags<T> {
  try {
    const values: Record<string, unknown> = parseArgs({ options: { ...options, help: { type: 'boolean' } } }).values;
    if (values['help'] !== true) return values as Flags<T>;
    console.log(help);
    process.exit();
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

function namesOf(options: Options): string {
  const names = Object.entries(options).map(([name, { type, default: usual }]) =>
    type === 'boolean'
      ? `  --${name}`
      : `  --${name} VALUE${usual === undefined || usual === '' ? '' : ` (default: ${String(usual)})`}`,
  );
  return ['Flags:', ...names].join('\n');
}
