// What zwave-js' test doubles lack of a real stick and of real nodes.
"use strict";
const { MockNode } = require("@zwave-js/testing");
const { FunctionType, Message, MessageType } = require("@zwave-js/serial");
const sapi = require("@zwave-js/serial/serialapi");
const { createDefaultMockNodeBehaviors } = require("zwave-js/Testing");
const { CommandClasses: CC, SecurityClass, parseNodeID } = require("@zwave-js/core");
const { Bytes } = require("@zwave-js/shared");
const cc = require("@zwave-js/cc");
const { say } = require("./voice.cjs");

const HOST = 1;
const HEARD_LIMIT = 500;

/** The test doubles let each frame take 10 ms on the air, which would hide what a host costs. */
const INSTANT = { txDelay: 0 };

/** What was ordered by hand and what came over the air, by node id. */
const house = {
  dead: new Set(), hung: new Set(), jammed: new Set(), battery: new Map(), sets: new Map(),
  deaf: new Map(), refusals: new Map(), keyed: new Set(), heard: new Map(), lastEvent: new Map(), leaving: undefined,
  /** Whether the stick tells of SmartStart nodes; who of them has power and no network; when the line is cut. */
  listening: false, homeless: new Map(), cut: undefined,
};

const SMART_START_CALL = 8;
const SMART_START_LISTEN = 9;

// zwave-js only ever sends these requests, and does not read whom they call.
const readAdding = sapi.AddNodeToNetworkRequest.from.bind(sapi.AddNodeToNetworkRequest);
sapi.AddNodeToNetworkRequest.from = (raw, context) =>
  Object.assign(readAdding(raw, context), { called: Buffer.from(raw.payload.subarray(2, 10)).toString("hex") });

// zwave-js only ever sends this command, and cannot read it.
cc.ThermostatFanModeCCSet.from = (raw, context) =>
  new cc.ThermostatFanModeCCSet({ nodeId: context.sourceNodeId, mode: raw.payload[0] & 0x0f, off: !!(raw.payload[0] & 0x80) });

sapi.IsFailedNodeRequest.from = (raw, context) =>
  new sapi.IsFailedNodeRequest({ failedNodeId: parseNodeID(raw.payload, context.nodeIdType).nodeId });

const isSet = (command) => command instanceof cc.LockCCSet || command instanceof cc.DoorLockCCOperationSet;
const isSecured = (command) => command.isEncapsulatedWith(CC["Security 2"]) || command.isEncapsulatedWith(CC.Security);
const reply = (answer) => ({ action: "sendCC", cc: answer });
const OBEYED = { action: "ok" };
const STOP = { action: "stop" };

function notification(type, event, parameters = []) {
  return new cc.NotificationCCReport({
    nodeId: HOST, notificationType: type, notificationStatus: 0xff, notificationEvent: event,
    eventParameters: parameters.length ? Bytes.from(parameters) : undefined,
  });
}

/** Tells of something and remembers it, for hosts that ask afterwards. */
function tell(node, type, event, parameters) {
  house.lastEvent.set(`${node.id}/${type}`, event);
  return say(node, notification(type, event, parameters));
}

function note(node, command) {
  const heard = house.heard.get(node.id) ?? [];
  heard.push(command.constructor.name);
  house.heard.set(node.id, heard.slice(-HEARD_LIMIT));
  if (house.cut?.id === node.id && house.cut.command === command.constructor.name) {
    house.cut.line.unplug();
    house.cut = undefined;
  }
}

/** Someone keeps off the air what a node answers that has just got its keys. */
function isRefused(node, command) {
  if (command instanceof cc.Security2CCTransferEnd) house.keyed.add(node.id);
  const left = house.refusals.get(node.id) ?? 0;
  const refused = left > 0 && house.keyed.has(node.id) && command instanceof cc.Security2CCNonceGet;
  if (refused) house.refusals.set(node.id, left - 1);
  return refused;
}

/** Real locks ignore in the clear what they do only with their key; hung ones ignore everything. */
const manners = {
  handleCC(stick, node, command) {
    note(node, command);
    if (isSet(command)) house.sets.set(node.id, (house.sets.get(node.id) ?? 0) + 1);
    if (house.hung.has(node.id) || isRefused(node, command)) return STOP;
    if (node.implementedCCs.get(command.ccId)?.secure && !isSecured(command)) return STOP;
    if (isSet(command) && house.jammed.has(node.id)) {
      void tell(node, 6, 0x0b);
      return { action: "fail" };
    }
  },
};

const association = (node) => node.state.get("house.lifeline") ?? [];

