"use strict";
// One installation at a time: of two processes that find packages missing, the second waits.

var fs = require("fs");
var path = require("path");
var failures = require("./failures.cjs");
var readOr = require("./installed.cjs").readOr;
var places = require("./places.cjs");

/** The holder touches the lock this often … */
var lockTouchMs = 2000;
/** … so a lock older than this belongs to a process that is gone, even if its number is in use. */
var lockStaleMs = 30000;

/** True when the lock is ours now. The folder appears with its owner inside, in one step. */
function takeLock() {
  var prepared = places.installLock + "." + process.pid;
  try {
    fs.rmSync(prepared, { recursive: true, force: true });
    fs.mkdirSync(prepared);
    fs.writeFileSync(path.join(prepared, "owner"), String(process.pid));
  } catch (error) {
    fs.rmSync(prepared, { recursive: true, force: true });
    throw failures.explainFileError(error);
  }
  try {
    fs.renameSync(prepared, places.installLock);
    return true;
  } catch (_error) {
    fs.rmSync(prepared, { recursive: true, force: true });
    return false;
  }
}

function lockIsStale() {
  var owner = Number(readOr(path.join(places.installLock, "owner"), "0"));
  try {
    if (Date.now() - fs.statSync(places.installLock).mtimeMs > lockStaleMs) return true;
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
  var aside = places.installLock + ".stale." + process.pid;
  try {
    fs.renameSync(places.installLock, aside); // Of two that try, one succeeds.
    fs.rmSync(aside, { recursive: true, force: true });
  } catch (_error) {
    // Another process cleared it.
  }
}

function releaseLock() {
  fs.rmSync(places.installLock, { recursive: true, force: true });
}

/** Called every `lockTouchMs` while the lock is held. */
function touchLock() {
  var now = new Date();
  try {
    fs.utimesSync(places.installLock, now, now);
  } catch (_error) {
    // The lock folder was removed by hand; the installation goes on.
  }
}

exports.lockTouchMs = lockTouchMs;
exports.takeLock = takeLock;
exports.touchLock = touchLock;
exports.lockIsStale = lockIsStale;
exports.clearStaleLock = clearStaleLock;
exports.releaseLock = releaseLock;
