package io.lintel.driver.zwave;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.spi.Host;

/** What work on the network needs. */
record NetworkTools(
    Host host, Stick stick, Radio radio, JoinAir air, RandomSource random, Members members) {
  NodePinger pinger() {
    return new NodePinger(host.time(), stick.line(), radio);
  }

  UnfinishedNote note() {
    return new UnfinishedNote(host.store());
  }
}
