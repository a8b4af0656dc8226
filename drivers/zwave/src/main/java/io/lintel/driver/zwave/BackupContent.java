package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.ApiCapabilities;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.backup.Backup;
import io.lintel.driver.zwave.backup.StickModel;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.security.join.ProvisioningList;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What of this driver goes into a backup, and comes back out of it. On the loop alone. */
final class BackupContent {
  private static final String NODE = "node.";
  private static final String GRANT = ".grant";
  private static final int LAST_NODE = 4_000;

  private final NetworkTools tools;
  private final StickInfo stick;

  BackupContent(NetworkTools tools, StickInfo stick) {
    this.tools = tools;
    this.stick = stick;
  }

  static StickModel model(StickInfo stick) {
    ApiCapabilities can = stick.capabilities();
    return new StickModel(
        wide(can.manufacturer()).plus(wide(can.productType())).plus(wide(can.productId())),
        Octets.of(can.firmwareMajor(), can.firmwareMinor()),
        stick.version().text(),
        stick.id().homeId());
  }

  Backup with(Octets nvm) {
    Map<String, Octets> kept = new LinkedHashMap<>();
    IntStream.rangeClosed(1, LAST_NODE)
        .filter(NodeId::isValid)
        .forEach(
            id -> {
              take(kept, NODE + id);
              take(kept, NODE + id + GRANT);
            });
    secret(ProvisioningList.SECRET_NAME)
        .ifPresent(list -> kept.put(ProvisioningList.SECRET_NAME, list));
    Octets keys = secret(NetworkKeys.SECRET_NAME).orElse(Octets.NONE);
    return new Backup(model(stick), nvm, keys, kept);
  }

  String summary() {
    return "home id "
        + stick.id().homeId().hex()
        + ". Keep it, and what opens it, away from this box and from each other.";
  }

  /** Puts all of it back but the stick's memory; then the keys, and then {@code done}. */
  void putBack(Backup backup, Runnable done) {
    backup.kept().forEach(this::putBack);
    Optional<NetworkKeys> keys = NetworkKeys.unsealed(new Secret(backup.keys().toArray()));
    keys.ifPresentOrElse(found -> tools.members().rekey(found, done), done);
  }

  private void putBack(String name, Octets value) {
    if (name.equals(ProvisioningList.SECRET_NAME)) {
      tools.host().secrets().put(name, new Secret(value.toArray()), () -> {});
    } else if (name.startsWith(NODE)) {
      tools.host().store().put(name, value.toArray(), () -> {});
    }
  }

  private void take(Map<String, Octets> kept, String name) {
    tools.host().store().get(name).map(Octets::copyOf).ifPresent(value -> kept.put(name, value));
  }

  private Optional<Octets> secret(String name) {
    return tools.host().secrets().get(name).map(Secret::reveal).map(Octets::copyOf);
  }

  private static Octets wide(int value) {
    return Octets.of(value >> 8, value & 0xFF);
  }
}
