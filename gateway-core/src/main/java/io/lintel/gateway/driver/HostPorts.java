package io.lintel.gateway.driver;

import io.lintel.gateway.driver.link.LinkSource;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import java.nio.file.Path;

/**
 * What the host of drivers is built on.
 *
 * @param supervisor where instances are started, watched and ended; never runs plugin code
 * @param dataDir the gateway's {@code data_dir}; each instance has a folder in it
 */
public record HostPorts(
    Time time,
    Loop supervisor,
    Threads threads,
    Store store,
    SecretVault vault,
    LinkSource links,
    ControlSockets controls,
    Path dataDir,
    Limits limits) {}
