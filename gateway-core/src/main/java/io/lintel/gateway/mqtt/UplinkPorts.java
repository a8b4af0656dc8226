package io.lintel.gateway.mqtt;

import io.lintel.gateway.action.CommandIntake;
import io.lintel.gateway.action.GatewayNews;
import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;

/**
 * What the uplink is connected to inside the daemon.
 *
 * @param loop the uplink's own; closed by who made it, after the uplink
 * @param jitterSeed of back-off, so that a hundred gateways do not come back in one second
 */
public record UplinkPorts(
    Time time,
    Loop loop,
    Store store,
    CommandIntake intake,
    GatewayNews news,
    HouseLog log,
    EpochKeeper epochs,
    long jitterSeed) {}
