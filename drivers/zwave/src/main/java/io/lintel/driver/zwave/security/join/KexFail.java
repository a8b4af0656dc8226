package io.lintel.driver.zwave.security.join;

import java.util.Arrays;
import java.util.Optional;

/** Why one side ends an S2 key exchange (SDS13783, KEX Fail). */
public enum KexFail {
  KEY(0x01, JoinFailure.NODE_REFUSED_GRANT),
  SCHEME(0x02, JoinFailure.NODE_REFUSED_SCHEME),
  CURVES(0x03, JoinFailure.NODE_REFUSED_SCHEME),
  DECRYPT(0x05, JoinFailure.NODE_COULD_NOT_DECRYPT),
  CANCEL(0x06, JoinFailure.NODE_CANCELLED),
  AUTH(0x07, JoinFailure.NODE_SAW_WRONG_LEVEL),
  GET(0x08, JoinFailure.NODE_REFUSED_KEY),
  VERIFY(0x09, JoinFailure.NODE_NOT_VERIFIED),
  REPORT(0x0A, JoinFailure.NODE_REFUSED_KEY);

  private final int code;
  private final JoinFailure whenNodeSaysIt;

  KexFail(int code, JoinFailure whenNodeSaysIt) {
    this.code = code;
    this.whenNodeSaysIt = whenNodeSaysIt;
  }

  KexCommand.Fail command() {
    return new KexCommand.Fail(code);
  }

  static Optional<KexFail> of(int code) {
    return Arrays.stream(values()).filter(each -> each.code == code).findFirst();
  }

  /** What it means for the installer when the node ends with this type. */
  static JoinFailure saidByNode(int code) {
    return of(code).map(each -> each.whenNodeSaysIt).orElse(JoinFailure.NODE_CANCELLED);
  }
}
