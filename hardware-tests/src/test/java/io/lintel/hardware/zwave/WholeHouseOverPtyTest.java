package io.lintel.hardware.zwave;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

class WholeHouseOverPtyTest extends WholeHouse {
  private @Nullable SerialBridge bridge;

  @Override
  String address(ZwaveHouse house, Path folder) {
    bridge = SerialBridge.open(folder, house);
    return bridge.address();
  }

  @AfterAll
  void close_the_bridge() {
    if (bridge != null) {
      bridge.close();
    }
  }
}
