package org.consentcourier.web;

import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * The language a public page is written in, and where the same page is found in the others.
 *
 * @param here the page's own address, without a language
 */
@TemplateData
record Speech(Language language, String here) {

    public List<Language> languages() {
        return List.of(Language.values());
    }

    public boolean isIn(Language other) {
        return language == other;
    }

    public String in(Language other) {
        return here + (here.contains("?") ? "&" : "?") + Languages.PARAMETER + "=" + other.tag();
    }

    /** The same, for a page that is not found where it was asked for, such as the answer to a form. */
    Speech at(String address) {
        return new Speech(language, address);
    }
}
