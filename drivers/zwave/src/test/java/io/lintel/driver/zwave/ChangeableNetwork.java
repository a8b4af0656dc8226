package io.lintel.driver.zwave;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.testkit.World;
import java.time.Duration;
import java.util.Arrays;

/**
 * The part of a {@link SimulatedStick} that changes its network and lets its memory be read, and
 * the person who presses buttons.
 */
final class ChangeableNetwork {
  private static final int ADD = 0x4A;
  private static final int REMOVE = 0x4B;
  private static final Duration STEP = Duration.ofMillis(20);

  private final World world;
  private final SimulatedStick stick;

  /** Adding, removing, replacing, or 0. */
  int mode;

  boolean listening;

  /** What the stick was last told to take in. */
  Octets added = Octets.NONE;

  boolean memoryOpen;
  byte[] memory = new byte[600];

  /** What the memory gives at once; its writers keep to that. */
  int chunkMax = 0xFF;

  /** Happens instead of this write, counted from 0 and down; below 0 all writes are done. */
  int writesLeft = -1;

  Runnable insteadOfWrite = () -> {};

  private int offsetBytes = 4;

  /** What the newcomer says of itself, without its length. */
  Octets information = Octets.ofHex("04080643");

  private int callbackId;

  ChangeableNetwork(World world, SimulatedStick stick) {
    this.world = world;
    this.stick = stick;
    Arrays.fill(memory, (byte) 7);
    stick.more.put(0x02, _ -> stick.answer(0x02, initData()));
    stick.more.put(ADD, payload -> change(ADD, payload));
    stick.more.put(REMOVE, payload -> change(REMOVE, payload));
    stick.more.put(0x61, this::removeFailed);
    stick.more.put(0x62, payload -> stick.answer(0x62, Octets.of(isGone(payload) ? 1 : 0)));
    stick.more.put(0x63, this::replaceFailed);
    stick.more.put(0x10, _ -> stick.answer(0x10, Octets.of(1)));
    stick.more.put(0x3B, _ -> stick.answer(0x3B, Octets.of(0xA1, 0xA0)));
    stick.more.put(0x80, _ -> stick.answer(0x80, Octets.of(2)));
    stick.more.put(0x3D, this::memory);
  }

  /** A stick of the 700 series, whose memory has offsets of 16 bits. */
  void knowsClassicMemoryAlone() {
    stick.more.remove(0x3D);
    stick.more.put(0x2E, this::memory);
    offsetBytes = 2;
  }

  /** Someone puts a new device into its joining mode. */
  void comes(SimulatedNode node) {
    stick.nodes.put(node.id, node);
    if (mode == 0x63) {
      mode = 0;
      say(0x63, Octets.of(callbackId, 4));
      return;
    }
    say(ADD, Octets.of(callbackId, 2));
    say(
        ADD,
        Octets.of(callbackId, 3)
            .plus(stick.id(node.id))
            .plus(information.size())
            .plus(information));
    say(ADD, Octets.of(callbackId, 5));
  }

  /** It has lost its power in between: whatever it did is over. */
  void restarted() {
    mode = 0;
    listening = false;
    memoryOpen = false;
  }

  /** Someone puts a device into its leaving mode. */
  void leaves(SimulatedNode node) {
    say(REMOVE, Octets.of(callbackId, 2));
    say(REMOVE, Octets.of(callbackId, 3).plus(stick.id(node.id)).plus(0));
    stick.nodes.remove(node.id);
    say(REMOVE, Octets.of(callbackId, 6).plus(stick.id(node.id)).plus(0));
  }

  private void change(int function, Octets payload) {
    int what = payload.at(0) & 0x0F;
    if (what == 9) {
      listening = true;
    } else if (what == 5) {
      listening = false;
      mode = 0;
      if (payload.at(1) != 0) {
        say(function, Octets.of(payload.at(1), 6));
      }
    } else {
      mode = function;
      added = payload;
      callbackId = payload.at(1);
      say(function, Octets.of(callbackId, 1));
    }
  }

  private void removeFailed(Octets payload) {
    stick.answer(0x61, Octets.of(0));
    stick.nodes.remove(payload.at(0));
    say(0x61, Octets.of(payload.at(1), 1));
  }

  private void replaceFailed(Octets payload) {
    stick.answer(0x63, Octets.of(0));
    mode = 0x63;
    callbackId = payload.at(1);
    say(0x63, Octets.of(callbackId, 3));
  }

  private boolean isGone(Octets payload) {
    SimulatedNode node = stick.nodes.get(payload.at(0));
    return node == null || node.mood == SimulatedNode.Mood.OFFLINE;
  }

  private Octets initData() {
    byte[] mask = new byte[29];
    mask[0] = 1;
    for (int node : stick.nodes.keySet().stream().filter(id -> id <= 232).toList()) {
      mask[(node - 1) / 8] |= (byte) (1 << (node - 1) % 8);
    }
    return Octets.of(9, 8, 29).plus(Octets.copyOf(mask)).plus(7, 0);
  }

  private void memory(Octets request) {
    switch (request.at(0)) {
      case 0 -> {
        memoryOpen = true;
        answerMemory(0, memory.length, Octets.NONE);
      }
      case 1 -> {
        int offset = offset(request);
        int end = Math.min(memory.length, offset + Math.min(chunkMax, request.at(1)));
        Octets data = Octets.copyOf(Arrays.copyOfRange(memory, offset, end));
        answerMemory(data.size(), offset, data);
      }
      case 2 -> write(offset(request), request.from(2 + offsetBytes));
      default -> {
        memoryOpen = false;
        answerMemory(0, 0, Octets.NONE);
      }
    }
  }

  private void write(int offset, Octets data) {
    if (writesLeft == 0) {
      writesLeft = -1;
      insteadOfWrite.run();
      return;
    }
    writesLeft = Math.max(-1, writesLeft - 1);
    System.arraycopy(data.toArray(), 0, memory, offset, data.size());
    answerMemory(data.size(), offset, Octets.NONE);
  }

  private void answerMemory(int length, int number, Octets data) {
    Octets reply = Octets.of(0, length).plus(wide(number)).plus(data);
    stick.answer(offsetBytes == 4 ? 0x3D : 0x2E, reply);
  }

  private int offset(Octets request) {
    return request.at(offsetBytes) << 8 | request.at(offsetBytes + 1);
  }

  private Octets wide(int value) {
    return Octets.copyOf(new byte[offsetBytes - 2]).plus(value >> 8, value & 0xFF);
  }

  private void say(int function, Octets payload) {
    world.after(STEP, () -> stick.say(Frame.request(function, payload)));
  }
}
