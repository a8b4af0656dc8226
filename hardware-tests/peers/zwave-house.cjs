#!/usr/bin/env node
// A simulated Z-Wave house: a stick with Serial API on tcp, its nodes, and a control channel.
//
//   node zwave-house.cjs [--port 0] [--ctl 0] [--travel 0] [--verbose] [--exit-with-stdin]
//
// Prints {"ready":true,"port":N,"ctl":N} as one line when both ports listen, on 127.0.0.1 alone;
// port 0 takes a free one. The control channel takes one JSON object a line, {"cmd":"…",…}, and
// answers each with a line {"ok":true,"result":…} or {"ok":false,"error":"…"}: see `commands`.
//
// The stick and the nodes are zwave-js' own test doubles; this file adds what they lack: a byte
// stream in any chunking, checksums, faults on the line, and locks that can jam, hang and die.
"use strict";
const net = require("node:net");
const { MockController, MockNode, ccCaps, createMockZWaveRequestFrame, getDefaultSupportedFunctionTypes } =
  require("@zwave-js/testing");
const { MockPort } = require("@zwave-js/serial/mock");
const { SerialAPIParser, ZWaveSerialFrameType, FunctionType } = require("@zwave-js/serial");
const { createDefaultMockControllerBehaviors, createDefaultMockNodeBehaviors } = require("zwave-js/Testing");
const { CommandClasses: CC, SecurityClass, Duration } = require("@zwave-js/core");
const { Bytes } = require("@zwave-js/shared");
const cc = require("@zwave-js/cc");

const HOST = "127.0.0.1";
const HOST_NODE = 1;
const NAK = 0x15;
const CAN = 0x18;
const LOCKED = 0xff;
const UNLOCKED = 0x00;
const JAMMED = 0xfe;

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const flag = (name) => process.argv.includes(`--${name}`);
const log = (...words) => flag("verbose") && console.error(new Date().toISOString(), ...words);

// ---- the nodes ------------------------------------------------------------------------------

const ALWAYS_CLEAR = [
  { ccId: CC["Z-Wave Plus Info"], version: 2 },
  { ccId: CC.Version, version: 3 },
  { ccId: CC["Manufacturer Specific"], version: 2 },
];

const lockNotifications = (secure) =>
  ccCaps({
    ccId: CC.Notification, version: 8, secure, supportsV1Alarm: false,
    notificationTypesAndEvents: { 6: [1, 2, 3, 4, 5, 6, 9, 0x0a, 0x0b, 0x13], 7: [3], 8: [0x0a, 0x0b] },
  });

const doorLock = (secure, travelTime) =>
  ccCaps({
    ccId: CC["Door Lock"], version: 4, secure, travelTime,
    supportedOperationTypes: [1], supportedDoorLockModes: [UNLOCKED, LOCKED],
  });

const ENTRY_CONTROL = { basicDeviceClass: 0x04, genericDeviceClass: 0x40, specificDeviceClass: 0x03 };
const BEAMED = { isListening: false, isFrequentListening: "1000ms", supportsBeaming: true, isRouting: true };

/** What stands in the house, by node id. */
const nodeOptions = (travelTime) => [
  { id: 2, capabilities: { // moved only with its key
      ...ENTRY_CONTROL, ...BEAMED, securityClasses: new Set([SecurityClass.S2_AccessControl]),
      commandClasses: [...ALWAYS_CLEAR, doorLock(true, travelTime), lockNotifications(true),
        { ccId: CC.Battery, version: 1, secure: true }, { ccId: CC["Security 2"], version: 1 }] } },
  { id: 5, capabilities: { // no lock at all
      isListening: true, genericDeviceClass: 0x21, specificDeviceClass: 0x01,
      commandClasses: [...ALWAYS_CLEAR, { ccId: CC.Battery, version: 1 }] } },
  { id: 7, capabilities: { // a mains-powered lock that tells nothing by itself
      ...ENTRY_CONTROL, isListening: true,
      commandClasses: [...ALWAYS_CLEAR, ccCaps({ ccId: CC.Lock, version: 1, travelTime })] } },
  { id: 8, capabilities: { // a battery lock in the clear
      ...ENTRY_CONTROL, ...BEAMED,
      commandClasses: [...ALWAYS_CLEAR, doorLock(false, travelTime), lockNotifications(false),
        { ccId: CC.Battery, version: 1 }] } },
];

/** Fixed keys of a house in which nobody lives. */
const KEYS = {
  S0_Legacy: Buffer.from("0102030405060708090a0b0c0d0e0f10", "hex"),
  S2_Unauthenticated: Buffer.alloc(16, 0x11),
  S2_Authenticated: Buffer.alloc(16, 0x22),
  S2_AccessControl: Buffer.alloc(16, 0x33),
};

// ---- what the test doubles lack -------------------------------------------------------------

const house = { dead: new Set(), hung: new Set(), jammed: new Set(), battery: new Map(), sets: new Map(), fault: undefined };

