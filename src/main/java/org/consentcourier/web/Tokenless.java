package org.consentcourier.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Takes what no page of ours sends, and believes nothing of it but the signed link in its address. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Tokenless {}
