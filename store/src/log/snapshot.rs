//! How a thing stands, as the log tells it: a few columns of its row, read before a change and after it.

use domain::calendar::slots_written;
use domain::id::InstitutionId;
use domain::log::{About, Facts, Field};
use domain::plan::PlannedClass;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;

/// Where the values of one kind of thing stand.
struct Kept {
    /// The tables, ending with the condition on `$1`, the key, and `$2`, the institution.
    from: &'static str,
    values: &'static [(Field, &'static str)],
}

/// The values of a share of an offering's places.
macro_rules! share {
    ($column:literal, $whom:literal) => {
        concat!(
            "(select h.",
            $column,
            " from offering_share h where h.offering_id = o.id and h.for_whom = '",
            $whom,
            "')"
        )
    };
}
const OFFERING: Kept = Kept {
    from: "offering o left join class k on k.offering_id = o.id left join activity y on y.offering_id = o.id \
           left join shift z on z.offering_id = o.id left join course r on r.id = k.course_id \
           left join department d on d.id = r.department_id where o.id = $1 and o.institution_id = $2",
    values: &[
        (Field::State, "o.state"),
        (Field::OpensAt, "o.opens_at"),
        (Field::ClosesAt, "o.closes_at"),
        (Field::Places, "o.capacity"),
        (Field::Allocation, "o.allocation"),
        (Field::ReturningFrom, "k.returning_from"),
        (
            Field::ReturningPlaces,
            "case when k.returning_from is null then null else k.returning_places end",
        ),
        (Field::Follows, "k.follows_id"),
        (Field::NewcomerPlaces, share!("places", "newcomers")),
        (Field::NewcomersUntil, share!("until", "newcomers")),
        (Field::DistrictPlaces, share!("places", "district")),
        (Field::DistrictUntil, share!("until", "district")),
        (Field::Liaison, "o.liaison_id"),
        (Field::Name, "o.name"),
        (Field::Department, "d.name"),
        (Field::Course, "r.name"),
        (Field::Fee, "o.fee"),
        (Field::AgeFrom, "o.age_from"),
        (Field::AgeTo, "o.age_to"),
        (Field::Conditions, "o.conditions_note"),
        (Field::Health, "o.health_note"),
        (Field::Audience, "y.audience"),
        (Field::Skills, "z.skills"),
        (Field::Telephone, "o.telephone"),
        (Field::Contact, "o.contact"),
        (Field::Bring, "o.bring"),
        (Field::Directions, "o.directions"),
        (Field::Note, "o.note"),
    ],
};

const SESSION: Kept = Kept {
    from: "session s join offering o on o.id = s.offering_id where s.id = $1 and o.institution_id = $2",
    values: &[
        (Field::StartsAt, "s.starts_at"),
        (Field::EndsAt, "s.ends_at"),
        (Field::Room, "s.venue_id"),
        (Field::Cancelled, "case when s.cancelled_at is null then null else 'yes' end"),
        (Field::Substitute, "s.substitute"),
    ],
};

const SIGN_UP: Kept = Kept {
    from: "sign_up s join offering o on o.id = s.offering_id where s.id = $1 and o.institution_id = $2",
    values: &[
        (Field::State, "case when s.answer_by is null then s.state else 'offered' end"),
        (Field::PayBy, "s.pay_by"),
        (Field::Paid, "case when s.paid_at is null then null else 'yes' end"),
        (Field::Receipt, "s.receipt"),
    ],
};

const PERSON: Kept = Kept {
    from: "member m join person p on p.id = m.person_id where m.person_id = $1 and m.institution_id = $2",
    values: &[
        (Field::Card, "m.card_number"),
        (Field::OwnWay, "p.own_way"),
        (Field::Address, "p.address"),
    ],
};

const ROOM: Kept = Kept {
    from: "venue v where v.id = $1 and v.institution_id = $2",
    values: &[
        (Field::Name, "v.name"),
        (Field::Floor, "v.floor"),
        (Field::Directions, "v.directions"),
        (Field::Capacity, "v.capacity"),
        (Field::Equipment, "v.equipment"),
        (Field::Bring, "v.bring"),
        (Field::StepFree, "v.step_free"),
        (Field::LongestMinutes, "v.longest_minutes"),
        (Field::DaysAhead, "v.days_ahead"),
        (Field::Lending, "v.lending"),
        (Field::RetiredAt, "v.retired_at"),
    ],
};

