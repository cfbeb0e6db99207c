import { outliveReaders } from "./closed-output.ts";
import { runServer } from "./run-server.ts";

outliveReaders();
process.exitCode = await runServer(process.argv.slice(2));
