"use strict";
// Starts a script of this repository under the Node version that the lock file names:
//
//   node tools/run.cjs <script> [arguments…]
//
// It may itself run on any Node ≥ 20 and before anything is installed, so it is plain CommonJS that
// uses Node alone, in syntax that even a very old Node can read (then it says so in one sentence).
// It installs the locked packages when they are missing or differ from package-lock.json, runs the
// script with node_modules/.bin/node, and ends as the script ended.

var childProcess = require("child_process");
var os = require("os");
var path = require("path");
var failures = require("./run/failures.cjs");
var forwardSignals = require("./run/forward-signals.cjs").forwardSignals;
var install = require("./run/install.cjs");
var installed = require("./run/installed.cjs");
var places = require("./run/places.cjs");
var runtimeOptions = require("./run/runtime-options.cjs").runtimeOptions;

function start(script, args) {
  var env = Object.assign({}, process.env);
  // Node keeps what it compiled, so that every later command starts in half the time. A folder that
  // cannot be written is passed over by Node itself.
  if (!env.NODE_COMPILE_CACHE) {
    env.NODE_COMPILE_CACHE = path.join(places.modules, ".cache", "node-compile");
  }
  env.PATH = path.dirname(places.runtime) + path.delimiter + (env.PATH || "");
  var program = [path.resolve(places.root, script)].concat(args);
  var child = childProcess.spawn(places.runtime, runtimeOptions(env.NODE_OPTIONS).concat(program), {
    stdio: "inherit",
    env: env,
  });
  var stopForwarding = forwardSignals(child);
  child.on("error", function (error) {
    fail(
      new failures.Failure(
        "无法启动 " +
          places.runtime +
          "（" +
          error.code +
          "）：此系统可能缺少 glibc，或目录以 noexec 方式挂载。",
        "Cannot start " +
          places.runtime +
          " (" +
          error.code +
          "): this system may lack glibc, or the folder is mounted noexec."
      )
    );
  });
  child.on("exit", function (code, signal) {
    stopForwarding();
    if (signal === null) process.exit(code);
    // End by the same signal, so that a shell or supervisor sees what happened. Should the signal
    // not end this process (it is ignored, or dumps no core), end with the usual number instead.
    process.kill(process.pid, signal);
    setTimeout(function () {
      process.exit(128 + (os.constants.signals[signal] || 0));
    }, 200);
  });
}

function fail(failure) {
  if (!(failure instanceof failures.Failure)) throw failure;
  failures.say(failure.zh, failure.en);
  process.exit(1);
}

/** Runs `script` (a path relative to the repository's root) with `args`; ends this process. */
function run(script, args) {
  try {
    failures.checkMachine();
    if (installed.isInstalled()) return start(script, args);
  } catch (failure) {
    fail(failure);
  }
  install.installOnce(function (failure) {
    if (failure !== null) fail(failure);
    start(script, args);
  });
}

exports.run = run;

if (require.main === module) {
  if (process.argv.length < 3) {
    fail(
      new failures.Failure(
        "用法：node tools/run.cjs <脚本> [参数……]",
        "Usage: node tools/run.cjs <script> [arguments…]"
      )
    );
  }
  run(process.argv[2], process.argv.slice(3));
}