const send = (node, command) =>
  node.sendToController(createMockZWaveRequestFrame(command, { ackRequested: false }));

const notification = (type, event, parameters = []) =>
  new cc.NotificationCCReport({
    nodeId: HOST_NODE, notificationType: type, notificationStatus: 0xff, notificationEvent: event,
    eventParameters: parameters.length ? Bytes.from(parameters) : undefined,
  });

const isLockClass = (node) => node.implementedCCs.has(CC.Lock);
const modeOf = (node) =>
  isLockClass(node)
    ? node.state.get("Lock_locked") ? LOCKED : UNLOCKED
    : node.state.get("DoorLock_currentMode") ?? UNLOCKED;

function put(node, mode) {
  node.state.set("Lock_locked", mode === LOCKED);
  node.state.set("DoorLock_currentMode", mode);
}

/** The node's own report of where its bolt is. */
const report = (node, mode = modeOf(node)) =>
  isLockClass(node)
    ? new cc.LockCCReport({ nodeId: HOST_NODE, locked: mode === LOCKED })
    : new cc.DoorLockCCOperationReport({
        nodeId: HOST_NODE, currentMode: mode, targetMode: mode, duration: new Duration(0, "seconds"),
        outsideHandlesCanOpenDoor: [true, false, false, false], insideHandlesCanOpenDoor: [true, false, false, false],
        doorStatus: "closed", boltStatus: mode === LOCKED ? "locked" : "unlocked", latchStatus: "closed",
      });

const isSet = (command) => command instanceof cc.LockCCSet || command instanceof cc.DoorLockCCOperationSet;

const nodeBehavior = {
  handleCC(stick, node, command) {
    if (isSet(command)) house.sets.set(node.id, (house.sets.get(node.id) ?? 0) + 1);
    if (house.hung.has(node.id)) return { action: "stop" };
    const secure = node.implementedCCs.get(command.ccId)?.secure;
    if (secure && !command.isEncapsulatedWith(CC["Security 2"])) return { action: "stop" }; // as real locks do
    if (isSet(command) && house.jammed.has(node.id)) {
      void send(node, notification(6, 0x0b));
      return { action: "stop" };
    }
    if (command instanceof cc.BatteryCCGet)
      return { action: "sendCC", cc: new cc.BatteryCCReport({ nodeId: HOST_NODE, level: house.battery.get(node.id) ?? 85 }) };
  },
};

async function addNode(stick, options) {
  const node = await MockNode.create({ ...options, controller: stick });
  const receive = node.onControllerFrame.bind(node);
  node.onControllerFrame = async (frame) => (house.dead.has(node.id) ? undefined : receive(frame));
  node.defineBehavior(...createDefaultMockNodeBehaviors());
  node.defineBehavior(nodeBehavior);
  stick.addNode(node);
}

// ---- the serial line ------------------------------------------------------------------------

const hasGoodChecksum = (frame) => frame.subarray(1).reduce((sum, octet) => sum ^ octet, 0xff) === 0;

/** What an ordered fault makes of a frame: true when the stick never sees it. */
function spoiled(frame, socket) {
  if (!hasGoodChecksum(frame)) {
    socket.write(Uint8Array.of(NAK));
    return true;
  }
  if (!(house.fault?.count > 0)) return false;
  house.fault.count--;
  log("fault:", house.fault.mode);
  if (house.fault.mode !== "silent") socket.write(Uint8Array.of(house.fault.mode === "can" ? CAN : NAK));
  return true;
}

/** A new host owes no ACKs, and interrupts no conversation. */
function forgetLastHost(stick) {
  for (const awaited of stick.expectedHostACKs.splice(0)) awaited.resolve();
  stick.state.delete("communicationState");
}

/** Serves one host at a time; the stick wants whole frames, a stream promises none. */
function serialServer(stick, toStick, line) {
  return net.createServer((socket) => {
    if (line.socket) return void socket.destroy();
    line.socket = socket;
    forgetLastHost(stick);
    socket.setNoDelay(true);
    const parser = new SerialAPIParser();
    const writer = parser.writable.getWriter();
    const frames = new WritableStream({
      write({ type, data }) {
        if (type !== ZWaveSerialFrameType.SerialAPI) return;
        if (typeof data !== "number" && spoiled(data, socket)) return;
        void toStick.write(typeof data === "number" ? Uint8Array.of(data) : data).catch(log);
      },
    });
    void parser.readable.pipeTo(frames).catch(() => {});
    socket.on("data", (chunk) => void writer.write(chunk).catch(() => {}));
    socket.on("error", () => {});
    socket.on("close", () => {
      if (line.socket === socket) line.socket = undefined;
      void writer.abort().catch(() => {});
    });
  });
}

// ---- the control channel --------------------------------------------------------------------

const bytesOf = (hex) => Uint8Array.from(Buffer.from(hex ?? "", "hex"));
const set = (members, member, on) => void (on ? members.add(member) : members.delete(member));