const CLOSURE: Kept = Kept {
    from: "closure c where c.id = $1 and c.institution_id = $2",
    values: &[
        (Field::StartsAt, "c.from_at"),
        (Field::EndsAt, "c.to_at"),
        (Field::Ended, "case when c.removed_at is null then null else 'yes' end"),
    ],
};

const BOOKING: Kept = Kept {
    from: "booking b where b.id = $1 and b.institution_id = $2",
    values: &[
        (Field::State, "b.state"),
        (Field::StartsAt, "b.starts_at"),
        (Field::EndsAt, "b.ends_at"),
        (Field::Room, "b.venue_id"),
        (Field::InLineSince, "b.in_line_since"),
    ],
};

const INSTITUTION: Kept = Kept {
    from: "institution i where i.id = $1 and i.id = $2",
    values: &[
        (Field::MostClasses, "i.most_classes"),
        (Field::MostShifts, "i.most_shifts"),
        (Field::MostBookings, "i.most_bookings"),
        (Field::FeeDays, "i.fee_days"),
        (Field::FeeCounter, "i.fee_counter"),
        (Field::Reminded, "i.reminded"),
        (Field::SendsFrom, "i.sends_from"),
        (Field::SendsTo, "i.sends_to"),
    ],
};

const ACCOUNT: Kept = Kept {
    from: "coordinator c where c.person_id = $1 and c.institution_id = $2",
    values: &[
        (Field::Role, "c.role"),
        (Field::Teaches, "c.teaches"),
        (Field::Ended, "case when c.ended_at is null then null else 'yes' end"),
    ],
};

const TERM: Kept = Kept {
    from: "term t where t.id = $1 and t.institution_id = $2",
    values: &[
        (Field::Name, "t.name"),
        (Field::StartsOn, "t.starts_on"),
        (Field::EndsOn, "t.ends_on"),
    ],
};

const DEPARTMENT: Kept = Kept {
    from: "department d where d.id = $1 and d.institution_id = $2",
    values: &[(Field::Name, "d.name")],
};

const PLANNED: Kept = Kept {
    from: "plan_class p where p.id = $1 and p.institution_id = $2",
    values: &[
        (Field::Room, "p.venue_id"),
        (Field::Follows, "p.follows_id"),
        (Field::Ended, "case when p.removed_at is null then null else 'yes' end"),
    ],
};

const DRAW: Kept = Kept {
    from: "draw d where d.id = $1 and d.institution_id = $2",
    values: &[
        (
            Field::State,
            "case when d.called_off_at is not null then 'called_off' when d.drawn_at is not null then 'held' \
             when d.frozen_at is not null then 'frozen' else 'planned' end",
        ),
        (Field::OpensAt, "d.opens_at"),
        (Field::ClosesAt, "d.closes_at"),
    ],
};

const CONSENT: Kept = Kept {
    from: "consent c where c.id = $1 and c.institution_id = $2",
    values: &[(Field::Ended, "case when c.ended_at is null then null else 'yes' end")],
};

const MESSAGE: Kept = Kept {
    from: "outbox_message m where m.id = $1 and m.institution_id = $2",
    values: &[(Field::State, "m.state")],
};

const fn kept(about: About) -> Option<&'static Kept> {
    match about {
        About::Offering(_) => Some(&OFFERING),
        About::Session(_) => Some(&SESSION),
        About::SignUp(_) => Some(&SIGN_UP),
        About::Person(_) => Some(&PERSON),
        About::Room(_) => Some(&ROOM),
        About::Closure(_) => Some(&CLOSURE),
        About::Booking(_) => Some(&BOOKING),
        About::Institution(_) => Some(&INSTITUTION),
        About::Account(_) => Some(&ACCOUNT),
        About::Term(_) => Some(&TERM),
        About::Department(_) => Some(&DEPARTMENT),
        About::Planned(_) => Some(&PLANNED),
        About::Draw(_) => Some(&DRAW),
        About::Consent(_) => Some(&CONSENT),
        About::Message(_) => Some(&MESSAGE),
        About::Application(_) | About::Receipt(_) | About::Import(_) => None,
    }
}

