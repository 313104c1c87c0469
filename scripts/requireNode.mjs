// Import this first: it ends the process with one clear sentence when this Node is older than the tools
// accept. Vite 8 and ESLint 10 set the limit: 20.19 or later within 20, or 22.13 or later.
const [major, minor] = process.versions.node.split('.').map(Number);

if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22)) {
  console.error(
    `Embedding Playground needs Node 20.19 or 22.13 or later; this is Node ${process.versions.node}. ` +
      'Get a newer one from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
