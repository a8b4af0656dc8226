package io.lintel.driver.zwave.api;

/** Functions of the Serial API, as far as this driver uses them. */
final class FunctionId {
  static final int GET_INIT_DATA = 0x02;
  static final int APPLICATION_COMMAND = 0x04;
  static final int GET_CONTROLLER_CAPABILITIES = 0x05;
  static final int GET_API_CAPABILITIES = 0x07;
  static final int SOFT_RESET = 0x08;
  static final int API_STARTED = 0x0A;
  static final int API_SETUP = 0x0B;
  static final int SET_RADIO_RECEIVING = 0x10;
  static final int SEND_DATA = 0x13;
  static final int GET_CONTROLLER_VERSION = 0x15;
  static final int SEND_DATA_ABORT = 0x16;
  static final int GET_CONTROLLER_ID = 0x20;
  static final int NVM_OPERATIONS = 0x2E;
  static final int GET_BACKGROUND_RSSI = 0x3B;
  static final int EXTENDED_NVM_OPERATIONS = 0x3D;
  static final int GET_NODE_PROTOCOL_INFO = 0x41;
  static final int REQUEST_NEIGHBOR_UPDATE = 0x48;
  static final int APPLICATION_UPDATE = 0x49;
  static final int ADD_NODE = 0x4A;
  static final int REMOVE_NODE = 0x4B;
  static final int SET_SUC = 0x54;
  static final int GET_SUC = 0x56;
  static final int REQUEST_NODE_INFO = 0x60;
  static final int REMOVE_FAILED_NODE = 0x61;
  static final int IS_FAILED_NODE = 0x62;
  static final int REPLACE_FAILED_NODE = 0x63;
  static final int GET_ROUTING_INFO = 0x80;
  static final int BRIDGE_APPLICATION_COMMAND = 0xA8;
  static final int SEND_DATA_BRIDGE = 0xA9;
  static final int GET_LONG_RANGE_NODES = 0xDA;

  private FunctionId() {}
}
