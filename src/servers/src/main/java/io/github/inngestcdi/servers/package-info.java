/**
 * Application servers in processes of their own: started, told to deploy and undeploy, looked into, and killed.
 *
 * <p>For tests, benchmarks and the like; not published. What differs in starting one server or another is in the class of
 * that {@link io.github.inngestcdi.servers.ServerKind}, and nowhere else.
 */
@NullMarked
package io.github.inngestcdi.servers;

import org.jspecify.annotations.NullMarked;
