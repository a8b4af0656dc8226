package io.lintel.gateway.access;

import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.Command;
import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.Refusal;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Report;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * Carries out what is asked of access codes: says what shall be, and waits for what becomes of it.
 * On the engine's loop alone.
 */
public final class AccessCodes implements Specialist, CodeBook {

  private final CodeSettings settings;
  private final ClockSense clock;
  private final CodeObject object;
  private final IntUnaryOperator random;
  private final Set<UUID> offline = new HashSet<>();
  private Optional<Shop> open = Optional.empty();
  private final List<Consumer<UUID>> listeners = new ArrayList<>();

  /**
   * Codes by these settings.
   *
   * @param clock by which their times count
   * @param random gives a number from 0 to below its argument, for digits that nobody can guess
   */
  public AccessCodes(CodeSettings settings, ClockSense clock, IntUnaryOperator random) {
    this.settings = settings;
    this.clock = clock;
    this.object = new CodeObject(settings.workspaceId(), settings.pins());
    this.random = random;
  }

  /** What there is once the store can be read. */
  private record Shop(Workshop workshop, Desks desks) {}

  @Override
  public Set<ActionType> types() {
    return Set.of(
        ActionType.CREATE_ACCESS_CODE,
        ActionType.UPDATE_ACCESS_CODE,
        ActionType.DELETE_ACCESS_CODE,
        ActionType.SYNC_ACCESS_CODES);
  }

  @Override
  public void start(Workshop workshop) {
    clock.start(workshop);
    var desks = new Desks(workshop, settings, clock);
    desks.load();
    listeners.forEach(desks::onChange);
    open = Optional.of(new Shop(workshop, desks));
    desks.start();
  }

  @Override
  public Optional<Refusal> check(Command command, Abilities can) {
    var deviceId = command.deviceId().orElseThrow();
    if (can.isKnown() && !can.offers(CodeSlots.class) && !gatewayHolds(deviceId)) {
      return Optional.of(
          new Refusal(
              Refusal.Reason.CAPABILITY,
              "the device holds no codes, and no reader that the gateway decides for guards it"));
    }
    try {
      readable(command, params(command));
      return Optional.empty();
    } catch (BadCode bad) {
      return Optional.of(new Refusal(Refusal.Reason.BAD_PARAMETER, bad.words()));
    }
  }

  private void readable(Command command, CodeParams params) {
    switch (command.type()) {
      case CREATE_ACCESS_CODE -> params.create();
      case UPDATE_ACCESS_CODE, DELETE_ACCESS_CODE -> params.codeId();
      default -> {} // SYNC_ACCESS_CODES has none; no other type comes here
    }
  }

  private boolean gatewayHolds(UUID deviceId) {
    return settings.isReader(deviceId) || settings.isGuarded(deviceId);
  }

  @Override
  public void perform(Command command, Consumer<Ending> then) {
    var desk = shop().desks().of(command.deviceId().orElseThrow());
    try {
      switch (command.type()) {
        case CREATE_ACCESS_CODE -> create(desk, command, then);
        case UPDATE_ACCESS_CODE -> update(desk, command, then);
        case DELETE_ACCESS_CODE -> delete(desk, command, then);
        default -> sync(desk, command, then);
      }
    } catch (BadCode bad) {
      then.accept(new Ending.Failure(bad.type(), bad.words()));
    }
  }

  /** The id follows from the attempt's, so that one begun before a restart is found again. */
  private void create(DeviceDesk desk, Command command, Consumer<Ending> then) {
    var id = codeId(command.attemptId());
    var result = result(desk, true);
    Runnable wait = () -> desk.waiters().awaitSet(id, command.deadline().bootNanos(), result, then);
    if (desk.state().codes().containsKey(id)) {
      desk.hear(new Input.Tick(), wait, () -> {});
      return;
    }
    desk.hear(new Input.Create(fresh(desk, id, command)), wait, () -> desk.waiters().refuse(then));
  }

  private AccessCode fresh(DeviceDesk desk, UUID id, Command command) {
    var draft = params(command).create();
    var checks = checks(desk);
    checks.room();
    var wanted =
        draft.pin().isPresent() ? draft.with(draft.pin().get()) : checks.chosen(draft, random);
    return AccessCode.create(
        id,
        desk.deviceId(),
        desk.now().at(),
        draft.pin().isEmpty(),
        checks.checked(wanted, Optional.empty()));
  }

  private void update(DeviceDesk desk, Command command, Consumer<Ending> then) {
    var params = params(command);
    var id = params.codeId();
    var was =
        Optional.ofNullable(desk.state().codes().get(id))
            .filter(code -> !code.deleting())
            .orElseThrow(() -> notFound(desk, id));
    var wanted = checks(desk).checked(params.update(was.wanted()), Optional.of(id));
    desk.hear(
        new Input.Update(id, wanted),
        () ->
            desk.waiters().awaitSet(id, command.deadline().bootNanos(), result(desk, false), then),
        () -> desk.waiters().refuse(then));
  }

  /** Unknown is gone already. */
  private void delete(DeviceDesk desk, Command command, Consumer<Ending> then) {
    var id = params(command).codeId();
    if (isUnmanaged(desk, id)) {
      throw new BadCode(
          "command_rejected",
          "the gateway did not set this code and never deletes such; delete it at the device");
    }
    desk.hear(
        new Input.Delete(id),
        () -> desk.waiters().awaitGone(id, command.deadline().bootNanos(), then),
        () -> desk.waiters().refuse(then));
  }

