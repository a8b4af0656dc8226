// The hand in the house: one JSON object a line, {"cmd":"…",…}; answers {"ok":true,"result":…}.
"use strict";
const net = require("node:net");
const { createHash } = require("node:crypto");
const { CommandClasses: CC, Duration, dskToString, generateECDHKeyPair } = require("@zwave-js/core");
const { FunctionType, Message, MessageType } = require("@zwave-js/serial");
const cc = require("@zwave-js/cc");
const { HOST, INSTANT, house, settle, tell } = require("./behaviors.cjs");
const { KEYS, felt, newcomer, newSensor, UNLOCKED, LOCKED, JAMMED } = require("./nodes.cjs");
const { say, transmit } = require("./voice.cjs");

const WRONG_CODE = 0x14;
const KEYPAD_LOCK = 5;
const KEYPAD_UNLOCK = 6;
const ACCESS_CONTROL = 6;

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
const report = (node, mode = modeOf(node), target = mode) =>
  isLockClass(node)
    ? new cc.LockCCReport({ nodeId: HOST, locked: mode === LOCKED })
    : new cc.DoorLockCCOperationReport({
        nodeId: HOST, currentMode: mode, targetMode: target, duration: new Duration(0, "seconds"),
        outsideHandlesCanOpenDoor: [true, false, false, false], insideHandlesCanOpenDoor: [true, false, false, false],
        doorStatus: "closed", boltStatus: mode === LOCKED ? "locked" : "unlocked", latchStatus: "closed",
      });

/** DSK by node id, of those who came in. */
const labels = new Map();

const bytesOf = (hex) => Uint8Array.from(Buffer.from(hex ?? "", "hex"));
const set = (members, member, on) => void (on ? members.add(member) : members.delete(member));

/** How a lock says who it was: a whole report of the user's code, or the number alone. */
const who = (user, form) =>
  form === "byte" ? Uint8Array.of(user) : Uint8Array.of(CC["User Code"], 3, user, 1, 0x31, 0x32, 0x33, 0x34);

const textOf = (data) => (typeof data === "string" ? data : Buffer.from(data ?? "").toString("latin1"));

/** The user whose code it is, in whatever form the lock keeps codes. */
function userOf(node, digits) {
  for (const [key, value] of node.state) {
    const code = /^UserCode_userCode_(\d+)$/.exec(key);
    if (code && textOf(value) === digits && node.state.get(`UserCode_userIdStatus_${code[1]}`) === 1) return Number(code[1]);
    if (/^UserCredential_cred_1_\d+$/.test(key) && textOf(value.credentialData) === digits) return value.userId;
  }
}

const APPLICATION_PRIMED = 0x85;
const FIVE_DIGITS = 5;
const digits = (value, count) => String(value).padStart(count, "0");

/** The label of a lock that joins by itself; "pin" and "other" are labels with a slip of the pen. */
function qrOf(dsk, requested, slip, deviceClass) {
  const printed = Buffer.from(dsk);
  if (slip === "pin") printed[1] ^= 1;
  if (slip === "other") printed[4] ^= 1;
  const groups = Array.from({ length: 8 }, (_, i) => digits(printed.readUInt16BE(2 * i), FIVE_DIGITS)).join("");
  // type 0: device class and icon
  const content = digits(requested, 3) + groups + "0010" + digits(deviceClass, FIVE_DIGITS) + digits(0x0300, FIVE_DIGITS);
  return "9001" + digits(createHash("sha1").update(content).digest().readUInt16BE(0), FIVE_DIGITS) + content;
}

/** Home ids by which it announces itself and by which it is called (facts of SmartStart: DSK bytes 8 to 15). */
function homeIdsOf(dsk) {
  const ids = Buffer.from(dsk.slice(8, 16));
  ids[0] |= 0xc0;
  ids[3] &= 0xfe;
  ids[4] &= 0x3f;
  ids[7] |= 0x01;
  return ids;
}

