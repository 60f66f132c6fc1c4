#!/usr/bin/env node
// Plain old JavaScript without import statements: any Node can read it and say what is missing.
(() => {
  var version = process.versions.node.split('.').map(Number);
  var major = version[0];
  var minor = version[1];
  if (major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19)) {
    import('../dist/main.js').then((tool) => tool.main());
  } else {
    process.stderr.write(
      'create-dab-project needs Node.js 20.19, 22.13, or 24 and later; this is ' +
        process.versions.node +
        '.\n',
    );
    process.exitCode = 2;
  }
})();
