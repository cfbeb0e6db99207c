"use strict";
// What Node is started with. Units and images that start it by themselves say the same.

/**
 * Mebibytes of half the space for young objects, in each thread. By itself Node takes four times as
 * much on a machine with much memory, and a server has five threads: with this it needs a tenth
 * less memory, and answers as fast (with half of this it does not).
 */
var youngSpaceOption = "--max-semi-space-size";
var youngSpaceMebibytes = 16;

/** An option that the operator gives in NODE_OPTIONS stands. */
function runtimeOptions(stated) {
  // Node takes both spellings.
  var spelt = (stated || "").replace(/_/g, "-");
  if (spelt.indexOf(youngSpaceOption) !== -1) return [];
  return [youngSpaceOption + "=" + youngSpaceMebibytes];
}

exports.runtimeOptions = runtimeOptions;
