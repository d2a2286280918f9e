/** What the resources share: rules for what comes in, answers to what went wrong, ids of what was sent. */
@NullMarked
package io.github.inngestcdi.examples.shop.web;

import org.jspecify.annotations.NullMarked;
