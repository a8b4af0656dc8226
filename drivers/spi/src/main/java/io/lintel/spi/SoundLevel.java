package io.lintel.spi;

/** A sensor that tells how loud it is. Each reading is a {@link Report.Sound}. */
public interface SoundLevel extends Capability {}
