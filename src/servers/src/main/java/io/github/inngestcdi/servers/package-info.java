/**
 * Starts application servers in separate processes, deploys and undeploys applications, inspects the servers, and kills
 * them.
 *
 * <p>Used by tests, benchmarks and the demo; not published. The differences between servers are only in the classes that
 * implement {@link io.github.inngestcdi.servers.ServerKind}.
 */
@NullMarked
package io.github.inngestcdi.servers;

import org.jspecify.annotations.NullMarked;
