// What stands in the house, and what can move in.
"use strict";
const { ccCaps } = require("@zwave-js/testing");
const { CommandClasses: CC, SecurityClass } = require("@zwave-js/core");

const UNLOCKED = 0x00;
const UNLOCKED_FOR_A_TIME = 0x01;
const LOCKED = 0xff;
const JAMMED = 0xfe;

/** Fixed keys of a house in which nobody lives. */
const KEYS = {
  S0_Legacy: Buffer.from("0102030405060708090a0b0c0d0e0f10", "hex"),
  S2_Unauthenticated: Buffer.alloc(16, 0x11),
  S2_Authenticated: Buffer.alloc(16, 0x22),
  S2_AccessControl: Buffer.alloc(16, 0x33),
};

/** What the sensors feel, by node and sensor type; the hand in the house changes it. */
const felt = { 4: { 1: 21.5, 5: 45 }, 5: { 30: 42 } };
const feeling = (node) => (type) => felt[node]?.[type] ?? 0;

const ALWAYS_CLEAR = [
  { ccId: CC["Z-Wave Plus Info"], version: 2 },
  { ccId: CC.Version, version: 3 },
  { ccId: CC["Manufacturer Specific"], version: 2 },
  { ccId: CC["Device Reset Locally"], version: 1 },
];
const S2 = [
  { ccId: CC["Security 2"], version: 1 },
  { ccId: CC.Supervision, version: 1 },
  { ccId: CC["Transport Service"], version: 2 },
];
const S0 = [{ ccId: CC.Security, version: 1 }];

const ENTRY_CONTROL = {
  basicDeviceClass: 0x04, genericDeviceClass: 0x40, specificDeviceClass: 0x03,
  manufacturerId: 0x0129, productType: 0x8002, productId: 0x0600, firmwareVersion: "1.7",
};
/** A door lock: the type before the secure keypad door lock, which demands security. */
const PLAIN_LOCK = { ...ENTRY_CONTROL, specificDeviceClass: 0x01 };
const BEAMED = { isListening: false, isFrequentListening: "1000ms", supportsBeaming: true, isRouting: true };

const notifications = (secure) =>
  ccCaps({
    ccId: CC.Notification, version: 8, secure, supportsV1Alarm: false,
    notificationTypesAndEvents: {
      6: [1, 2, 3, 4, 5, 6, 9, 0x0a, 0x0b, 0x0c, 0x0e, 0x0f, 0x10, 0x12, 0x13, 0x16, 0x17],
      7: [3, 4],
      8: [1, 5, 0x0a, 0x0b],
    },
  });

const doorLock = (secure, travelTime, version = 4) =>
  ccCaps({
    ccId: CC["Door Lock"], version, secure, travelTime, supportedOperationTypes: [1, 2],
    supportedDoorLockModes: [UNLOCKED, UNLOCKED_FOR_A_TIME, LOCKED],
    autoRelockSupported: true, blockToBlockSupported: true,
  });

const userCode = (version) =>
  ccCaps({
    ccId: CC["User Code"], version, secure: true, numUsers: 30, supportsAdminCode: true,
    supportsAdminCodeDeactivation: true, supportsUserCodeChecksum: true, supportedUserIDStatuses: [0, 1, 2],
    supportedKeypadModes: [0, 1, 2, 3], supportedASCIIChars: "0123456789",
  });

const userCredential = ccCaps({
  ccId: CC["User Credential"], version: 1, secure: true, numberOfSupportedUsers: 20,
  supportedCredentialRules: [1], maxUserNameLength: 20, supportedUserTypes: [0, 3, 7], supportsAdminCode: true,
  supportedCredentialTypes: new Map([[1, {
    numberOfCredentialSlots: 20, minCredentialLength: 4, maxCredentialLength: 10,
    maxCredentialHashLength: 0, supportsCredentialLearn: false,
  }]]),
});

const lockClasses = (travelTime, codes, doorLockVersion) => [
  ...ALWAYS_CLEAR, doorLock(true, travelTime, doorLockVersion), notifications(true), codes,
  { ccId: CC.Battery, version: 1, secure: true }, { ccId: CC.Association, version: 2, secure: true },
];

