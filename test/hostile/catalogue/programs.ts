/** Programs that wait to be run: by git, by name, or by what runs this tool. */
import fs from 'node:fs';
import { join } from 'node:path';
import type { Hostile } from '../hostile.ts';
import { commit, git, type World, write } from '../world.ts';

const HOOKS = [
  'applypatch-msg',
  'commit-msg',
  'fsmonitor-watchman',
  'post-checkout',
  'post-commit',
  'post-index-change',
  'pre-auto-gc',
  'pre-commit',
  'prepare-commit-msg',
  'reference-transaction',
];

/** All settings of git by which a repository names a command. */
function configOf(canary: string): string {
  return `[core]
	fsmonitor = ${canary}
	hooksPath = hooks
	pager = ${canary}
	editor = ${canary}
	sshCommand = ${canary}
	askPass = ${canary}
	gitProxy = ${canary}
	alternateRefsCommand = ${canary}
[pager]
	status = ${canary}
	diff = ${canary}
[diff]
	external = ${canary}
	trustExitCode = true
[diff "x"]
	command = ${canary}
	textconv = ${canary}
[filter "x"]
	clean = ${canary}
	smudge = ${canary}
	required = true
[filter "y"]
	process = ${canary}
[credential]
	helper = ${canary}
[gpg]
	program = ${canary}
[commit]
	gpgSign = true
[alias]
	status = !${canary}
	config = !${canary}
[init]
	templateDir = ${canary}
[remote "origin"]
	url = ext::${canary}
	promisor = true
[protocol "ext"]
	allow = always
[submodule]
	recurse = true
`;
}

function arm(gitFolder: string, { canary }: World): void {
  fs.appendFileSync(join(gitFolder, 'config'), configOf(canary));
  for (const hook of HOOKS) {
    fs.mkdirSync(join(gitFolder, 'hooks'), { recursive: true });
    fs.copyFileSync(canary, join(gitFolder, 'hooks', hook));
  }
}

/** Git asks filters about the files that have changed. */
function provoke({ root }: World): void {
  write(root, { '.gitattributes': '*.yml filter=x diff=x\n*.py filter=y\n' });
  for (const path of ['databricks.yml', 'resources/load.yml', 'src/load.py']) {
    fs.appendFileSync(join(root, path), '# changed\n');
  }
}

export const PROGRAMS: readonly Hostile[] = [
  {
    name: 'a repository whose configuration names commands',
    tries: 'to have git run them',
    make: (world) => {
      commit(world);
      provoke(world);
      arm(join(world.root, '.git'), world);
      for (const hook of HOOKS)
        write(world.root, { [`hooks/${hook}`]: fs.readFileSync(world.canary) });
    },
  },
  {
    name: 'a bare repository among the files',
    tries: 'to be taken for the repository of the folder',
    make: (world) => {
      commit(world);
      for (const name of ['HEAD', 'objects', 'refs', 'index', 'config']) {
        fs.cpSync(join(world.root, '.git', name), join(world.root, name), { recursive: true });
      }
      fs.rmSync(join(world.root, '.git'), { recursive: true });
      provoke(world);
      arm(world.root, world);
      git(world.root, 'config', '--file', 'config', 'core.bare', 'false');
      git(world.root, 'config', '--file', 'config', 'core.worktree', world.root);
    },
  },
  {
    name: 'a .git file that leads outside',
    tries: 'to have git work on another repository',
    make: (world) => {
      commit(world);
      fs.renameSync(join(world.root, '.git'), join(world.outside, 'repository'));
      write(world.root, { '.git': `gitdir: ${join(world.outside, 'repository')}\n` });
      provoke(world);
      arm(join(world.outside, 'repository'), world);
    },
  },
  {
    name: 'a .git link that leads outside',
    tries: 'to have git work on another repository',
    make: (world) => {
      commit(world);
      fs.renameSync(join(world.root, '.git'), join(world.outside, 'repository'));
      fs.symlinkSync(join(world.outside, 'repository'), join(world.root, '.git'));
      provoke(world);
      arm(join(world.outside, 'repository'), world);
    },
  },
  {
    name: 'programs with the names of ours',
    tries: 'to be found before the real ones',
    make: (world) => {
      commit(world);
      const names = ['git', 'git.exe', 'git.cmd', 'python', 'python3', 'node', 'sh', 'npx', 'less'];
      const places = ['', 'src/', 'node_modules/.bin/'];
      for (const place of places) {
        for (const name of [...names, 'create-dab-project']) {
          write(world.root, { [place + name]: fs.readFileSync(world.canary) });
          fs.chmodSync(join(world.root, place + name), 0o755);
        }
      }
    },
  },
  {
    name: 'files that other tools obey',
    tries: 'to be loaded as code or settings',
    make: ({ root, canary }) => {
      const program = `require('node:child_process').execFileSync(${JSON.stringify(canary)})\n`;
      const loaded = ['index.js', 'index.cjs', 'yaml.js', 'yargs.js'];
      write(root, {
        '.env': `NODE_OPTIONS=--require ${join(root, 'index.js')}\nDATABRICKS_HOST=https://evil.example\n`,
        'package.json': JSON.stringify({
          name: 'create-dab-project',
          main: 'index.js',
          bin: 'index.js',
          type: 'commonjs',
          yargs: { '--yes': true },
          scripts: { preinstall: canary },
        }),
        '.npmrc': `script-shell=${canary}\nnode-options=--require ./index.js\n`,
        '.yargsrc': '{"yes": true}',
        'tsconfig.json': '{"extends": "../outside/secret"}',
        'sitecustomize.py': `import os; os.system(${JSON.stringify(canary)})\n`,
        'pyproject.toml': '[tool.pytest.ini_options]\naddopts = "-p evil"\n',
        ...Object.fromEntries(loaded.map((name) => [name, program])),
      });
      for (const name of ['create-dab-project', 'yaml', 'yargs', 'inquirer']) {
        write(join(root, 'node_modules', name), {
          'package.json': JSON.stringify({ name, main: 'index.js' }),
          'index.js': program,
        });
      }
    },
  },
  {
    name: 'git ignores and hides everything',
    tries: 'to have changes go unseen',
    make: (world) => {
      write(world.root, { '.gitignore': '*\n', '.gitattributes': '* -text -diff merge=x\n' });
      git(world.root, 'init', '--quiet', '--initial-branch=main');
      git(world.root, 'commit', '--quiet', '--allow-empty', '--message=first');
    },
  },
  {
    name: 'a broken repository of git',
    tries: 'to have git fail where it is asked',
    make: ({ root }) =>
      write(root, {
        '.git/HEAD': 'ref: ../../../outside/secret\n',
        '.git/config': '[core\n',
        '.git/index': 'nonsense',
        '.git/objects/info/alternates': '../../../outside\n',
        '.git/refs/x': '',
      }),
  },
];
