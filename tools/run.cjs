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
var crypto = require("crypto");
var fs = require("fs");
var os = require("os");
var path = require("path");

var root = path.resolve(__dirname, "..");
var modules = path.join(root, "node_modules");
var runtime = path.join(modules, ".bin", "node");
var stamp = path.join(modules, ".tongshu-installed");
var lockFile = path.join(root, "package-lock.json");
/** Held while packages are installed. A folder beside node_modules, which `npm ci` empties. */
var installLock = path.join(root, ".install-lock");

var nodeMajorMin = 20;
var platforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];
/** A waiting process looks at the lock this often. */
var lockPollMs = 300;
/** The holder touches the lock this often … */
var lockTouchMs = 2000;
/** … so a lock older than this belongs to a process that is gone, even if its number is in use. */
var lockStaleMs = 30000;
/** npm's own output is kept up to this length, to be shown if it fails. */
var outputCharsMax = 20000;

function say(zh, en) {
  process.stderr.write(zh + "\n" + en + "\n");
}

function Failure(zh, en) {
  this.zh = zh;
  this.en = en;
}

// --- Is what is installed what the lock file names? -------------------------------------------

function lockDigest() {
  return crypto.createHash("sha256").update(fs.readFileSync(lockFile)).digest("hex");
}

function readOr(file, otherwise) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (_error) {
    return otherwise;
  }
}

/** npm's own record of what it installed; written last, so its presence means that npm finished. */
function installedMatchesLock() {
  try {
    var wanted = JSON.parse(fs.readFileSync(lockFile, "utf8")).packages;
    var found = JSON.parse(
      fs.readFileSync(path.join(modules, ".package-lock.json"), "utf8"),
    ).packages;
    return Object.keys(wanted).every(function (name) {
      if (name === "" || wanted[name].optional || wanted[name].devOptional) return true;
      // A workspace's own folder is listed in the lock; what npm installs is its link.
      if (name.indexOf("node_modules/") < 0) return true;
      var there = found[name];
      return (
        there !== undefined &&
        there.version === wanted[name].version &&
        there.integrity === wanted[name].integrity
      );
    });
  } catch (_error) {
    return false;
  }
}

function writeStamp() {
  try {
    fs.writeFileSync(stamp, lockDigest() + "\n");
  } catch (_error) {
    // An ordinary user runs what another user installed: nothing to record, nothing lost.
  }
}

function isInstalled() {
  if (!fs.existsSync(runtime)) return false;
  if (readOr(stamp, "").trim() === lockDigest()) return true;
  if (!installedMatchesLock()) return false;
  writeStamp();
  return true;
}

// --- One installation at a time ---------------------------------------------------------------

/** True when the lock is ours now. The folder appears with its owner inside, in one step. */
function takeLock() {
  var prepared = installLock + "." + process.pid;
  try {
    fs.rmSync(prepared, { recursive: true, force: true });
    fs.mkdirSync(prepared);
    fs.writeFileSync(path.join(prepared, "owner"), String(process.pid));
  } catch (error) {
    fs.rmSync(prepared, { recursive: true, force: true });
    throw explainFileError(error);
  }
  try {
    fs.renameSync(prepared, installLock);
    return true;
  } catch (_error) {
    fs.rmSync(prepared, { recursive: true, force: true });
    return false;
  }
}

