/** Imported first by every entry point: says what is missing before anything fails in a way that nobody understands. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Synoptic needs Node 20.19 or newer; this is ${process.version}. Get it from https://nodejs.org.`);
  process.exit(1);
}
