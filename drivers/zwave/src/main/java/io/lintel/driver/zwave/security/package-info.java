/** Which keys a node is spoken to with; below it, one package for each scheme. Pure. */
@NullMarked
package io.lintel.driver.zwave.security;

import org.jspecify.annotations.NullMarked;