/** Answers to what the test doubles leave unanswered. */
const answers = [
  [cc.BatteryCCGet, (node, _, to) => reply(new cc.BatteryCCReport({ ...to, level: house.battery.get(node.id) ?? 85 }))],
  [cc.ThermostatFanModeCCGet, (node, _, to) =>
    reply(new cc.ThermostatFanModeCCReport({ ...to, mode: node.state.get("house.fan") ?? 0, off: node.state.get("house.fanOff") ?? false }))],
  [cc.ThermostatFanModeCCSet, (node, set) => {
    node.state.set("house.fan", set.mode);
    node.state.set("house.fanOff", !!set.off);
    return OBEYED;
  }],
  [cc.ThermostatFanModeCCSupportedGet, (_, __, to) => reply(new cc.ThermostatFanModeCCSupportedReport({ ...to, supportedModes: [0, 1, 6] }))],
  [cc.ThermostatFanStateCCGet, (node, _, to) => reply(new cc.ThermostatFanStateCCReport({ ...to, state: node.state.get("house.fan") ? 1 : 0 }))],
  [cc.ThermostatOperatingStateCCGet, (_, __, to) => reply(new cc.ThermostatOperatingStateCCReport({ ...to, state: 0 }))],
  // The stock double refuses every value above the lower limit.
  [cc.ThermostatSetpointCCSet, (node, set) => {
    const range = node.getCCCapabilities(CC["Thermostat Setpoint"])?.setpoints?.[set.setpointType];
    if (!range || set.value < range.minValue || set.value > range.maxValue) return { action: "fail" };
    node.state.set(`ThermostatSetpoint_setpoint_${set.setpointType}`, set.value);
    node.state.set(`ThermostatSetpoint_scale_${set.setpointType}`, set.scale);
    return OBEYED;
  }],
  [cc.AssociationCCSupportedGroupingsGet, (_, __, to) => reply(new cc.AssociationCCSupportedGroupingsReport({ ...to, groupCount: 1 }))],
  [cc.AssociationCCGet, (node, _, to) =>
    reply(new cc.AssociationCCReport({ ...to, groupId: 1, maxNodes: 5, nodeIds: association(node), reportsToFollow: 0 }))],
  [cc.AssociationCCSet, (node, set) => {
    node.state.set("house.lifeline", [...new Set([...association(node), ...set.nodeIds])]);
    return OBEYED;
  }],
  [cc.AssociationCCRemove, (node, gone) => {
    node.state.set("house.lifeline", association(node).filter((id) => gone.nodeIds?.length && !gone.nodeIds.includes(id)));
    return OBEYED;
  }],
  [cc.NotificationCCGet, (node, get, to) =>
    reply(new cc.NotificationCCReport({
      ...to, notificationType: get.notificationType ?? 6, notificationStatus: 0xff,
      notificationEvent: house.lastEvent.get(`${node.id}/${get.notificationType ?? 6}`) ?? 0xfe,
    }))],
  [cc.NotificationCCSet, () => OBEYED],
].map(([type, act]) => ({
  handleCC: (stick, node, command) => (command instanceof type ? act(node, command, { nodeId: stick.ownNodeId }) : undefined),
}));

/** A joining node blanks the first two bytes of its key where they are to be typed in. */
const blankKey = {
  transformResponse(stick, node, command, response) {
    const report = response.action === "sendCC" && response.cc;
    const authenticated = [SecurityClass.S2_AccessControl, SecurityClass.S2_Authenticated];
    if (report instanceof cc.Security2CCPublicKeyReport && !report.includingNode
        && authenticated.some((each) => node.capabilities.securityClasses.has(each))) {
      const key = Bytes.from(report.publicKey.slice());
      key[0] = key[1] = 0;
      report.publicKey = key;
    }
    return response;
  },
};

/** A joining node echoes the grant that it heard; the stock double echoes what it had asked for. */
const echoGrant = {
  handleCC(stick, node, command) {
    if (command instanceof cc.Security2CCKEXSet && !command.echo)
      node.capabilities.securityClasses = new Set(command.grantedKeys);
  },
};

/** Gives a node the house's manners, and ears that can be stopped. */
function settle(node, withDefaults) {
  const receive = node.onControllerFrame.bind(node);
  node.onControllerFrame = async (frame) => {
    const lost = house.deaf.get(node.id) ?? 0;
    if (lost > 0) house.deaf.set(node.id, lost - 1);
    return house.dead.has(node.id) || lost > 0 ? undefined : receive(frame);
  };
  if (withDefaults) node.defineBehavior(...createDefaultMockNodeBehaviors());
  node.defineBehavior(...answers, blankKey, echoGrant, leaveWithoutKeys, manners); // the last one is asked first
}

