/**
 * An embedded Inngest Server for development and tests: start it in a test, in an application, or from a command line.
 *
 * <p>It speaks Inngest's own protocol over HTTP, so any Inngest SDK can use it. Its state lives in memory and ends with the
 * process: it is not meant for production. Nothing here needs a container or another module of the project.
 */
@NullMarked
package io.github.inngestcdi.devserver;

import org.jspecify.annotations.NullMarked;
