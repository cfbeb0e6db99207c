"use strict";

var path = require("path");

/** The repository's root. */
var root = path.resolve(__dirname, "..", "..");
var modules = path.join(root, "node_modules");

exports.root = root;
exports.modules = modules;
exports.packageLock = path.join(root, "package-lock.json");
/** Node in the version that the lock file names, from the npm package of this platform. */
exports.runtime = path.join(modules, ".bin", "node");
/** Digest of the lock file, written after everything in it was installed. */
exports.stamp = path.join(modules, ".tongshu-installed");
/** Held while packages are installed. A folder beside node_modules, which `npm ci` empties. */
exports.installLock = path.join(root, ".install-lock");