const announcement = (homeIds) =>
  new Message({
    type: MessageType.Request, functionType: FunctionType.ApplicationUpdateRequest,
    payload: Buffer.concat([Buffer.from([APPLICATION_PRIMED, 0, 0]), homeIds.subarray(0, 4), Buffer.from([1, 4, 0x40, 3, CC["Security 2"]])]),
  });

const commandsOf = (stick, port, line, travel) => ({
  nodes: () => [...stick.nodes.keys()],
  keys: () => Object.fromEntries(Object.entries(KEYS).map(([name, key]) => [name, key.toString("hex")])),
  /** Where the bolt is, how many orders to move it have come, and who is told of what happens. */
  state: ({ node }) => ({
    locked: modeOf(node) === LOCKED, sets: house.sets.get(node.id) ?? 0, lifeline: node.state.get("house.lifeline") ?? [],
    values: Object.fromEntries([...node.state].filter(([, value]) => ["string", "number", "boolean"].includes(typeof value))),
  }),
  /** The names of the last commands that reached a node. */
  heard: ({ node }) => house.heard.get(node.id) ?? [],
  /** Someone turns the bolt by hand: mode 255 locks, 0 unlocks. */
  async manual({ node, mode }) {
    put(node, mode);
    await tell(node, ACCESS_CONTROL, mode === LOCKED ? 1 : 2);
    await say(node, report(node));
  },
  /** A report with nothing before it, as simple locks send. */
  async bare({ node, mode }) {
    put(node, mode);
    await say(node, report(node));
  },
  async keypadUnlock({ node, user = 1, form }) {
    put(node, UNLOCKED);
    await tell(node, ACCESS_CONTROL, KEYPAD_UNLOCK, who(user, form));
    await say(node, report(node));
  },
  async keypadLock({ node, user = 1, form }) {
    put(node, LOCKED);
    await tell(node, ACCESS_CONTROL, KEYPAD_LOCK, who(user, form));
    await say(node, report(node));
  },
  /** Someone types a code; the lock opens when it knows it. Answers with the user, or null. */
  async enter({ node, digits }) {
    const user = userOf(node, digits);
    if (user === undefined) return tell(node, ACCESS_CONTROL, WRONG_CODE).then(() => null);
    put(node, UNLOCKED);
    await tell(node, ACCESS_CONTROL, KEYPAD_UNLOCK, who(user));
    await say(node, report(node));
    return user;
  },
  /** From now on the bolt does not move, and the lock says so. */
  async jam({ node, on = true }) {
    set(house.jammed, node.id, on);
    if (!on) return;
    await tell(node, ACCESS_CONTROL, 0x0b);
    if (!isLockClass(node)) await say(node, report(node, JAMMED, LOCKED));
  },
  notify: ({ node, type, event, params }) => tell(node, type, event, [...bytesOf(params)]),
  /** What only someone without the key would do: a report in the clear that the bolt is where it is not. */
  forge: ({ node, mode }) => transmit(node, report(node, mode)),
  battery({ node, level }) {
    house.battery.set(node.id, level);
    return say(node, new cc.BatteryCCReport({ nodeId: HOST, level }));
  },
  /** What a sensor feels from now on; it says so at once. */
  sensor({ node, type, value, scale = 0 }) {
    (felt[node.id] ??= {})[type] = value;
    return say(node, new cc.MultilevelSensorCCReport({ nodeId: HOST, type, scale, value }));
  },
  reset: ({ node }) => say(node, new cc.DeviceResetLocallyCCNotification({ nodeId: HOST })),
  /** Neither hears nor acknowledges. */
  dead: ({ node, on = true }) => set(house.dead, node.id, on),
  /** Does not hear the next frames. */
  deaf: ({ node, count = 1 }) => void house.deaf.set(node.id, count),
  /** Acknowledges and does nothing. */
  hang: ({ node, on = true }) => set(house.hung, node.id, on),
  /** Forgets where it is in the sequence of nonces. */
  desync: ({ node }) => void node.securityManagers.securityManager2?.deleteNonce(HOST),
  /** Lets a lock join when the stick next listens; with its keys, it does not answer so many questions for a nonce. */
  join({ id = 10, security = "s2ac", refuse = 0 }) {
    house.keyed.delete(id);
    house.refusals.set(id, refuse);
    stick.nodePendingInclusion = {
      id, capabilities: { ...INSTANT, ...newcomer(security, travel) },
      setup(node) {
        settle(node, false);
        labels.set(id, dskToString(node.ecdhKeyPair.publicKey.slice(0, 16)));
      },
    };
  },
  /**
   * A device that joins by itself when it has power; answers with its label. slip: "pin" or "other"; printed: the
   * keys that stand on the label, if not those that it asks for; sensor: it is no lock.
   */
  async smartStart({ id = 10, security = "s2ac", slip, printed, sensor = false }) {
    const keys = await generateECDHKeyPair();
    const dsk = Buffer.from(keys.publicKey.slice(0, 16));
    const homeIds = homeIdsOf(dsk);
    const { securityClasses, ...capabilities } = (sensor ? newSensor : newcomer)(security, travel);
    const requested = [...securityClasses].reduce((bits, each) => bits | (1 << each), 0);
    const lock = {
      homeIds: homeIds.toString("hex"), announcement: announcement(homeIds), id,
      moveIn: () => ({
        id: lock.id, capabilities: { ...INSTANT, ...capabilities, securityClasses: new Set(securityClasses) },
        setup(node) {
          house.dead.delete(lock.id);
          node.ecdhKeyPair = keys;
          settle(node, false);
        },
      }),
    };
    house.homeless.set(id, lock);
    return { qr: qrOf(dsk, printed ?? requested, slip, sensor ? 0x2101 : 0x4003), dsk: dskToString(dsk) };
  },
  /** The keys that a node was granted, as bits. */
  granted: ({ node }) => [...node.capabilities.securityClasses].reduce((bits, each) => bits | (1 << each), 0),
  /** Gives it power, and an id of its own should it come in: it announces itself. Whether the stick listens. */
  async power({ id = 10, as = id, count = 1 }) {
    const lock = house.homeless.get(id);
    if (as !== id) house.homeless.set(as, Object.assign(lock, { id: as })); // one device under both ids
    const heard = house.listening;
    for (let i = 0; i < count; i++) await stick.sendMessageToHost(lock.announcement);
    return heard;
  },
  /** Cuts the line when this node hears the command of this name. */
  cut: ({ id, command }) => void (house.cut = { id, command, line }),
  /** What stands on the label of a lock that is joining or has joined. */
  label({ id = 10 }) {
    if (!labels.has(id)) throw new Error(`nobody joined as ${id}`);
    return { dsk: labels.get(id), pin: labels.get(id).slice(0, 5) };
  },
  /** Someone presses the button of this node when the stick next excludes. */
  leave: ({ id }) => void (house.leaving = id),
  /** The next frames of the host meet "nak", "can" or "silent". */
  fault: ({ mode = "nak", count = 1 }) => void (line.fault = { mode, count }),
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
  const serve = async (line, socket) => {
    try {
      socket.write(JSON.stringify({ ok: true, result: (await answer(line)) ?? null }) + "\n");
    } catch (e) {
      socket.write(JSON.stringify({ ok: false, error: e.message }) + "\n");
    }
  };
  return net.createServer((socket) => {
    let text = "";
    let before = Promise.resolve();
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk;
      const lines = text.split("\n");
      text = lines.pop();
      for (const line of lines.filter((each) => each.trim())) before = before.then(() => serve(line, socket));
    });
  });
}

module.exports = { commandsOf, controlServer };
