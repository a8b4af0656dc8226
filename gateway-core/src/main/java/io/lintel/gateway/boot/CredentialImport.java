package io.lintel.gateway.boot;

import io.lintel.gateway.credential.Taken;
import io.lintel.gateway.model.Bytes;
import java.util.function.Consumer;

/** Where commands on the box hand records of credentials in. From any thread; returns at once. */
interface CredentialImport {

  void take(Bytes records, Consumer<Taken> then);
}
