package io.lintel.gateway.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * The {@code gateway:} section: who this gateway is.
 *
 * @param id also the MQTT client id and, with mutual TLS, the certificate's common name
 * @param workspaceId whose building this is, in the platform's books
 * @param connectedAccountId under which the platform files the devices; by default the UUIDv5 of
 *     workspace and gateway
 * @param dataDir store, keys, driver data and the admin socket
 * @param timeZone of the site: what staff read is in this one, whatever the operating system says
 * @param pluginDir the installation's {@code drivers} folder unless set
 */
public record SiteConfig(
    String id,
    UUID workspaceId,
    UUID connectedAccountId,
    Path dataDir,
    ZoneId timeZone,
    Optional<Path> pluginDir) {}
