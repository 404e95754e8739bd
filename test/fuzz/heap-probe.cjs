/** Loaded into the server's process by the tests: tells what is in use after everything unused was let go. */
const { setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
process.on("message", () => {
  // What a finaliser held is free after the second time only.
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ bytes: heapUsed + external });
});
// The channel must not keep a server alive that was told to end.
process.channel.unref();