const commandsOf = (stick, port, line) => ({
  nodes: () => [...stick.nodes.keys()],
  /** Where the bolt is, and how many orders to move it have come. */
  state: ({ node }) => ({ locked: modeOf(node) === LOCKED, sets: house.sets.get(node.id) ?? 0 }),
  /** Someone turns the bolt by hand: mode 255 locks, 0 unlocks. */
  async manual({ node, mode }) {
    put(node, mode);
    await send(node, notification(6, mode === LOCKED ? 1 : 2));
    await send(node, report(node));
  },
  /** A report with nothing before it, as simple locks send. */
  async bare({ node, mode }) {
    put(node, mode);
    await send(node, report(node));
  },
  async keypadUnlock({ node, user = 1 }) {
    put(node, UNLOCKED);
    await send(node, notification(6, 6, [CC["User Code"], 3, user, 1, 0x31, 0x32, 0x33, 0x34]));
    await send(node, report(node));
  },
  /** From now on the bolt does not move, and the lock says so. */
  async jam({ node, on = true }) {
    set(house.jammed, node.id, on);
    if (!on) return;
    await send(node, notification(6, 0x0b));
    if (!isLockClass(node)) await send(node, report(node, JAMMED));
  },
  notify: ({ node, type, event, params }) => send(node, notification(type, event, [...bytesOf(params)])),
  battery({ node, level }) {
    house.battery.set(node.id, level);
    return send(node, new cc.BatteryCCReport({ nodeId: HOST_NODE, level }));
  },
  /** Neither hears nor acknowledges. */
  dead: ({ node, on = true }) => set(house.dead, node.id, on),
  /** Acknowledges and does nothing. */
  hang: ({ node, on = true }) => set(house.hung, node.id, on),
  /** The next frames of the host meet "nak", "can" or "silent". */
  fault: ({ mode = "nak", count = 1 }) => void (house.fault = { mode, count }),
  /** Any bytes on the line towards the host. */
  rawToHost: ({ bytes }) => port.emitData(bytesOf(bytes)),
  /** Cuts the line; nobody gets in until it is plugged. */
  unplug: () => line.unplug(),
  plug: () => line.plug(),
});

function controlServer(stick, commands) {
  const answer = async (text) => {
    const message = JSON.parse(text);
    const node = message.node === undefined ? undefined : stick.nodes.get(message.node);
    if (message.node !== undefined && !node) throw new Error(`no node ${message.node}`);
    if (!Object.hasOwn(commands, message.cmd)) throw new Error(`known are ${Object.keys(commands)}`);
    return commands[message.cmd]({ ...message, node });
  };
  return net.createServer((socket) => {
    let text = "";
    socket.on("error", () => {});
    socket.on("data", async (chunk) => {
      text += chunk;
      const lines = text.split("\n");
      text = lines.pop();
      for (const each of lines.filter((l) => l.trim()))
        try {
          socket.write(JSON.stringify({ ok: true, result: (await answer(each)) ?? null }) + "\n");
        } catch (e) {
          socket.write(JSON.stringify({ ok: false, error: e.message }) + "\n");
        }
    });
  });
}

// ---- the house ------------------------------------------------------------------------------

const listen = (server, port) =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => resolve(server.address().port));
  });

async function open() {
  const port = new MockPort();
  const binding = await port.factory()();
  const line = { socket: undefined };
  void new ReadableStream(binding.source)
    .pipeTo(new WritableStream({ write: (chunk) => void line.socket?.write(chunk) }))
    .catch(log);
  const stick = await MockController.create({
    homeId: 0xc0de0001, ownNodeId: HOST_NODE, mockPort: port, serial: undefined, securityKeys: KEYS,
    capabilities: {
      manufacturerId: 0x0086, productType: 1, productId: 0x5a, libraryVersion: "Z-Wave 7.18",
      supportedFunctionTypes: [...getDefaultSupportedFunctionTypes(), FunctionType.SoftReset],
    },
  });
  stick.defineBehavior(...createDefaultMockControllerBehaviors());
  for (const options of nodeOptions(option("travel", 0))) await addNode(stick, options);

  const serial = serialServer(stick, new WritableStream(binding.sink).getWriter(), line);
  const serialPort = await listen(serial, option("port", 0));
  line.unplug = () => { serial.close(); line.socket?.destroy(); };
  line.plug = () => listen(serial, serialPort).then(() => null);
  const controlPort = await listen(controlServer(stick, commandsOf(stick, port, line)), option("ctl", 0));
  console.log(JSON.stringify({ ready: true, port: serialPort, ctl: controlPort }));
}

process.on("unhandledRejection", (e) => log("test double:", e?.message ?? e));
if (flag("exit-with-stdin")) process.stdin.on("end", () => process.exit(0)).resume();
open().catch((e) => {
  console.error(e);
  process.exit(1);
});
