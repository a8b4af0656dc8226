package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.security.Level;

/** A level at which a node may be spoken with, and its keys. */
public record S2Grant(Level level, S2Keys keys) {}
