package io.lintel.gateway.mqtt;

/**
 * What stands in our retained presence.
 *
 * @param epoch the store's epoch that it was published under
 * @param online whether it says so
 * @param ours whether this process published it
 */
record SeenPresence(long epoch, boolean online, boolean ours) {}
