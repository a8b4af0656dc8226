#!/usr/bin/env node
// zwave-js as a host of the simulated house, timed: the peer that the Z-Wave benchmark is held against.
//
//   node zwave-js-host.cjs --port N --ctl N [--rounds 100] [--warm 20] --cache FOLDER
//
// Interviews the house, then times four things and prints one line {"millis":{"s2":[…],…}}:
//   s2      a set to the S2 lock until the lock's own final word (Supervision)
//   s0      a set to the S0 lock until a question after it shows the goal
//   plain   a set to the lock without keys until the stick's callback
//   report  a report of the S2 lock, from the hand that caused it to the event
"use strict";
const net = require("node:net");
const { Driver } = require("zwave-js");
const { KEYS } = require("./zwave/nodes.cjs");

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const rounds = Number(option("rounds", 100));
const warm = Number(option("warm", 20));
const READY_LIMIT_MILLIS = 120_000;
const INTERVIEWED = 5;
const S2_LOCK = 2;
const S0_LOCK = 3;
const PLAIN_LOCK = 8;
const modeOf = (round) => (round % 2 === 0 ? 0xff : 0x00);

/** The hand in the house: one request at a time. */
function hand(port) {
  const socket = net.connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  const waiting = [];
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
    const lines = text.split("\n");
    text = lines.pop();
    for (const line of lines) waiting.shift()(JSON.parse(line));
  });
  return {
    act: (request) => new Promise((done) => { waiting.push(done); socket.write(JSON.stringify(request) + "\n"); }),
    close: () => socket.end(),
  };
}

const inTime = (what, promise) =>
  Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error(`not in time: ${what}`)), READY_LIMIT_MILLIS).unref())]);

async function connect() {
  const driver = new Driver(`tcp://127.0.0.1:${option("port")}`, {
    logConfig: { enabled: false }, securityKeys: KEYS, storage: { cacheDir: option("cache"), throttle: "fast" },
    testingHooks: { skipNodeInterview: false }, enableSoftReset: true,
  });
  driver.on("error", (e) => console.error(e.message));
  const ready = new Promise((done) => driver.once("driver ready", done));
  await driver.start();
  await inTime("driver", ready);
  for (const id of [S2_LOCK, S0_LOCK, PLAIN_LOCK]) await inTime(`node ${id}`, interviewed(driver.controller.nodes.get(id)));
  return driver;
}

const interviewed = (node) =>
  new Promise((done) => (node.interviewStage >= INTERVIEWED ? done() : node.once("interview completed", done)));

/** Runs one after the other and gives the milliseconds of all but the first few. */
async function timed(act) {
  const millis = [];
  for (let round = 0; round < warm + rounds; round++) {
    const begun = process.hrtime.bigint();
    await act(round);
    if (round >= warm) millis.push(Number(process.hrtime.bigint() - begun) / 1e6);
  }
  return millis;
}

const lockOf = (driver, id) => driver.controller.nodes.get(id).commandClasses["Door Lock"];

async function setUntilShown(lock, mode) {
  await lock.set(mode);
  for (let look = 0; look < 10; look++) if ((await lock.get())?.currentMode === mode) return;
  throw new Error("the lock never showed the goal");
}

async function main() {
  const driver = await connect();
  const house = hand(Number(option("ctl")));
  const node = driver.controller.nodes.get(S2_LOCK);
  const shown = (mode) =>
    new Promise((done) => {
      const heard = (_, change) => {
        if (change.property !== "currentMode" || change.newValue !== mode) return;
        node.off("value updated", heard);
        done();
      };
      node.on("value updated", heard);
    });
  const millis = {
    s2: await timed((round) => lockOf(driver, S2_LOCK).set(modeOf(round))),
    s0: await timed((round) => setUntilShown(lockOf(driver, S0_LOCK), modeOf(round))),
    plain: await timed((round) => lockOf(driver, PLAIN_LOCK).set(modeOf(round))),
    report: await timed(async (round) => {
      const event = shown(modeOf(round));
      void house.act({ cmd: "bare", node: S2_LOCK, mode: modeOf(round) });
      await event;
    }),
  };
  console.log(JSON.stringify({ millis }));
  house.close();
  await driver.destroy();
}

main().then(() => process.exit(0), (e) => {
  console.error(e);
  process.exit(1);
});
