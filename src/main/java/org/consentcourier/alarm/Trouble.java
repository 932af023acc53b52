package org.consentcourier.alarm;

import java.time.Instant;

/**
 * Something that is wrong now, in words for IT.
 *
 * @param place the key of an application, or the name of a machine
 * @param cause a short name for machines
 * @param said what is wrong
 * @param fix what to do about it
 */
record Trouble(Topic topic, String place, String cause, String said, String fix, Instant since) {}
