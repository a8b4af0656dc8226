package io.lintel.gateway.driver.plugin;

import io.lintel.gateway.config.PluginCheck;
import java.util.List;

/**
 * What {@code driver.json} says of a plugin. Read and checked before any of its code runs.
 *
 * @param id the plugin's name, as {@code type:} gives it
 * @param name for people
 * @param version of the plugin
 * @param spiMajor the driver interface that it was built for
 * @param spiMinor the least that it needs of that interface
 * @param nativeCode what may be done with it in a running gateway
 * @param pluginClass the one service that it offers
 * @param jars file names within the folder, in class path order
 * @param rules what may stand under {@code drivers: <instance>:} and a device's {@code address:}
 * @param verbs what operators may have done
 */
public record Descriptor(
    String id,
    String name,
    String version,
    int spiMajor,
    int spiMinor,
    NativeCode nativeCode,
    String pluginClass,
    List<String> jars,
    PluginCheck.Rules rules,
    List<Verb> verbs) {

  /** How a plugin reaches native code. */
  public enum NativeCode {
    NONE,
    /** Through {@code java.lang.foreign}: can be unloaded. */
    FFM,
    /** Through JNI: a library loads into one class loader only, so it stays until the end. */
    JNI
  }
}
