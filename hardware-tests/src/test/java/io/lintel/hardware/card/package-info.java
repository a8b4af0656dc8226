/** A reader of smart cards and a card, both virtual, behind Debian's own PC/SC service. */
@NullMarked
package io.lintel.hardware.card;

import org.jspecify.annotations.NullMarked;
