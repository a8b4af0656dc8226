package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.wire.NodeIdWidth;

/** A stick that is ready for work. */
public record StickInfo(
    ApiCapabilities capabilities,
    InitData network,
    ControllerVersion version,
    ControllerId id,
    NodeIdWidth width) {
  boolean isBridge() {
    return capabilities.isBridge();
  }
}
