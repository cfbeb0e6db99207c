#!/usr/bin/env node
"use strict";
// The `tongshu` command of a checkout. It starts like the npm scripts do, through tools/run.cjs,
// which brings the right Node; that file uses Node alone, so this works before anything is installed.
require("../../tools/run.cjs").run("apps/cli/main.ts", process.argv.slice(2));