/// How a thing of the institution stands; nothing of what is not there, or another's.
pub(super) async fn snapshot(
    connection: &mut AnyConnection,
    about: About,
    of: InstitutionId,
) -> Result<Facts> {
    let mut facts = Facts::new();
    let Some(Kept { from, values }) = kept(about) else { return Ok(facts) };
    let columns: Vec<String> = (0..)
        .zip(*values)
        .map(|(number, (_, value)): (usize, _)| format!("cast({value} as text) as v{number}"))
        .collect();
    // Only our own columns are in it.
    let sql = format!("select {} from {from}", columns.join(", "));
    let query = sqlx::query(AssertSqlSafe(sql)).bind(about.id().to_string()).bind(of.to_string());
    let Some(row) = query.fetch_optional(&mut *connection).await? else { return Ok(facts) };
    for (number, (field, _)) in (0..).zip(*values) {
        let value = row.text_if_any(&format!("v{number}"))?.filter(|value| !value.is_empty());
        facts.extend(value.map(|value| (*field, value)));
    }
    if let About::Room(_) = about {
        let hours = hours(connection, about).await?;
        facts.extend((!hours.is_empty()).then_some((Field::Hours, hours)));
    }
    if let About::Planned(_) = about {
        facts.extend(planned(connection, about).await?);
    }
    Ok(facts)
}

/// What is planned of a class, as far as it is not a column of its own.
async fn planned(connection: &mut AnyConnection, class: About) -> Result<Facts> {
    let sql = "select content from plan_class where id = $1";
    let row = sqlx::query(sql).bind(class.id().to_string()).fetch_one(connection).await?;
    let class: PlannedClass = serde_json::from_str(&row.text("content")?)?;
    let told = [
        (Field::Name, class.name),
        (Field::WeeklyTimes, slots_written(&class.slots)),
        (Field::Teacher, class.teacher),
        (Field::Places, class.capacity.to_string()),
        (Field::Amount, class.fee.0.to_string()),
    ];
    Ok(told.into_iter().filter(|(_, value)| !value.is_empty()).collect())
}

async fn hours(connection: &mut AnyConnection, room: About) -> Result<String> {
    let sql = "select weekday, from_minute, to_minute from venue_hours where venue_id = $1 \
               order by weekday, from_minute";
    let rows = sqlx::query(sql).bind(room.id().to_string()).fetch_all(connection).await?;
    let mut told = Vec::with_capacity(rows.len());
    for row in &rows {
        let (day, from): (i64, i64) = (row.number("weekday")?, row.number("from_minute")?);
        told.push(format!("{day} {from}-{}", row.number::<i64>("to_minute")?));
    }
    Ok(told.join(";"))
}

/// Locks what everybody who changes the thing locks first, so that what is read before the change is what it changes. On SQLite
/// nobody else writes.
pub(super) async fn lock(tx: &mut Tx, about: About, of: InstitutionId) -> Result<()> {
    let sql = match about {
        About::Offering(_) => {
            "select id from offering where id = $1 and institution_id = $2 for update"
        }
        About::Session(_) => {
            "select o.id from offering o join session s on s.offering_id = o.id \
             where s.id = $1 and o.institution_id = $2 for update of o"
        }
        About::Person(_) => {
            "select p.id from person p join member m on m.person_id = p.id \
             where p.id = $1 and m.institution_id = $2 for update of p"
        }
        About::Room(_) => "select id from venue where id = $1 and institution_id = $2 for update",
        About::Closure(_) => {
            "select v.id from venue v join closure c on c.venue_id = v.id \
             where c.id = $1 and v.institution_id = $2 for update of v"
        }
        About::Booking(_) => {
            "select v.id from venue v join booking b on b.venue_id = v.id \
             where b.id = $1 and v.institution_id = $2 for update of v"
        }
        About::Institution(_) => "select id from institution where id = $1 and id = $2 for update",
        About::Account(_) => {
            "select person_id from coordinator where person_id = $1 and institution_id = $2 for update"
        }
        About::Planned(_) => {
            "select id from plan_class where id = $1 and institution_id = $2 for update"
        }
        About::Draw(_) => "select id from draw where id = $1 and institution_id = $2 for update",
        About::Department(_) => {
            "select i.id from institution i join department d on d.institution_id = i.id \
             where d.id = $1 and i.id = $2 for update of i"
        }
        About::Term(_) => {
            "select i.id from institution i join term t on t.institution_id = i.id \
             where t.id = $1 and i.id = $2 for update of i"
        }
        _ => return Ok(()),
    };
    if tx.is_beside_others() {
        let query = sqlx::query(sql).bind(about.id().to_string()).bind(of.to_string());
        query.fetch_optional(&mut **tx).await?;
    }
    Ok(())
}
