package org.consentcourier.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.consentcourier.access.Roles;
import org.consentcourier.consent.ConsentRow;
import org.consentcourier.consent.ConsentViews;
import org.consentcourier.roster.People;
import org.consentcourier.roster.PersonSearch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/people")
@RolesAllowed({Roles.IT, Roles.AUDITOR})
@Tag(name = "People", description = "The persons of all rosters")
class PeopleResource {

    private final PersonSearch search;
    private final People people;
    private final ConsentViews consents;

    PeopleResource(PersonSearch search, People people, ConsentViews consents) {
        this.search = search;
        this.people = people;
        this.consents = consents;
    }

    /** One person with their User IDs and where they stand with each application. */
    record PersonDetail(@JsonUnwrapped People.PersonView person, List<ConsentRow> consents) {}

    @GET
    @Operation(operationId = "listPeople", summary = "Persons by a part of their name or address, ordered by address")
    public Listing<PersonSearch.PersonRow> list(@RestQuery @DefaultValue("") String q, @BeanParam Page page) {
        var after = page.after(id -> people.find(id).isPresent());
        return Listing.of(search.find(q, after, page.oneMore()), page, PersonSearch.PersonRow::id);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPerson", summary = "One person with their User IDs and consents")
    public PersonDetail find(UUID id) {
        return people.find(id)
                .map(person -> new PersonDetail(person, consents.ofPerson(id)))
                .orElseThrow(NotFoundException::new);
    }
}