  private void sync(DeviceDesk desk, Command command, Consumer<Ending> then) {
    desk.waiters().awaitPass(command.deadline().bootNanos(), then);
    desk.hear(new Input.Sync());
  }

  private static BadCode notFound(DeviceDesk desk, UUID id) {
    return new BadCode(
        "access_code_not_found",
        isUnmanaged(desk, id)
            ? "the gateway did not set this code and never changes such; change it at the device"
            : "this device has no such code; it may have ended or been deleted");
  }

  private static boolean isUnmanaged(DeviceDesk desk, UUID id) {
    return desk.state().unmanaged().values().stream().anyMatch(code -> code.id().equals(id));
  }

  private Function<AccessCode, Ending> result(DeviceDesk desk, boolean creating) {
    return code -> {
      boolean reveal = creating && code.generated();
      var isOffline = offline.contains(desk.deviceId());
      var json = object.of(code, desk.holder(), desk.now(), isOffline, reveal);
      return Ending.success(Json.object().set("access_code", json));
    };
  }

  private static UUID codeId(UUID attemptId) {
    return UUID.nameUUIDFromBytes(("access_code/" + attemptId).getBytes(StandardCharsets.UTF_8));
  }

  private CodeChecks checks(DeviceDesk desk) {
    return new CodeChecks(desk.state(), desk.holder(), desk.now());
  }

  private CodeParams params(Command command) {
    return new CodeParams(command.parameters(), zone(command.deviceId().orElseThrow()));
  }

  private ZoneId zone(UUID deviceId) {
    return open.stream()
        .flatMap(shop -> shop.workshop().devices().stream())
        .filter(device -> device.deviceId().equals(deviceId))
        .flatMap(device -> device.ownZone().stream())
        .findFirst()
        .orElse(settings.siteZone());
  }

  @Override
  public void observe(UUID deviceId, Report.Observation what, Optional<Instant> occurredAt) {
    if (what instanceof Report.CodeSlot(int slot, var content)) {
      tell(deviceId, new Input.Seen(slot, content), true);
    }
  }

  @Override
  public void reported(UUID deviceId, Report report) {
    if (report instanceof Report.Offline || report instanceof Report.Removed) {
      offline.add(deviceId);
    } else if (report instanceof Report.Online && offline.remove(deviceId)) {
      tell(deviceId, new Input.Back(), false);
    }
  }

  @Override
  public void replaced(UUID deviceId) {
    offline.add(deviceId);
  }

  @Override
  public void abilitiesChanged(UUID deviceId) {
    tell(deviceId, new Input.Tick(), false);
  }

  private void tell(UUID deviceId, Input input, boolean always) {
    open.ifPresent(
        shop -> {
          var desk = always ? Optional.of(shop.desks().of(deviceId)) : shop.desks().known(deviceId);
          desk.ifPresent(known -> known.hear(input));
        });
  }

  /** Who opened, by the slot that the device names. */
  @Override
  public Map<String, Object> attribution(UUID deviceId, Report.Position position) {
    int slot = position.user().slot();
    var desk = open.flatMap(shop -> shop.desks().known(deviceId));
    if (position.method() != Report.Method.KEYCODE || slot < 1 || desk.isEmpty()) {
      return Map.of();
    }
    var state = desk.get().state();
    var managed =
        state.codes().values().stream()
            .filter(code -> code.placement(slot).isPresent())
            .findFirst()
            .map(code -> by(code.id(), true));
    return managed
        .or(() -> Optional.ofNullable(state.unmanaged().get(slot)).map(c -> by(c.id(), false)))
        .orElse(Map.of());
  }

  private static Map<String, Object> by(UUID codeId, boolean managed) {
    return Map.of("access_code_id", codeId.toString(), "access_code_is_managed", managed);
  }

  @Override
  public Map<String, Object> properties(UUID deviceId) {
    var fields = new HashMap<String, Object>();
    open.flatMap(shop -> shop.workshop().abilities(deviceId).traits(CodeTraits.class))
        .ifPresent(
            traits -> {
              fields.put("supported_code_lengths", traits.lengths().stream().sorted().toList());
              fields.put("max_active_codes_supported", traits.slots());
            });
    return fields;
  }

  @Override
  public void reset(UUID deviceId, Runnable then) {
    shop().desks().known(deviceId).ifPresentOrElse(desk -> desk.forget(then), then);
  }

  @Override
  public Stream<DoorCode> of(UUID guardedDevice) {
    return open.stream().flatMap(shop -> new HeldCodes(shop.desks(), settings).of(guardedDevice));
  }

  @Override
  public Stream<UUID> devices() {
    return open.stream().flatMap(shop -> new HeldCodes(shop.desks(), settings).devices());
  }

  @Override
  public Stream<DoorCode> madeFor(UUID device) {
    return open.stream().flatMap(shop -> new HeldCodes(shop.desks(), settings).madeFor(device));
  }

  @Override
  public Stream<DoorCode> heldBy(UUID device) {
    return open.stream().flatMap(shop -> new HeldCodes(shop.desks(), settings).heldBy(device));
  }

  @Override
  public void onChange(Consumer<UUID> device) {
    listeners.add(device);
    open.ifPresent(shop -> shop.desks().onChange(device));
  }

  private Shop shop() {
    return open.orElseThrow(() -> new IllegalStateException("not started"));
  }
}