async function addNode(stick, options) {
  const node = await MockNode.create({ id: options.id, controller: stick, capabilities: { ...INSTANT, ...options.capabilities } });
  settle(node, true);
  stick.addNode(node);
}

// ---- the stick ------------------------------------------------------------------------------

async function exclude(stick, request) {
  const told = (status, nodeId) =>
    stick.sendMessageToHost(new sapi.RemoveNodeFromNetworkRequestStatusReport({ callbackId: request.callbackId, status, nodeId }));
  await told(sapi.RemoveNodeStatus.Ready);
  if (house.leaving === undefined) return;
  const id = house.leaving;
  house.leaving = undefined;
  await told(sapi.RemoveNodeStatus.NodeFound);
  await told(sapi.RemoveNodeStatus.RemovingSlave, id);
  if (stick.nodes.has(id)) stick.removeNode(stick.nodes.get(id));
  await told(sapi.RemoveNodeStatus.Done, id);
}

/** A node that joined by itself and gets no keys leaves by itself: it neither hears nor acknowledges any more. */
const leaveWithoutKeys = {
  handleCC(stick, node, command) {
    if (command instanceof cc.Security2CCKEXFail && house.homeless.has(node.id)) house.dead.add(node.id);
  },
};

/** The stick listens for nodes that join by themselves, or calls one by its home ids. */
function smartStart(stick, request) {
  house.listening = request.addNodeType === SMART_START_LISTEN;
  if (request.addNodeType === SMART_START_CALL) {
    const called = [...house.homeless.values()].find((each) => each.homeIds === request.called);
    stick.nodePendingInclusion = called?.moveIn();
  }
  return house.listening;
}

const isIdle = (stick) => !stick.state.get("inclusionState");

/** zwave-js only ever reads these answers, and cannot write them. */
const answerAs = (stick, type, functionType, ...payload) =>
  stick.sendMessageToHost(new Message({ type, functionType, payload: Bytes.from(payload) }));

const networkManagement = {
  async onHostMessage(stick, message) {
    if (message instanceof sapi.RemoveNodeFromNetworkRequest) {
      if (message.removeNodeType !== sapi.RemoveNodeType.Stop) await exclude(stick, message);
      else if (message.callbackId)
        await stick.sendMessageToHost(new sapi.RemoveNodeFromNetworkRequestStatusReport(
          { callbackId: message.callbackId, status: sapi.RemoveNodeStatus.Done, nodeId: 0 }));
      return true;
    }
    if (message instanceof sapi.AddNodeToNetworkRequest && smartStart(stick, message)) return true;
    // The stock double takes a stop for a start when it is idle.
    if (message instanceof sapi.AddNodeToNetworkRequest && message.addNodeType === sapi.AddNodeType.Stop && isIdle(stick)) {
      if (message.callbackId)
        await stick.sendMessageToHost(new sapi.AddNodeToNetworkRequestStatusReport(
          { callbackId: message.callbackId, status: sapi.AddNodeStatus.Done, nodeId: 0 }));
      return true;
    }
    if (message instanceof sapi.IsFailedNodeRequest) {
      await answerAs(stick, MessageType.Response, FunctionType.IsFailedNode, house.dead.has(message.failedNodeId) ? 1 : 0);
      return true;
    }
    if (message instanceof sapi.RemoveFailedNodeRequest) {
      const dead = house.dead.has(message.failedNodeId);
      await answerAs(stick, MessageType.Response, FunctionType.RemoveFailedNode, dead ? 0 : 0x08);
      if (!dead) return true;
      if (stick.nodes.has(message.failedNodeId)) stick.removeNode(stick.nodes.get(message.failedNodeId));
      await answerAs(stick, MessageType.Request, FunctionType.RemoveFailedNode, message.callbackId, 1);
      return true;
    }
  },
};

/** What a node cannot read must not silence the whole radio, and who is not there cannot hear. */
function toughen(stick, log) {
  const send = stick.sendToNode.bind(stick);
  const unreadable = new cc.CommandClass({ nodeId: stick.ownNodeId, ccId: 0, payload: new Uint8Array() });
  const guarded = (payload) => async () => {
    try {
      return await payload();
    } catch (e) {
      log("unreadable:", e.message);
      return unreadable;
    }
  };
  stick.sendToNode = (node, frame) =>
    !node ? Promise.reject(new Error("no such node"))
    : send(node, typeof frame.payload === "function" ? { ...frame, payload: guarded(frame.payload) } : frame);
  stick.defineBehavior(networkManagement);
}

module.exports = { HOST, INSTANT, house, addNode, settle, toughen, tell };
