package io.lintel.testkit;

import java.util.UUID;

/**
 * What {@link EncoderContract} needs beside. Its cards can be written, and hold nothing at first.
 */
public interface EncoderRig extends DriverRig {

  /** Lays a card on the encoder: the one that lay there before, if there was one. */
  void layCard(UUID deviceId);

  void takeCardAway(UUID deviceId);

  @Override
  default void prepare(UUID deviceId) {
    layCard(deviceId);
  }
}
