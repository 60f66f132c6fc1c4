#!/usr/bin/env node
// Plain old JavaScript without import statements: any Node can read it and say what is missing.
(() => {
  var version = process.versions.node.split('.').map(Number);
  var major = version[0];
  var minor = version[1];
  if (!(major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19))) {
    process.stderr.write(
      'create-dab-project needs Node.js 20.19, 22.13, or 24 and later; this is ' +
        process.versions.node +
        '.\n',
    );
    process.exitCode = 2;
    return;
  }
  import('../dist/main.js').then(
    (tool) => tool.main(),
    (error) => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      process.stderr.write('create-dab-project is not built yet. Run: npm ci && npm run build\n');
      process.exitCode = 2;
    },
  );
})();
