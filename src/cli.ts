#!/usr/bin/env node
import { CommanderError, program } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { addInit } from './cli/init.ts';
import { addMigrate } from './cli/migrate.ts';
import { addScan } from './cli/scan.ts';
import { addVendor } from './cli/vendor.ts';
import { UsageError } from './cli/usage-error.ts';

program
  .name('unleak')
  .description('Finds what keeps memory alive for ever, and rewrites it.')
  .version(packageJson.version, '-v, --version')
  .exitOverride()
  .showHelpAfterError('(--help says more)');
addScan(program);
addInit(program);
addMigrate(program);
addVendor(program);
for (const command of program.commands) {
  command
    .exitOverride()
    .option('--color', 'use colours, even where this is no terminal')
    .option('--no-color', 'use no colours');
}

// A reader that has seen enough, such as `head`, ends the output and nothing else.
process.stdout.on('error', () => process.exit());

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`error: ${error.message}\n`);
  else if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
}
