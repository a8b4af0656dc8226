package io.lintel.gateway.access;

import java.util.List;

/**
 * What an input led to.
 *
 * @param effects in order; what is to be kept comes first
 * @param durableFirst whether all of it counts only once it is durable
 */
record Step(DeviceCodes state, List<Effect> effects, boolean durableFirst) {

  Step {
    effects = List.copyOf(effects);
  }
}
