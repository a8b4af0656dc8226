#!/usr/bin/env node
// A simulated Z-Wave house: a stick with Serial API on tcp, its nodes, and a hand in the house.
//
//   node zwave-house.cjs [--port 0] [--ctl 0] [--travel 0] [--verbose] [--exit-with-stdin]
//
// Prints {"ready":true,"port":N,"ctl":N} as one line when both ports listen, on 127.0.0.1 alone;
// port 0 takes a free one. What the control port takes is listed in zwave/hand.cjs, who lives here
// in zwave/nodes.cjs. The stick and the nodes are zwave-js' own test doubles; zwave/behaviors.cjs
// adds what they lack.
"use strict";
const { MockController, getDefaultSupportedFunctionTypes } = require("@zwave-js/testing");
const { MockPort } = require("@zwave-js/serial/mock");
const { FunctionType } = require("@zwave-js/serial");
const { createDefaultMockControllerBehaviors } = require("zwave-js/Testing");
const { HOST, addNode, toughen } = require("./zwave/behaviors.cjs");
const { commandsOf, controlServer } = require("./zwave/hand.cjs");
const { serialServer } = require("./zwave/line.cjs");
const { KEYS, residents } = require("./zwave/nodes.cjs");

const LOOPBACK = "127.0.0.1";

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const flag = (name) => process.argv.includes(`--${name}`);
const log = (...words) => flag("verbose") && console.error(new Date().toISOString(), ...words);

const listen = (server, port) =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => resolve(server.address().port));
  });

const makeStick = (mockPort) =>
  MockController.create({
    homeId: 0xc0de0001, ownNodeId: HOST, mockPort, serial: undefined, securityKeys: KEYS,
    capabilities: {
      manufacturerId: 0x0086, productType: 1, productId: 0x5a, libraryVersion: "Z-Wave 7.18",
      supportedFunctionTypes: [
        ...getDefaultSupportedFunctionTypes(), FunctionType.SoftReset, FunctionType.IsFailedNode,
        FunctionType.RemoveFailedNode, FunctionType.GetSUCNodeId],
    },
  });

async function open() {
  const port = new MockPort();
  const binding = await port.factory()();
  const line = { socket: undefined, fault: undefined };
  void new ReadableStream(binding.source)
    .pipeTo(new WritableStream({ write: (chunk) => void line.socket?.write(chunk) }))
    .catch(log);
  const travel = option("travel", 0);
  const stick = await makeStick(port);
  stick.defineBehavior(...createDefaultMockControllerBehaviors());
  toughen(stick, log);
  for (const options of residents(travel)) await addNode(stick, options);

  const serial = serialServer(stick, new WritableStream(binding.sink).getWriter(), line, log);
  const serialPort = await listen(serial, option("port", 0));
  line.unplug = () => { serial.close(); line.socket?.destroy(); };
  line.plug = () => listen(serial, serialPort).then(() => null);
  const controlPort = await listen(controlServer(stick, commandsOf(stick, port, line, travel)), option("ctl", 0));
  console.log(JSON.stringify({ ready: true, port: serialPort, ctl: controlPort }));
}

process.on("unhandledRejection", (e) => log("test double:", e?.message ?? e));
if (flag("exit-with-stdin")) process.stdin.on("end", () => process.exit(0)).resume();
open().catch((e) => {
  console.error(e);
  process.exit(1);
});
