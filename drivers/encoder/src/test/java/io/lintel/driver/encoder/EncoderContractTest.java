package io.lintel.driver.encoder;

import io.lintel.driver.encoder.pcsc.CardLine;
import io.lintel.driver.encoder.pcsc.CardService;
import io.lintel.driver.encoder.pcsc.CardTrouble;
import io.lintel.driver.encoder.pcsc.CardTrouble.Kind;
import io.lintel.driver.encoder.tag.Answer;
import io.lintel.driver.encoder.tag.Octets;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Settings;
import io.lintel.testkit.EncoderContract;
import io.lintel.testkit.EncoderRig;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.VirtualHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

class EncoderContractTest extends EncoderContract {

  @Override
  protected EncoderRig rig(VirtualHost host) {
    return new Rig();
  }

  /** Two readers, each with a card of its own. */
  private static final class Rig implements EncoderRig, CardService {
    private final List<Reader> readers = List.of(new Reader("Reader 0"), new Reader("Reader 1"));

    private static final class Reader {
      final String name;
      VirtualTag tag = VirtualTag.empty();
      boolean laid = true;
      boolean plugged = true;
      boolean hung;
      int completedBefore;

      Reader(String name) {
        this.name = name;
      }
    }

    @Override
    public List<String> readers() {
      return readers.stream().filter(one -> one.plugged).map(one -> one.name).toList();
    }

    @Override
    public Optional<CardLine> connect(String name) throws CardTrouble {
      Reader reader =
          readers.stream().filter(one -> one.name.equals(name)).findFirst().orElseThrow();
      if (reader.hung) {
        throw new CardTrouble(Kind.NO_ANSWER, "SCARD_E_TIMEOUT");
      }
      reader.tag.powerUp();
      return reader.laid ? Optional.of(new Line(reader.tag)) : Optional.empty();
    }

    @Override
    public DriverPlugin plugin() {
      return (host, _) -> new EncoderDriver(host, this);
    }

    @Override
    public Settings settings() {
      return MapSettings.none();
    }

    @Override
    public TestDevice device(int n) {
      return TestDevice.numbered(n, MapSettings.of(Map.of("reader", "reader " + n)));
    }

    @Override
    public List<DeviceSetup> unfitDevices() {
      return List.of(TestDevice.numbered(2, MapSettings.none()));
    }

    @Override
    public void layCard(UUID deviceId) {
      of(deviceId).laid = true;
    }

    @Override
    public void takeCardAway(UUID deviceId) {
      of(deviceId).laid = false;
    }

    @Override
    public void hang(UUID deviceId) {
      of(deviceId).hung = true;
    }

    @Override
    public void wake(UUID deviceId) {
      of(deviceId).hung = false;
    }

    @Override
    public void refuse(UUID deviceId) {
      of(deviceId).completedBefore = movements(deviceId);
      of(deviceId).tag = VirtualTag.writeProtected();
    }

    @Override
    public void takeOffline(UUID deviceId) {
      of(deviceId).plugged = false;
    }

    @Override
    public void bringOnline(UUID deviceId) {
      of(deviceId).plugged = true;
    }

    @Override
    public int movements(UUID deviceId) {
      return of(deviceId).completedBefore + of(deviceId).tag.completions();
    }

    @Override
    public Duration answerTakesMax() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration patience() {
      return Errand.PATIENCE.plusSeconds(1);
    }

    private Reader of(UUID deviceId) {
      int n =
          Stream.of(0, 1).filter(i -> device(i).deviceId().equals(deviceId)).findFirst().orElse(0);
      return readers.get(n);
    }
  }

  private record Line(VirtualTag tag) implements CardLine {
    @Override
    public Answer transmit(Octets command) {
      return Answer.of(tag.answer(command.toArray()));
    }

    @Override
    public void close() {}
  }
}
