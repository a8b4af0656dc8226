package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.api.ControllerId;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.join.NetworkKeys;

/**
 * With what this host speaks in secret.
 *
 * @param self of the stick: who speaks, in which network
 */
public record Credentials(ControllerId self, NetworkKeys keys, RandomSource random) {}
