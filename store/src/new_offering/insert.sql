-- A new offering's own row.
insert into offering (
    id, kind, institution_id, campus_id, name, subject, capacity, admission, opens_at, closes_at,
    fee, age_from, age_to, level, conditions_note, health_note, telephone, contact, bring,
    directions, note, venue_id, first_at, first_to, last_at, last_to, session_count, search_text,
    name_key, import_key, import_fingerprint, allocation
) values (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
    $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32
)
