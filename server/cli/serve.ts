import { runServe } from './run-serve.ts';

process.exitCode = await runServe(process.argv.slice(2));
