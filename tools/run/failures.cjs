"use strict";
// What can go wrong before the script runs, each in one sentence in both languages.

var places = require("./places.cjs");

var nodeMajorMin = 20;
var platforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];

function say(zh, en) {
  process.stderr.write(zh + "\n" + en + "\n");
}

function Failure(zh, en) {
  this.zh = zh;
  this.en = en;
}

function npmIsMissing() {
  return new Failure(
    "找不到 npm：请安装 Node.js 20 或更高版本及其自带的 npm，然后重试。",
    "npm was not found: install Node.js 20 or later with its npm, then try again."
  );
}

function runtimeIsMissing() {
  return new Failure(
    "安装完成，但缺少运行时 node_modules/.bin/node：请检查 npm 设置是否排除了可选依赖（optional），然后重试。",
    "Packages were installed, but the runtime node_modules/.bin/node is missing: see whether npm's settings omit optional dependencies, then try again."
  );
}

function diskIsFull() {
  return new Failure(
    "磁盘空间不足，无法安装依赖：请在 " + places.root + " 所在磁盘腾出约 1 GB，然后重试。",
    "The disk is full, so packages cannot be installed: free about 1 GB on the disk of " +
      places.root +
      ", then try again."
  );
}

function notWritable() {
  return new Failure(
    "没有写入 " +
      places.root +
      " 的权限，无法安装依赖：请用拥有该目录的用户运行一次，或更改目录权限。",
    "No permission to write to " +
      places.root +
      ", so packages cannot be installed: run once as the user who owns the folder, or change its permissions."
  );
}

function explainFileError(error) {
  if (error.code === "ENOSPC" || error.code === "EDQUOT") return diskIsFull();
  if (/^(EACCES|EPERM|EROFS)$/.test(error.code)) return notWritable();
  return new Failure(
    "安装依赖失败：" + error.message,
    "Installing packages failed: " + error.message
  );
}

function explainNpm(output, code) {
  if (/ENOSPC|EDQUOT|no space left|disk quota/i.test(output)) return diskIsFull();
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) return notWritable();
  if (/can only install packages when your package\.json and package-lock\.json/.test(output)) {
    return new Failure(
      "package.json 与 package-lock.json 不一致：请运行 npm install，并提交更新后的锁文件。",
      "package.json and package-lock.json disagree: run npm install and commit the updated lock file."
    );
  }
  if (/EINTEGRITY/.test(output)) {
    return new Failure(
      "下载的软件包与锁文件中的校验值不符，已拒绝安装：请运行 npm cache verify 后重试。",
      "A downloaded package differs from its digest in the lock file and was refused: run npm cache verify, then try again."
    );
  }
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|E40[13478]|E429|E50\d|CERT_\w+|\w+_CERT\w*)\b/.test(
      output
    )
  ) {
    return new Failure(
      "无法从软件包仓库下载依赖：请检查网络、代理与 npm 的 registry 设置，然后重试。",
      "Packages could not be downloaded: check the network, the proxy and npm's registry setting, then try again."
    );
  }
  return new Failure(
    "npm ci 失败（退出码 " + code + "），原因见上方输出。",
    "npm ci failed (exit code " + code + "); its output above says why."
  );
}

/** Throws a failure when nothing of ours can run on this machine. */
function checkMachine() {
  var major = Number(process.versions.node.split(".")[0]);
  if (major < nodeMajorMin) {
    throw new Failure(
      "需要 Node.js " + nodeMajorMin + " 或更高版本，当前为 " + process.version + "。",
      "Node.js " + nodeMajorMin + " or later is needed; this is " + process.version + "."
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
        "."
    );
  }
}

exports.Failure = Failure;
exports.say = say;
exports.checkMachine = checkMachine;
exports.npmIsMissing = npmIsMissing;
exports.runtimeIsMissing = runtimeIsMissing;
exports.diskIsFull = diskIsFull;
exports.notWritable = notWritable;
exports.explainFileError = explainFileError;
exports.explainNpm = explainNpm;
