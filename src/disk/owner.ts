import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { hostname } from 'node:os';
import { readBytes } from './read-text.ts';

/** A process that is, or was, at work on a project. */
export interface Owner {
  /** Unlike any other, even of a process with the same number. */
  readonly id: string;
  readonly pid: number;
  /** When the process began, in terms that only tell it from another of its number; null if unknown. */
  readonly began: string | null;
  readonly host: string;
  /** Where its number means something: WSL, containers and Windows may share a disk and a host name. */
  readonly world: string;
  /** The first words of its command line. */
  readonly command: string;
  /** When it started to work on the project, in ISO 8601. */
  readonly since: string;
}

export function thisProcess(): Owner {
  return {
    id: randomUUID(),
    pid: process.pid,
    began: beginOf(process.pid),
    host: hostname(),
    world: world(),
    command: ['create-dab-project', ...process.argv.slice(2, 3).filter(isWord)].join(' '),
    since: new Date().toISOString(),
  };
}

/** Whether the process still runs; `elsewhere` when that cannot be seen from here. */
export function stateOf(owner: Owner): 'alive' | 'dead' | 'elsewhere' {
  if (owner.host !== hostname() || owner.world !== world()) return 'elsewhere';
  if (!isAlive(owner.pid)) return 'dead';
  // After a power cut the number soon belongs to another process.
  const began = beginOf(owner.pid);
  return began === null || owner.began === began ? 'alive' : 'dead';
}

function isWord(text: string): boolean {
  return /^[\w./-]{1,60}$/.test(text);
}

/** Reads what `JSON.stringify(owner)` wrote; null when it is something else. */
export function parseOwner(text: string): Owner | null {
  try {
    const { id, pid, began, host, world, command, since } = JSON.parse(text);
    const texts = [id, host, world, command, since, began ?? ''];
    if (!texts.every(isPlain) || !Number.isInteger(pid) || pid < 1) return null;
    // The id becomes part of a file name.
    return /^[\w-]+$/.test(id) ? { id, pid, began, host, world, command, since } : null;
  } catch {
    return null;
  }
}

/** The texts are shown, and may be anybody's: one short line without what a terminal obeys. */
function isPlain(value: unknown): boolean {
  return typeof value === 'string' && /^[^\p{C}\p{Zl}\p{Zp}]{0,200}$/u.test(value);
}

/** A name for a folder of this process, which `ownerIsDead` can judge later. */
export function nameOfOurs(prefix: string): string {
  return `${prefix}-${worldMark()}-${process.pid}-${randomUUID().slice(0, 8)}`;
}

/** Whether `name` was made by `nameOfOurs` in a process that has ended. */
export function ownerIsDead(name: string, prefix: string): boolean {
  if (!name.startsWith(`${prefix}-`)) return false;
  const match = /^([0-9a-f]{8})-([1-9][0-9]{0,9})-[0-9a-f]{8}$/.exec(name.slice(prefix.length + 1));
  return match !== null && match[1] === worldMark() && !isAlive(Number(match[2]));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Linux only: see proc_pid_stat(5). */
function beginOf(pid: number): string | null {
  try {
    const stat = procFile(`${pid}/stat`);
    // The second field is the name in brackets, which may hold anything; the third is the state.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return 'ended';
    const boot = procFile('sys/kernel/random/boot_id').trim();
    return `${boot} ${fields[19]}`;
  } catch {
    return null;
  }
}

/** Throws where it cannot be read. The name of a process need not be UTF-8. */
function procFile(path: string): string {
  const read = readBytes(`/proc/${path}`);
  if ('bytes' in read) return read.bytes.toString('utf8');
  throw new Error(read.why);
}

function world(): string {
  try {
    return `${process.platform} ${fs.readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return process.platform;
  }
}

function worldMark(): string {
  return createHash('sha256').update(`${hostname()} ${world()}`).digest('hex').slice(0, 8);
}
