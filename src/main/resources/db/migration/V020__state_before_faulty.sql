-- What a request was before Docusign did not know its user: a decline stays one, and a consent that is gone was taken back.

alter table consent_request add column status_before_faulty text;

update consent_request request set status_before_faulty = event.from_status
from (
    select distinct on (request_id) request_id, from_status from consent_event
    where to_status = 'FAULTY' and from_status <> 'FAULTY' order by request_id, id desc) event
where event.request_id = request.id
    and (request.status = 'FAULTY' or (request.status = 'LEFT' and request.status_before_left = 'FAULTY'));
