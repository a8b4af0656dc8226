package io.lintel.gateway.cli;

import io.lintel.gateway.config.Nearest;
import java.util.List;
import java.util.UUID;

/** Finds the device that someone means by its id or its name. Pure. */
final class DeviceNames {

  /** What was found. */
  sealed interface Found {
    record One(UUID deviceId) implements Found {}

    record None(String message) implements Found {}
  }

  private DeviceNames() {}

  static Found find(String idOrName, List<Control.DeviceView> devices) {
    var matches =
        devices.stream()
            .filter(
                device ->
                    device.deviceId().toString().equalsIgnoreCase(idOrName)
                        || device.name().equalsIgnoreCase(idOrName))
            .toList();
    return switch (matches.size()) {
      case 1 -> new Found.One(matches.getFirst().deviceId());
      case 0 -> new Found.None("there is no device \"" + idOrName + "\"" + hint(idOrName, devices));
      default ->
          new Found.None(
              matches.size()
                  + " devices are called \""
                  + idOrName
                  + "\": give the id of one, "
                  + ids(matches));
    };
  }

  private static String hint(String idOrName, List<Control.DeviceView> devices) {
    return Nearest.hint(idOrName, devices.stream().map(Control.DeviceView::name).toList());
  }

  private static String ids(List<Control.DeviceView> devices) {
    return String.join(", ", devices.stream().map(device -> device.deviceId().toString()).toList());
  }
}
