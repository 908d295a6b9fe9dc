import { parentPort, workerData } from 'node:worker_threads';
import type { Target } from '../kit/find-files.ts';
import { type JobOrder, jobOf } from './job.ts';
import { migrateFile } from './migrate-file.ts';

const job = jobOf(workerData as JobOrder);

parentPort?.on('message', (targets: readonly Target[]) => {
  parentPort?.postMessage(targets.map(target => migrateFile(target, job)));
});
