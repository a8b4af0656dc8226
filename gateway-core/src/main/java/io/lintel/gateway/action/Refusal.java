package io.lintel.gateway.action;

/**
 * Why a command is not accepted.
 *
 * @param message says what to do
 */
public record Refusal(Reason reason, String message) {

  /** The reasons of the contract. The error type of the attempt, and the reason of the event. */
  public enum Reason {
    TOO_LARGE("too_large"),
    NOT_JSON("not_json"),
    NO_ID("no_action_attempt_id"),
    ID_REUSED("action_attempt_id_reused"),
    RETAINED("retained_command"),
    EXPIRED("action_attempt_expired"),
    WINDOW("invalid_window"),
    NEW_STORE("store_replaced"),
    CLOCK_UNTRUSTED("clock_untrusted"),
    UNKNOWN_TYPE("unknown_action_type"),
    BAD_PARAMETER("invalid_parameter"),
    UNKNOWN_DEVICE("device_not_found"),
    CAPABILITY("device_not_supported"),
    RATE("rate_limited"),
    LANE_FULL("device_busy"),
    STORE_UNREADABLE("gateway_storage_unavailable");

    private final String wireName;

    Reason(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }
}
