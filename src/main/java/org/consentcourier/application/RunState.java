package org.consentcourier.application;

/** Whether people of an application may be mailed; checks run in both. */
public enum RunState {
    PAUSED,
    STARTED
}
