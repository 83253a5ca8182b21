/** A thread of `pageRank`: takes part in the run it is given and posts `[iterations, error]`. */
import { parentPort, workerData } from 'node:worker_threads';
import { takePart } from './iteration.ts';

takePart(workerData, (iterations, error) => parentPort?.postMessage([iterations, error]));
