package io.lintel.driver.zwave.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Payloads as sticks and zwave-js 15.29 exchange them. */
class ApiVectors {
  /** A 700-series static controller with a bridge function, as a simulator plays it. */
  private static final Octets CAPABILITIES =
      Octets.ofHex(
          "010000860001005a" // firmware 1.0, manufacturer 0086, type 0001, id 005A
              + "92001c8000000000010631800300000000000000000500000000000000000000");

  @Test
  void capabilities() {
    var decoded = ApiCapabilities.decode(CAPABILITIES);
    assertEquals(0x0086, decoded.manufacturer());
    assertTrue(decoded.supports(FunctionId.SEND_DATA));
    assertTrue(decoded.supports(FunctionId.SOFT_RESET));
    assertTrue(decoded.isBridge());
    assertFalse(decoded.supports(FunctionId.API_SETUP));
    assertFalse(decoded.supports(0xFF));
  }

  @Test
  void init_data_with_nodes_1_to_7() {
    // api version 9, capabilities 8, mask length 29, mask, chip 7.0
    Octets payload = Octets.ofHex("09081d7f" + "00".repeat(28) + "0700");
    var nodes = IntStream.rangeClosed(1, 7).mapToObj(NodeId::new).toList();
    assertEquals(nodes, InitData.decode(payload).nodes());
  }

  @Test
  void controller_version() {
    var version = ControllerVersion.decode(Octets.ofHex("5a2d5761766520372e31380001"));
    assertEquals(new ControllerVersion("Z-Wave 7.18", 1), version);
    assertEquals("?", ControllerVersion.decode(Octets.ofHex("1b0001")).text());
  }

  @Test
  void controller_id_in_both_widths() {
    Octets home = Octets.ofHex("c0de0001");
    assertEquals(
        new ControllerId(home, new NodeId(1)),
        ControllerId.decode(home.plus(1), NodeIdWidth.EIGHT_BITS));
    assertEquals(
        new ControllerId(home, new NodeId(258)),
        ControllerId.decode(home.plus(1, 2), NodeIdWidth.SIXTEEN_BITS));
    assertThrows(
        MalformedFrame.class, () -> ControllerId.decode(home.plus(0), NodeIdWidth.EIGHT_BITS));
  }

  @Test
  void setup_sub_commands() {
    // sub-command 1, mask FE, extended mask
    var all = ApiSetup.decodeSupported(Octets.ofHex("01fe160103000100000001000000000000000109"));
    assertTrue(all.txStatusReport());
    assertTrue(all.nodeIdType());
    assertEquals(ApiSetup.Supported.NONE, ApiSetup.decodeSupported(Octets.of(0, 1)));
    assertEquals(NodeIdWidth.SIXTEEN_BITS, ApiSetup.decodeWidth(Octets.of(0x80, 1)));
    assertEquals(NodeIdWidth.EIGHT_BITS, ApiSetup.decodeWidth(Octets.of(0x00, 0x80)));
  }

  @Test
  void protocol_info_of_a_listening_and_of_a_beamed_lock() {
    assertEquals(
        new NodeProtocolInfo(true, false, false, 0x04, 0x40, 0x03),
        NodeProtocolInfo.decode(Octets.ofHex("db9c01044003")));
    // bit 6 of the second byte: woken by a beam of 1000 ms
    assertEquals(
        new NodeProtocolInfo(false, true, false, 0x04, 0x40, 0x03),
        NodeProtocolInfo.decode(Octets.ofHex("5bdc01044003")));
    assertFalse(NodeProtocolInfo.decode(Octets.ofHex("000000000000")).isKnown());
  }

  @Test
  void node_information_ends_its_supported_classes_at_the_mark() {
    // 0xF1 begins a two-byte id
    var info = NodeInformation.decode(Octets.ofHex("0440035e86f10076ef25"));
    assertEquals(Set.of(0x5E, 0x86, 0xF100, 0x76), info.supported());
  }

  @Test
  void send_data_to_a_static_and_to_a_bridge_controller() {
    Octets get = Octets.ofHex("7602");
    // node, length, command, options, callback
    assertEquals("07027602251f", sent(get, "00".repeat(32), NodeIdWidth.EIGHT_BITS));
    // own node, node, length, command, options, route, callback
    assertEquals("010702760225000000001f", sent(get, bridge(), NodeIdWidth.EIGHT_BITS));
    // node in two bytes
    assertEquals("0007027602251f", sent(get, "00".repeat(32), NodeIdWidth.SIXTEEN_BITS));
  }

