package io.lintel.gateway.config;

/**
 * One entry under {@code drivers:}.
 *
 * @param instance its key: names data, locks, keys and supervision
 * @param type the plugin's id; the key unless {@code type:} says otherwise
 * @param settings the driver's own, which its descriptor describes; without {@code type}
 */
public record DriverConfig(String instance, String type, ConfigNode.Mapping settings) {}