function lockIsStale() {
  var owner = Number(readOr(path.join(installLock, "owner"), "0"));
  try {
    if (Date.now() - fs.statSync(installLock).mtimeMs > lockStaleMs) return true;
  } catch (_error) {
    return false; // Gone in the meantime: try to take it.
  }
  try {
    process.kill(owner, 0);
    return owner === 0;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function clearStaleLock() {
  var aside = installLock + ".stale." + process.pid;
  try {
    fs.renameSync(installLock, aside); // Of two that try, one succeeds.
    fs.rmSync(aside, { recursive: true, force: true });
  } catch (_error) {
    // Another process cleared it.
  }
}

function releaseLock() {
  fs.rmSync(installLock, { recursive: true, force: true });
}

function installOnce(done) {
  var told = false;
  function attempt() {
    var ours;
    try {
      ours = takeLock();
    } catch (failure) {
      return done(failure);
    }
    if (ours) {
      // The process that held the lock before us may have done the work.
      if (isInstalled()) {
        releaseLock();
        return done(null);
      }
      return install(function (failure) {
        releaseLock();
        done(failure);
      });
    }
    if (lockIsStale()) {
      clearStaleLock();
    } else if (!told) {
      told = true;
      say("另一个进程正在安装依赖，请稍候……", "Another process is installing packages, waiting …");
    }
    setTimeout(attempt, lockPollMs);
  }
  attempt();
}

// --- npm ci -----------------------------------------------------------------------------------

/** npm as the command that started us, else the one in PATH. Never the Node that npm will delete. */
function npmCommand() {
  var npmScript = process.env.npm_execpath;
  if (npmScript && /npm-cli\.c?js$/.test(npmScript) && fs.existsSync(npmScript)) {
    var candidates = [process.env.npm_node_execpath, process.execPath];
    for (var i = 0; i < candidates.length; i += 1) {
      if (candidates[i] && candidates[i].indexOf(modules) !== 0 && fs.existsSync(candidates[i])) {
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
  process.stderr.write(opening + " …" + (isTerminal ? "" : "\n"));
  fs.rmSync(stamp, { force: true });

  var child = childProcess.spawn(
    command.file,
    command.args.concat(["ci", "--include=dev", "--include=optional", "--loglevel=error"]),
    { cwd: root, env: npmEnvironment(), stdio: ["ignore", "pipe", "pipe"] },
  );
  var stopForwarding = forwardSignals(child);
  var timer = setInterval(function () {
    var now = new Date();
    try {
      fs.utimesSync(installLock, now, now);
    } catch (_error) {
      // The lock folder was removed by hand; the installation goes on.
    }
    if (isTerminal) {
      process.stderr.write("\r" + opening + " … " + Math.round((now - started) / 1000) + " s");
    }
  }, lockTouchMs);
  function keep(chunk) {
    output = (output + chunk).slice(-outputCharsMax);
  }
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  child.on("error", function (error) {
    finish(error.code === "ENOENT" ? npmIsMissing() : explainFileError(error));
  });
  child.on("close", function (code, signal) {
    if (signal !== null)
      return finish(new Failure("安装被中断。", "The installation was stopped."));
    if (code !== 0) return finish(explainNpm(output, code));
    if (!fs.existsSync(runtime)) return finish(runtimeIsMissing());
    writeStamp();
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
      say("依赖已安装（" + seconds + " 秒）。", "Packages installed in " + seconds + " s.");
    }
    done(failure);
  }
}

// --- Failures, each in one sentence -----------------------------------------------------------

function npmIsMissing() {
  return new Failure(
    "找不到 npm：请安装 Node.js 20 或更高版本及其自带的 npm，然后重试。",
    "npm was not found: install Node.js 20 or later with its npm, then try again.",
  );
}

function runtimeIsMissing() {
  return new Failure(
    "安装完成，但缺少运行时 node_modules/.bin/node：请检查 npm 设置是否排除了可选依赖（optional），然后重试。",
    "Packages were installed, but the runtime node_modules/.bin/node is missing: see whether npm's settings omit optional dependencies, then try again.",
  );
}

function diskIsFull() {
  return new Failure(
    "磁盘空间不足，无法安装依赖：请在 " + root + " 所在磁盘腾出约 1 GB，然后重试。",
    "The disk is full, so packages cannot be installed: free about 1 GB on the disk of " +
      root +
      ", then try again.",
  );
}

function notWritable() {
  return new Failure(
    "没有写入 " + root + " 的权限，无法安装依赖：请用拥有该目录的用户运行一次，或更改目录权限。",
    "No permission to write to " +
      root +
      ", so packages cannot be installed: run once as the user who owns the folder, or change its permissions.",
  );
}

function explainFileError(error) {
  if (error.code === "ENOSPC" || error.code === "EDQUOT") return diskIsFull();
  if (/^(EACCES|EPERM|EROFS)$/.test(error.code)) return notWritable();
  return new Failure(
    "安装依赖失败：" + error.message,
    "Installing packages failed: " + error.message,
  );
}

function explainNpm(output, code) {
  if (/ENOSPC|EDQUOT|no space left|disk quota/i.test(output)) return diskIsFull();
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) return notWritable();
  if (/can only install packages when your package\.json and package-lock\.json/.test(output)) {
    return new Failure(
      "package.json 与 package-lock.json 不一致：请运行 npm install，并提交更新后的锁文件。",
      "package.json and package-lock.json disagree: run npm install and commit the updated lock file.",
    );
  }
  if (/EINTEGRITY/.test(output)) {
    return new Failure(
      "下载的软件包与锁文件中的校验值不符，已拒绝安装：请运行 npm cache verify 后重试。",
      "A downloaded package differs from its digest in the lock file and was refused: run npm cache verify, then try again.",
    );
  }
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|E40[13478]|E429|E50\d|CERT_\w+|\w+_CERT\w*)\b/.test(
      output,
    )
  ) {
    return new Failure(
      "无法从软件包仓库下载依赖：请检查网络、代理与 npm 的 registry 设置，然后重试。",
      "Packages could not be downloaded: check the network, the proxy and npm's registry setting, then try again.",
    );
  }
  return new Failure(
    "npm ci 失败（退出码 " + code + "），原因见上方输出。",
    "npm ci failed (exit code " + code + "); its output above says why.",
  );
}

function checkMachine() {
  var major = Number(process.versions.node.split(".")[0]);
  if (major < nodeMajorMin) {
    throw new Failure(
      "需要 Node.js " + nodeMajorMin + " 或更高版本，当前为 " + process.version + "。",
      "Node.js " + nodeMajorMin + " or later is needed; this is " + process.version + ".",
    );
  }
  var platform = process.platform + "-" + process.arch;
  if (platforms.indexOf(platform) < 0) {
    throw new Failure(
      "不支持此平台（" + platform + "）；支持：" + platforms.join("、") + "。",
      "This platform (" +
        platform +
        ") is not supported; supported are " +
        platforms.join(", ") +
        ".",
    );
  }
}

// --- Running the script -----------------------------------------------------------------------

/**
 * Hands signals on to the child and keeps this process alive until the child has ended. Ctrl-C in a
 * terminal reaches the child by itself (same process group), so there SIGINT is not sent twice.
 */
function forwardSignals(child) {
  var inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  var handlers = {};
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach(function (signal) {
    handlers[signal] = function () {
      if (signal === "SIGINT" && inTerminal) return;
      child.kill(signal);
    };
    process.on(signal, handlers[signal]);
  });
  return function () {
    Object.keys(handlers).forEach(function (signal) {
      process.removeListener(signal, handlers[signal]);
    });
  };
}

function start(script, args) {
  var env = Object.assign({}, process.env);
  env.PATH = path.dirname(runtime) + path.delimiter + (env.PATH || "");
  var child = childProcess.spawn(runtime, [path.resolve(root, script)].concat(args), {
    stdio: "inherit",
    env: env,
  });
  var stopForwarding = forwardSignals(child);
  child.on("error", function (error) {
    fail(
      new Failure(
        "无法启动 " +
          runtime +
          "（" +
          error.code +
          "）：此系统可能缺少 glibc，或目录以 noexec 方式挂载。",
        "Cannot start " +
          runtime +
          " (" +
          error.code +
          "): this system may lack glibc, or the folder is mounted noexec.",
      ),
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
  if (!(failure instanceof Failure)) throw failure;
  say(failure.zh, failure.en);
  process.exit(1);
}

/** Runs `script` (a path relative to the repository's root) with `args`; ends this process. */
function run(script, args) {
  try {
    checkMachine();
    if (isInstalled()) return start(script, args);
  } catch (failure) {
    fail(failure);
  }
  installOnce(function (failure) {
    if (failure !== null) fail(failure);
    start(script, args);
  });
}

exports.run = run;

if (require.main === module) {
  if (process.argv.length < 3) {
    fail(
      new Failure(
        "用法：node tools/run.cjs <脚本> [参数……]",
        "Usage: node tools/run.cjs <script> [arguments…]",
      ),
    );
  }
  run(process.argv[2], process.argv.slice(3));
}
