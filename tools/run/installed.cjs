"use strict";
// Is what is installed what the lock file names?

var crypto = require("crypto");
var fs = require("fs");
var path = require("path");
var places = require("./places.cjs");

function lockDigest() {
  return crypto.createHash("sha256").update(fs.readFileSync(places.packageLock)).digest("hex");
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
    var wanted = JSON.parse(fs.readFileSync(places.packageLock, "utf8")).packages;
    var found = JSON.parse(
      fs.readFileSync(path.join(places.modules, ".package-lock.json"), "utf8")
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
    fs.writeFileSync(places.stamp, lockDigest() + "\n");
  } catch (_error) {
    // An ordinary user runs what another user installed: nothing to record, nothing lost.
  }
}

function isInstalled() {
  if (!fs.existsSync(places.runtime)) return false;
  if (readOr(places.stamp, "").trim() === lockDigest()) return true;
  if (!installedMatchesLock()) return false;
  writeStamp();
  return true;
}

exports.isInstalled = isInstalled;
exports.writeStamp = writeStamp;
exports.readOr = readOr;
