import { parentPort } from 'node:worker_threads';
import type { Target } from '../kit/find-files.ts';
import { scanFile } from './scan-file.ts';
import { createScanner } from './scanner.ts';

const scanner = createScanner();

parentPort?.on('message', (targets: readonly Target[]) => {
  parentPort?.postMessage(targets.map(target => scanFile(target, scanner)));
});
