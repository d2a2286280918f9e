/**
 * What extensions of the SDK implement or use: small interfaces for its replaceable parts, and prepared events for extensions
 * that store events before they send them. Kept compatible within a major version; nothing here reads a setting or the network.
 */
@NullMarked
package io.github.inngestcdi.spi;

import org.jspecify.annotations.NullMarked;