  @Test
  void what_the_stick_tells() {
    assertEquals(
        new StickMessage.FromNode(0, 7, Octets.ofHex("760300")),
        message(0x04, "000703760300", NodeIdWidth.EIGHT_BITS));
    // receive status, destination, source, length, command, multicast mask length, RSSI
    assertEquals(
        new StickMessage.FromNode(0, 7, Octets.ofHex("760300")),
        message(0xA8, "00010703760300007f", NodeIdWidth.EIGHT_BITS));
    assertEquals(
        new StickMessage.FromNode(0, 300, Octets.ofHex("760300")),
        message(0x04, "00012c03760300", NodeIdWidth.SIXTEEN_BITS));
    assertEquals(
        new StickMessage.NodeInfo(7, Octets.ofHex("04400376")),
        message(0x49, "84070404400376", NodeIdWidth.EIGHT_BITS));
    assertEquals(
        new StickMessage.NodeInfoFailed(), message(0x49, "810000", NodeIdWidth.EIGHT_BITS));
    assertEquals(new StickMessage.Unmodelled(0x4C), message(0x4C, "0101", NodeIdWidth.EIGHT_BITS));
  }

  @Test
  void foreign_frames_are_known_as_such() {
    assertTrue(new StickMessage.FromNode(0x40, 7, Octets.NONE).isForeign());
    assertTrue(new StickMessage.FromNode(0x80, 7, Octets.NONE).isForeign());
    assertFalse(new StickMessage.FromNode(0x11, 7, Octets.NONE).isForeign());
    assertTrue(new StickMessage.FromNode(0x04, 7, Octets.NONE).isToMany());
    assertTrue(new StickMessage.FromNode(0x08, 7, Octets.NONE).isToMany());
    assertFalse(new StickMessage.FromNode(0x11, 7, Octets.NONE).isToMany());
  }

  @Test
  void how_a_transmission_went() {
    // callback id, status, ticks, repeaters
    assertEquals(new Transmission.Acknowledged(), calledBack("1f00000d"));
    assertEquals(new Transmission.Unacknowledged(), calledBack("1f01000d"));
    assertEquals(new Transmission.Unacknowledged(), calledBack("1f02000d"));
    assertEquals(new Transmission.AirJammed(), calledBack("1f020000"));
    assertEquals(new Transmission.Unacknowledged(), calledBack("1f02"));
    assertEquals(new Transmission.Unacknowledged(), calledBack("1f"));
    assertEquals(
        new Transmission.StickBusy(),
        Transmission.of(new SerialResult.Responded(Frame.response(0x13, Octets.of(0)))));
  }

  /**
   * Offsets of facts 4.1: ticks, repeaters, strengths, channels, scheme, way, speed, tries, link.
   */
  @Test
  void which_nodes_were_between_and_which_link_failed() {
    String way =
        "0003" + "02" + "b5" + "a0a17f7f" + "0000" + "02" + "04090000" + "43" + "02" + "0104";
    var report =
        TransmissionReport.of(
                new SerialResult.CalledBack(Frame.request(0x13, Octets.ofHex("1f00" + way))))
            .orElseThrow();
    assertEquals(List.of(4, 9), report.way());
    assertEquals(2, report.attempts());
    assertEquals(Optional.of(new TransmissionReport.Link(1, 4)), report.broken());
    assertEquals(30, report.tookMillis());
  }

  @Test
  void over_which_way_a_transmission_went() {
    // callback id, status, ticks, repeaters, strength
    assertEquals("30 ms, direct, -71 dBm", way("1f00" + "0003" + "00" + "b9"));
    assertEquals("1230 ms, over 1 node", way("1f00" + "007b" + "01" + "7f"));
    assertEquals("120 ms, over 2 nodes", way("1f00" + "000c" + "02" + "7d" + "7f7f"));
    assertEquals("untold", way("1f01" + "0003" + "00" + "b9"));
    assertEquals("untold", way("1f00000300"));
  }

  private static String way(String payload) {
    return TransmissionReport.of(
            new SerialResult.CalledBack(Frame.request(0x13, Octets.ofHex(payload))))
        .map(TransmissionReport::text)
        .orElse("untold");
  }

  private static Transmission calledBack(String payload) {
    return Transmission.of(new SerialResult.CalledBack(Frame.request(0x13, Octets.ofHex(payload))));
  }

  private static StickMessage message(int function, String payload, NodeIdWidth width) {
    return StickMessage.decode(Frame.request(function, Octets.ofHex(payload)), width);
  }

  private static String bridge() {
    return "92001c8000000000010631800300000000000000000500000000000000000000";
  }

  private static String sent(Octets command, String functions, NodeIdWidth width) {
    var capabilities = new ApiCapabilities(1, 0, 0, 0, 0, Octets.ofHex(functions));
    var id = new ControllerId(Octets.ofHex("c0de0001"), new NodeId(1));
    var stick =
        new StickInfo(
            capabilities, InitData.NONE, ControllerVersion.NONE, id, width, LongestCommands.USUAL);
    return SendData.to(
            new NodeId(7), command, SendData.Effort.ALL_ROUTES, 0x1F, Permit.unlimited(), stick)
        .payload()
        .hex();
  }
}
