"use strict";
// Installs what package-lock.json names, with `npm ci`.

var childProcess = require("child_process");
var fs = require("fs");
var failures = require("./failures.cjs");
var forwardSignals = require("./forward-signals.cjs").forwardSignals;
var lock = require("./install-lock.cjs");
var installed = require("./installed.cjs");
var places = require("./places.cjs");

/** A waiting process looks at the lock this often. */
var lockPollMs = 300;
/** npm's own output is kept up to this length, to be shown if it fails. */
var outputCharsMax = 20000;

/** npm as the command that started us, else the one in PATH. Never the Node that npm will delete. */
function npmCommand() {
  var npmScript = process.env.npm_execpath;
  if (npmScript && /npm-cli\.c?js$/.test(npmScript) && fs.existsSync(npmScript)) {
    var candidates = [process.env.npm_node_execpath, process.execPath];
    for (var i = 0; i < candidates.length; i += 1) {
      if (
        candidates[i] &&
        candidates[i].indexOf(places.modules) !== 0 &&
        fs.existsSync(candidates[i])
      ) {
        return { file: candidates[i], args: [npmScript] };
      }
    }
    return { file: process.execPath, args: [npmScript] };
  }
  return { file: "npm", args: [] };
}

/** What the outer `npm` was told (workspace, --silent …) is not meant for the installation. */
function npmEnvironment() {
  var env = {};
  Object.keys(process.env).forEach(function (name) {
    if (
      !/^npm_config_(workspaces?|include_workspace_root|omit|only|production|dry_run)$/i.test(name)
    )
      env[name] = process.env[name];
  });
  delete env.NODE_ENV;
  return env;
}

function install(done) {
  var started = Date.now();
  var output = "";
  var isTerminal = Boolean(process.stderr.isTTY);
  var command = npmCommand();
  var opening = "正在安装依赖 · Installing packages (npm ci)";
  try {
    fs.rmSync(places.stamp, { force: true });
  } catch (error) {
    return done(failures.explainFileError(error));
  }
  process.stderr.write(opening + " …" + (isTerminal ? "" : "\n"));

  var child = childProcess.spawn(
    command.file,
    command.args.concat(["ci", "--include=dev", "--include=optional", "--loglevel=error"]),
    { cwd: places.root, env: npmEnvironment(), stdio: ["ignore", "pipe", "pipe"] }
  );
  var stopForwarding = forwardSignals(child);
  var timer = setInterval(function () {
    lock.touchLock();
    if (isTerminal) {
      process.stderr.write(
        "\r" + opening + " … " + Math.round((Date.now() - started) / 1000) + " s"
      );
    }
  }, lock.lockTouchMs);
  function keep(chunk) {
    output = (output + chunk).slice(-outputCharsMax);
  }
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  child.on("error", function (error) {
    finish(error.code === "ENOENT" ? failures.npmIsMissing() : failures.explainFileError(error));
  });
  child.on("close", function (code, signal) {
    if (signal !== null)
      return finish(new failures.Failure("安装被中断。", "The installation was stopped."));
    if (code !== 0) return finish(failures.explainNpm(output, code));
    if (!fs.existsSync(places.runtime)) return finish(failures.runtimeIsMissing());
    installed.writeStamp();
    finish(null);
  });
  var finished = false;
  function finish(failure) {
    if (finished) return;
    finished = true;
    clearInterval(timer);
    stopForwarding();
    if (isTerminal) process.stderr.write("\n");
    if (failure !== null) {
      process.stderr.write(output);
    } else {
      var seconds = Math.round((Date.now() - started) / 1000);
      failures.say(
        "依赖已安装（" + seconds + " 秒）。",
        "Packages installed in " + seconds + " s."
      );
    }
    done(failure);
  }
}

/** Installs unless another process has just done so; then calls `done` with a failure or null. */
function installOnce(done) {
  var told = false;
  function attempt() {
    var ours;
    try {
      ours = lock.takeLock();
    } catch (failure) {
      return done(failure);
    }
    if (ours) {
      // The process that held the lock before us may have done the work.
      if (installed.isInstalled()) {
        lock.releaseLock();
        return done(null);
      }
      return install(function (failure) {
        lock.releaseLock();
        done(failure);
      });
    }
    if (lock.lockIsStale()) {
      lock.clearStaleLock();
    } else if (!told) {
      told = true;
      failures.say(
        "另一个进程正在安装依赖，请稍候……",
        "Another process is installing packages, waiting …"
      );
    }
    setTimeout(attempt, lockPollMs);
  }
  attempt();
}

exports.installOnce = installOnce;