const thermostatClasses = [
  ...ALWAYS_CLEAR, ...S2,
  ccCaps({ ccId: CC["Thermostat Mode"], version: 3, secure: true, supportedModes: [0, 1, 2, 3] }),
  ccCaps({
    ccId: CC["Thermostat Setpoint"], version: 3, secure: true,
    setpoints: {
      1: { minValue: 5, maxValue: 30, defaultValue: 20, scale: "°C" },
      2: { minValue: 16, maxValue: 35, defaultValue: 25, scale: "°C" },
    },
  }),
  { ccId: CC["Thermostat Fan Mode"], version: 3, secure: true },
  { ccId: CC["Thermostat Fan State"], version: 2, secure: true },
  { ccId: CC["Thermostat Operating State"], version: 1, secure: true },
  ccCaps({
    ccId: CC["Multilevel Sensor"], version: 11, secure: true, getValue: feeling(4),
    sensors: { 1: { supportedScales: [0] }, 5: { supportedScales: [0] } },
  }),
  { ccId: CC.Association, version: 2, secure: true },
];

/** The nodes that are there from the start, by id. */
const residents = (travelTime) => [
  { id: 2, capabilities: { // moved only with its key
      ...ENTRY_CONTROL, ...BEAMED, securityClasses: new Set([SecurityClass.S2_AccessControl]),
      commandClasses: [...lockClasses(travelTime, userCode(2)), ...S2] } },
  { id: 3, capabilities: { // an older one with the older key
      ...ENTRY_CONTROL, ...BEAMED, securityClasses: new Set([SecurityClass.S0_Legacy]),
      commandClasses: [...lockClasses(travelTime, userCode(1), 2), ...S0] } },
  { id: 4, capabilities: { // a thermostat
      isListening: true, genericDeviceClass: 0x08, specificDeviceClass: 0x06,
      securityClasses: new Set([SecurityClass.S2_Unauthenticated]), commandClasses: thermostatClasses } },
  { id: 5, capabilities: { // hears how loud it is
      isListening: true, genericDeviceClass: 0x21, specificDeviceClass: 0x01,
      commandClasses: [
        ...ALWAYS_CLEAR,
        ccCaps({ ccId: CC["Multilevel Sensor"], version: 11, getValue: feeling(5), sensors: { 30: { supportedScales: [0, 1] } } }),
        { ccId: CC.Battery, version: 1 }, { ccId: CC.Association, version: 2 }] } },
  { id: 6, capabilities: { // keeps users and credentials instead of user codes
      ...ENTRY_CONTROL, ...BEAMED, securityClasses: new Set([SecurityClass.S2_AccessControl]),
      commandClasses: [...lockClasses(travelTime, userCredential), ...S2] } },
  { id: 7, capabilities: { // a mains-powered lock that tells nothing by itself
      ...PLAIN_LOCK, isListening: true,
      commandClasses: [...ALWAYS_CLEAR, ccCaps({ ccId: CC.Lock, version: 1, travelTime })] } },
  { id: 8, capabilities: { // a battery lock in the clear
      ...PLAIN_LOCK, ...BEAMED,
      commandClasses: [...ALWAYS_CLEAR, doorLock(false, travelTime), notifications(false), { ccId: CC.Battery, version: 1 }] } },
];

const CLASSES_OF = {
  s2ac: [SecurityClass.S2_AccessControl],
  s2all: [SecurityClass.S2_AccessControl, SecurityClass.S2_Authenticated, SecurityClass.S2_Unauthenticated],
  s2un: [SecurityClass.S2_Unauthenticated],
};

/** A lock that wants to join: s2ac, s2all, s2un, s0 or none. It listens, so that a test need not wait for beams. */
const newcomer = (security, travelTime) => {
  const classes = CLASSES_OF[security];
  const encapsulations = classes ? S2 : security === "s0" ? S0 : [];
  return {
    ...ENTRY_CONTROL, isListening: true, ...(classes ? { securityClasses: new Set(classes) } : {}),
    commandClasses: [...lockClasses(travelTime, userCode(2)), ...encapsulations],
  };
};

/** A sensor that wants to join with S2. */
const newSensor = (security) => ({
  isListening: true, genericDeviceClass: 0x21, specificDeviceClass: 0x01, securityClasses: new Set(CLASSES_OF[security]),
  commandClasses: [
    ...ALWAYS_CLEAR, ...S2, { ccId: CC.Association, version: 2, secure: true },
    ccCaps({ ccId: CC["Multilevel Sensor"], version: 11, secure: true, getValue: feeling(5), sensors: { 30: { supportedScales: [0] } } })],
});

module.exports = { KEYS, felt, residents, newcomer, newSensor, UNLOCKED, LOCKED, JAMMED };
