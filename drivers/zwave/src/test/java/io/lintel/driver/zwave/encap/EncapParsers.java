package io.lintel.driver.zwave.encap;

import static io.lintel.driver.zwave.wire.FuzzedParser.ofOctets;

import io.lintel.driver.zwave.wire.Crc16;
import io.lintel.driver.zwave.wire.FuzzedParser;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;

/** Every parser of encapsulations, for fuzzing. */
public final class EncapParsers {
  public static List<FuzzedParser> all() {
    return List.of(
        ofOctets(
            "what a command is wrapped in",
            Peeled::of,
            "6c0105037105000000",
            "6c0285ff00",
            "600d01026c0105027203",
            "600601620300",
            "560162022688",
            "8f01020262020372050a",
            "8f0101077105000000ff06"),
        ofOctets(
            "Transport Service",
            Segment::decode,
            "55c8300027",
            "55e830",
            "55f003",
            new Segment.Piece(60, 3, 0, Octets.ofHex("6203")).encode().hex(),
            new Segment.Piece(60, 3, 39, Octets.ofHex("6203ff")).encode().hex()),
        ofOctets(
            "Transport Service with its checksum mended",
            octets -> Segment.decode(Crc16.sealed(octets)),
            "55c03c30620311",
            "55e03c38270201026203ff"));
  }

  private EncapParsers() {}
}
