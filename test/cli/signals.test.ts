/** When signals abort, when they are left to the system, and what npm's double does. */
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { type Process, stoppedBySignals } from '../../src/cli/signals.ts';

type Name = Parameters<Process['raise']>[0];

/** A process that notes what it is left to: a signal that nobody hears has its usual effect. */
function fakeProcess() {
  const listeners = new EventEmitter();
  const state = { time: 0, ended: [] as string[], late: [] as Name[] };
  const send = (name: Name) => {
    if (!listeners.emit(name, name)) state.ended.push(name);
  };
  const stoppable = stoppedBySignals({
    on: listeners.on.bind(listeners),
    off: listeners.off.bind(listeners),
    raise: send,
    now: () => state.time,
    allHeard: async () => {
      for (const name of state.late.splice(0)) send(name);
    },
  });
  return { state, send, stoppable };
}

/** The exit code that a signal asks for; null while there was none. */
const codeOf = ({ aborted, reason }: AbortSignal) => (aborted ? reason : null);

it('leaves signals to the system before and after the work', async () => {
  const { state, send, stoppable } = fakeProcess();
  send('SIGINT');
  expect(await stoppable(async (signal) => codeOf(signal))).toBe(null);
  send('SIGTERM');
  await expect(stoppable(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  send('SIGHUP');
  expect(state.ended).toEqual(['SIGINT', 'SIGTERM', 'SIGHUP']);
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('the first %s aborts, the second ends', async (name, code) => {
  const { state, send, stoppable } = fakeProcess();
  await stoppable(async (signal) => {
    send(name);
    expect([codeOf(signal), state.ended]).toEqual([code, []]);
    state.time += 300;
    send(name);
    expect(state.ended).toEqual([name]);
  });
});

it('takes the double that npm passes on for one, also when the work is just over', async () => {
  const { state, send, stoppable } = fakeProcess();
  const aborted = await stoppable(async (signal) => {
    send('SIGINT');
    state.time += 299;
    send('SIGINT');
    return signal;
  });
  send('SIGINT');
  expect([codeOf(aborted), state.ended]).toEqual([130, []]);
  state.time += 1;
  send('SIGINT');
  expect(state.ended).toEqual(['SIGINT']);
});

it('loses no signal that arrives in the last moment of the work', async () => {
  const { state, stoppable } = fakeProcess();
  const signal = await stoppable(async (signal) => {
    state.late.push('SIGTERM');
    return signal;
  });
  expect([codeOf(signal), state.ended]).toEqual([null, ['SIGTERM']]);
});

it('hears signals as long as any work goes on, once', async () => {
  const { state, send, stoppable } = fakeProcess();
  await stoppable(async (outer) => {
    await stoppable(async (inner) => expect(inner).toBe(outer));
    send('SIGTERM');
    expect([codeOf(outer), state.ended]).toEqual([143, []]);
  });
  // Work that comes later is stopped before it begins.
  expect(await stoppable(async (signal) => codeOf(signal))).toBe(143);
});
