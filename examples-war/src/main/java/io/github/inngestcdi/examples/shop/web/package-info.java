/** Shared by the resources: rules for requests, answers to errors, and the ids of sent events. */
@NullMarked
package io.github.inngestcdi.examples.shop.web;

import org.jspecify.annotations.NullMarked;
