"use strict";

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

exports.forwardSignals = forwardSignals;
