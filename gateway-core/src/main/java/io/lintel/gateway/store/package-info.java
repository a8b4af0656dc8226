/** What must survive a crash: journal, outbox, inbox, attempts, devices. */
@NullMarked
package io.lintel.gateway.store;

import org.jspecify.annotations.NullMarked;
