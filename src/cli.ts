#!/usr/bin/env node
import { CommanderError, program } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { addInit } from './cli/init/init.ts';
import { addMigrate } from './cli/migrate/migrate.ts';
import { addScan } from './cli/scan/scan.ts';
import { addVendor } from './cli/vendor.ts';
import { Interrupted } from './cli/kit/interruptible.ts';
import { UsageError } from './cli/kit/usage-error.ts';

program
  .name('unleak')
  .description('Finds what keeps memory alive for ever, and rewrites it.')
  .version(packageJson.version, '-v, --version')
  .exitOverride()
  // What an option takes, and what it is unless given, its own words say.
  .configureHelp({
    optionDescription: ({ description }) => description,
    argumentDescription: ({ description }) => description,
  })
  .showHelpAfterError('(--help says more)');
addScan(program);
addInit(program);
addMigrate(program);
addVendor(program);
for (const command of program.commands) {
  command
    .exitOverride()
    .option('--color', 'use colours, even if this is no terminal')
    .option('--no-color', 'use no colours');
}

// A reader that has seen enough, such as `head`, ends the output and nothing else.
process.stdout.on('error', () => process.exit());

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof Interrupted ? error.exitCode : 2;
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.stderr.write(`error: ${messageOf(error)}\n`);
}

/** One line; only what nobody foresaw asks to be reported, with a stack where DEBUG is set. */
function messageOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof Interrupted) return error.message;
  const { message, stack, code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return message;
  if (process.env['DEBUG']) return stack ?? message;
  return `${message.replaceAll(/\s*\n\s*/g, ' ')}. This is a fault of unleak: please report it to ${packageJson.homepage.replace(/#.*/, '/issues')}, with what DEBUG=1 adds`;
}
